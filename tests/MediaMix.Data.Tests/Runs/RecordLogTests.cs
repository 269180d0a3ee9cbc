namespace MediaMix.Data.Tests;

public sealed class RecordLogTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    string Log => _temp.File("chain.log");

    public void Dispose() => _temp.Dispose();

    void Append(params byte[][] records)
    {
        using var log = RecordLog.Open(Log);
        foreach (var record in records)
            log.Append(record);
    }

    IReadOnlyList<byte[]> Read()
    {
        using var log = RecordLog.Open(Log);
        return log.Records;
    }

    [Fact]
    public void Open_AppendedRecords_AreThereInOrder()
    {
        Append([1, 2, 3], []);
        Append([4]);

        Assert.Equal([[1, 2, 3], [], [4]], Read());
    }

    [Fact]
    public void Open_CutAnywhere_KeepsTheWholeRecordsAndGoesOnBehindThem()
    {
        Append([1, 2, 3], [4, 5]);
        var whole = File.ReadAllBytes(Log);
        var first = sizeof(int) + 3 + 32;
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Log, whole[..length]);
            Append([9]);
            byte[][] expected = length < first ? [[9]] : [[1, 2, 3], [9]];
            Assert.Equal(expected, Read());
        }
    }

    [Fact]
    public void Open_AnyFlippedBit_EndsTheLogThere()
    {
        Append([1, 2, 3], [4, 5]);
        var whole = File.ReadAllBytes(Log);
        var first = sizeof(int) + 3 + 32;
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Log, damaged);
            byte[][] expected = bit / 8 < first ? [] : [[1, 2, 3]];
            Assert.Equal(expected, Read());
        }
    }
}
