using System.Diagnostics;

namespace MediaMix.Data.Tests;

public sealed class DrawsZarrTests : IDisposable
{
    const string Python = "/usr/bin/python3";

    readonly TemporaryFolder _temp = new();

    string Zarr => Path.Combine(_temp.File("run"), DrawsZarr.FolderName);

    public void Dispose() => _temp.Dispose();

    static StoredDraws Draws(int chains, int draws) => new(
        [
            Variable("tv.adstock.decay", chains, draws, (c, d) => c + d / 1024.0),
            Variable("control[covid=2]", chains, draws, (c, d) => -c * d),
            Variable("../a/ü %.zgroup", chains, draws, (_, d) => d % 7 == 0 ? double.NaN : double.Epsilon),
            Variable("Price", chains, draws, (_, _) => 1),
            Variable("price", chains, draws, (_, _) => 2),
            Variable(new string('渠', 90), chains, draws, (_, _) => 3),
            Variable("sample_stats", chains, draws, (_, _) => double.NegativeInfinity),
        ],
        [Variable("divergent", chains, draws, (c, d) => (c + d) % 2)]);

    static DrawVariable Variable(string name, int chains, int draws, Func<int, int, double> value) => new(
        name,
        [.. Enumerable.Range(0, chains).Select(c => Enumerable.Range(0, draws).Select(d => value(c, d)).ToArray())]);

    void Write(StoredDraws draws)
    {
        using var folder = RunFolder.Create(_temp.File("run"), replace: true);
        folder.Write("run.json", writer => writer.Write("{}"));
        DrawsZarr.Write(folder, draws);
        folder.Commit();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 500)]
    [InlineData(2, 1203)]
    [InlineData(2, 0)]
    public void Write_ThenRead_GivesTheSameBits(int chains, int draws)
    {
        var written = Draws(chains, draws);
        Write(written);

        var read = DrawsZarr.Read(Zarr);

        Assert.Equal(written.Parameters.Select(v => v.Name), read.Parameters.Select(v => v.Name));
        Assert.Equal(written.Statistics.Select(v => v.Name), read.Statistics.Select(v => v.Name));
        foreach (var (expected, actual) in written.Parameters.Concat(written.Statistics).Zip(read.Parameters.Concat(read.Statistics)))
            Assert.Equal(expected.Values.SelectMany(Bits), actual.Values.SelectMany(Bits));
    }

    [Fact]
    public void Write_UnequalShapes_Throws() =>
        Assert.Throws<ArgumentException>(() => Write(new StoredDraws([Variable("a", 2, 5, (_, _) => 0), Variable("b", 2, 6, (_, _) => 0)], [])));

    [Fact]
    public void Write_NameTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => Write(new StoredDraws([Variable("a", 1, 1, (_, _) => 0), Variable("a", 1, 1, (_, _) => 0)], [])));

    [Fact]
    public void Read_MissingFolder_IsAFault() =>
        Assert.Contains("no such file", Faulty.Single(() => DrawsZarr.Read(_temp.File("none"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tv.adstock.decay/0.0", "x")]
    [InlineData("tv.adstock.decay/.zarray", "{}")]
    [InlineData("tv.adstock.decay/.zarray", "[")]
    [InlineData("tv.adstock.decay/.zattrs", "{\"name\": 3}")]
    [InlineData(".zattrs", "{\"mediamix_order\": [\"../x\"]}")]
    [InlineData(".zattrs", "{\"mediamix_order\": 1}")]
    public void Read_DamagedFile_IsAFault(string file, string content)
    {
        Write(Draws(2, 10));
        File.WriteAllText(Path.Combine(Zarr, file), content);

        var fault = Faulty.Single(() => DrawsZarr.Read(Zarr));

        Assert.StartsWith("The stored draws are damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ReadByXarray_GivesTheSameNumbers()
    {
        Assert.SkipUnless(await Runs("import zarr, xarray"), "python3-zarr and python3-xarray are not installed.");
        Write(Draws(2, 1203));

        Assert.True(await Runs($$"""
            import xarray, numpy
            root = xarray.open_zarr(r'{{Zarr}}', consolidated=True)
            decay = root['tv.adstock.decay']
            assert decay.dims == ('chain', 'draw') and decay.shape == (2, 1203), decay
            expected = numpy.arange(2)[:, None] + numpy.arange(1203)[None, :] / 1024
            assert (decay.values == expected).all()
            assert root['control[covid=2]'].values[1, 1202] == -1202
            assert root['Price'].attrs['name'] == 'Price'
            stats = xarray.open_zarr(r'{{Zarr}}', group='sample_stats', consolidated=False)
            assert stats['divergent'].values[:, :2].tolist() == [[0, 1], [1, 0]]
            """));
    }

    static async Task<bool> Runs(string script)
    {
        if (!File.Exists(Python))
            return false;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", script]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        TestContext.Current.SendDiagnosticMessage(errors);
        return process.ExitCode == 0;
    }

    static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);
}
