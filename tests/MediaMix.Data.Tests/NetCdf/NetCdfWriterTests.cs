using System.Text;

namespace MediaMix.Data.Tests;

public class NetCdfWriterTests
{
    static byte[] Written(Action<NetCdfWriter> content)
    {
        using var stream = new MemoryStream();
        var writer = new NetCdfWriter(stream);
        content(writer);
        writer.Finish();
        return stream.ToArray();
    }

    /// <summary>Values that the author of lookup3 prints (driver5 of lookup3.c).</summary>
    [Theory]
    [InlineData("", 0xdeadbeefu)]
    [InlineData("Four score and seven years ago", 0x17770551u)]
    public void Hash_KnownTexts_IsThatOfItsAuthor(string text, uint expected) => Assert.Equal(expected, JenkinsHash.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Write_GroupOfArrays_StandsInTheBytes()
    {
        var labels = Enumerable.Range(0, 500).Select(static i => $"渠道 {i}").ToArray();
        var bytes = Written(writer =>
        {
            var group = writer.AddGroup("posterior");
            group.AddDimension("chain", [0, 1]);
            group.AddDimension("channel", labels);
            group.AddVariable("x[ü]", ["chain", "channel"], [[.. Enumerable.Range(0, 700).Select(static i => i / 8.0)], [.. Enumerable.Range(700, 300).Select(static i => i / 8.0)]], ("units", "currency"));
            group.AddMarks("odd", ["chain"], [true, false]);
            group.AddVariable("single", [], [[Math.PI]]);
            writer.AddGroup("empty").AddAttribute("why", "nothing");
        });
        var reader = new Hdf5Reader(bytes);
        reader.CheckSuperblock();

        Assert.Equal(bytes.Length, reader.End);
        Assert.Equal(["posterior", "empty"], reader.Root.Links.Keys);
        var (posterior, array) = (reader.Open("posterior"), reader.Open("posterior/x[ü]"));
        Assert.Equal(["chain", "channel", "x[ü]", "odd", "single"], posterior.Links.Keys);
        Assert.Equal([2, 500], array.Shape);
        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => i / 8.0), reader.Doubles(array));
        Assert.Equal(["chain", "channel"], reader.Dimensions(posterior, array));
        Assert.Equal("currency"u8, array.Attributes["units"]);
        Assert.Equal(labels, reader.Strings(reader.Open("posterior/channel")));
        Assert.Equal([0, 1], reader.Longs(reader.Open("posterior/chain")));
        Assert.Equal("DIMENSION_SCALE\0"u8, reader.Open("posterior/chain").Attributes["CLASS"]);
        Assert.Equal([Math.PI], reader.Doubles(reader.Open("posterior/single")));
        Assert.Equal("nothing"u8, reader.Open("empty").Attributes["why"]);
    }

    [Fact]
    public void Write_MoreTextsThanAHeapHolds_FillsAnother()
    {
        var labels = Enumerable.Range(0, 70_000).Select(static i => $"{i}").ToArray();
        var reader = new Hdf5Reader(Written(writer => writer.AddGroup("g").AddDimension("d", labels)));
        var scale = reader.Open("g/d");

        Assert.Equal("65533", reader.Strings(scale with { Address = scale.Address + 16 * 65_533, Shape = [1] })[0]);
        Assert.Equal("65534", reader.Strings(scale with { Address = scale.Address + 16 * 65_534, Shape = [1] })[0]);
        Assert.Equal("69999", reader.Strings(scale with { Address = scale.Address + 16 * 69_999, Shape = [1] })[0]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void AddVariable_OtherThanItsSize_Throws(int count) => Assert.Contains(
        "has 6 numbers",
        Assert.Throws<ArgumentException>(() => Written(writer =>
        {
            var group = writer.AddGroup("g");
            group.AddDimension("a", [1, 2, 3]);
            group.AddDimension("b", ["x", "y"]);
            group.AddVariable("v", ["a", "b"], [new double[count]]);
        })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Add_UnknownTakenOrUnusableNames_Throw()
    {
        Written(writer =>
        {
            var group = writer.AddGroup("g");
            group.AddDimension("a", [1]);
            Assert.Throws<ArgumentException>(() => group.AddVariable("v", ["b"], [[1]]));
            Assert.Throws<ArgumentException>(() => group.AddVariable("a", ["a"], [[1]]));
            Assert.Throws<ArgumentException>(() => group.AddVariable("a/b", ["a"], [[1]]));
            Assert.Throws<ArgumentException>(() => group.AddDimension("c", [""]));
            Assert.Throws<ArgumentException>(() => group.AddDimension("c", Array.Empty<string>()));
            Assert.Throws<ArgumentException>(() => writer.AddGroup("g"));
        });
    }
}
