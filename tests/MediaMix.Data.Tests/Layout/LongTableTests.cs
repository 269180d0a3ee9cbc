namespace MediaMix.Data.Tests;

/// <summary>A table with one row per channel gives the panel of the table with columns per channel.</summary>
public class LongTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_LongRowsInAnyOrder_GiveTheWidePanel(int seed)
    {
        // The first row stays in front: geos come in the order of their first rows.
        var lines = LayoutText.LongLines().ToArray();
        if (seed > 0)
            new Random(seed).Shuffle(lines.AsSpan(1));
        var actual = LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, lines), LayoutText.Long).Panel;

        SamePanel.Check(LayoutText.Wide(), actual);
    }

    [Fact]
    public void Read_NationalLongRows_GiveOneSeries()
    {
        var lines = LayoutText.LongLines().Where(static line => line.Contains("north", StringComparison.Ordinal));

        var panel = LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, lines), LayoutText.Long with { Geo = [], Population = null }).Panel;

        Assert.Equal([PanelReader.NationalGeo], panel.Geos);
        Assert.Equal(LayoutText.Wide().Series["radio.spend"].Values[..LayoutText.Days], panel.Series["radio.spend"].Values);
    }

    [Fact]
    public void Read_ChannelTwiceOnADay_NamesBothLines()
    {
        var lines = LayoutText.LongLines();

        var fault = Faulty.Single(() => LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, [.. lines, lines[4]]), LayoutText.Long));

        Assert.Equal("The channel radio stands in line 6 for the same date and geo.", fault.Message);
        Assert.Equal(lines.Count + 2, fault.Where!.Line);
    }

    [Fact]
    public void Read_OutcomeThatDiffersAmongChannels_NamesBothLines()
    {
        var lines = LayoutText.LongLines();
        lines[2] = lines[2][..lines[2].LastIndexOf(',')] + ",7";

        var fault = Faulty.Single(() => LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, lines), LayoutText.Long));

        Assert.Contains("in line 3 and \"7\" here, for the same date and geo", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, fault.Where!.Line);
    }

    [Fact]
    public void Read_OutcomeInOneRowOfADay_IsEnough()
    {
        var lines = LayoutText.LongLines();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Contains(",radio,", StringComparison.Ordinal))
                lines[i] = lines[i][..(lines[i].LastIndexOf(',') + 1)];
        }

        SamePanel.Check(LayoutText.Wide(), LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, lines), LayoutText.Long).Panel);
    }

    [Fact]
    public void Read_BadNumber_NamesItsLineInTheLongFile()
    {
        var lines = LayoutText.LongLines();
        lines[10] = lines[10].Replace($",{lines[10].Split(',')[3]},", ",lots,", StringComparison.Ordinal);

        var fault = Faulty.Single(() => LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, lines), LayoutText.Long));

        Assert.Contains("\"lots\" is not a number", fault.Message, StringComparison.Ordinal);
        Assert.Equal(12, fault.Where!.Line);
    }

    [Theory]
    [InlineData("medium", "medum", "The column \"medum\", the channel of a row, is not in the data.")]
    [InlineData("cost", "costs", "The column \"costs\", the spend of a row, is not in the data.")]
    public void Read_MissingColumn_IsAFault(string name, string wrong, string expected)
    {
        var layout = LayoutText.Long.Layout! with { Channel = name == "medium" ? wrong : "medium", Spend = name == "cost" ? wrong : "cost" };

        Assert.Contains(expected, Faulty.Of(() => LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, LayoutText.LongLines()), LayoutText.Long with { Layout = layout }))[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ChannelThatTheDataLack_IsOfferedTheirNames()
    {
        var model = LayoutText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tc.spend" }] };

        Assert.Equal("Did you mean \"tv.spend\"?", Faulty.Single(() => LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, LayoutText.LongLines()), LayoutText.Long, model)).Remedy);
    }

    [Fact]
    public void Read_ThousandsOfChannels_IsAFaultBeforeTheTableIsMade()
    {
        var lines = Enumerable.Range(0, 3000).Select(static i => FormattableString.Invariant($"{LayoutText.Date(i)},north,c{i},1,1,1,{i}"));

        Assert.Contains("3000 channels", Faulty.Single(() => LayoutText.Read(LayoutText.Text(LayoutText.LongHeader, lines), LayoutText.Long)).Message, StringComparison.Ordinal);
    }
}
