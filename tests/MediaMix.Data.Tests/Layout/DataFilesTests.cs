namespace MediaMix.Data.Tests;

/// <summary>Media and outcome in two files, and the one file that a run keeps of them.</summary>
public sealed class DataFilesTests : IDisposable
{
    static readonly DataSpec TwoFiles = LayoutText.Long with { Source = "media.csv", OutcomeSource = "outcome.csv" };

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    DataFiles Load(DataSpec data, IEnumerable<string> media, IEnumerable<string> outcome, ModelSpec? model = null, string mediaHeader = LayoutText.MediaHeader)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "media.csv"), LayoutText.Text(mediaHeader, media));
        File.WriteAllText(Path.Combine(_folder.Path, "outcome.csv"), LayoutText.Text(LayoutText.OutcomeHeader, outcome));
        return DataFiles.Load(new ModelFile(data, model ?? LayoutText.Model, new SamplerSpec()), _folder.Path);
    }

    static Panel Panel(DataFiles files, ModelSpec? model = null) => PanelReader.Read(files.Table, files.Spec, model ?? LayoutText.Model).Panel;

    [Fact]
    public void Load_TwoFiles_GiveThePanelOfOne() =>
        SamePanel.Check(LayoutText.Wide(), Panel(Load(TwoFiles, LayoutText.LongLines(withOutcome: false), LayoutText.OutcomeLines())));

    [Fact]
    public void Load_TwoFiles_AreKeptAsOneThatReadsBackAlike()
    {
        var files = Load(TwoFiles, LayoutText.LongLines(withOutcome: false).Select(static line => line.Replace("south", "\"so,\"\"uth\"", StringComparison.Ordinal)), LayoutText.OutcomeLines().Select(static line => line.Replace("south", "\"so,\"\"uth\"", StringComparison.Ordinal)));

        var again = PanelReader.Read(TableReader.Parse(files.Bytes, "data.csv"), files.Spec, LayoutText.Model).Panel;

        Assert.Equal(["north", "so,\"uth"], again.Geos);
        SamePanel.Check(Panel(files), again);
    }

    [Fact]
    public void Load_OneFile_KeepsItsBytes()
    {
        var text = LayoutText.Text(LayoutText.LongHeader, LayoutText.LongLines());
        File.WriteAllText(Path.Combine(_folder.Path, "days.csv"), text);

        var files = DataFiles.Load(new ModelFile(LayoutText.Long, LayoutText.Model, new SamplerSpec()), _folder.Path);

        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(files.Bytes));
        Assert.Equal(LayoutText.Long, files.Spec);
    }

    [Fact]
    public void Load_MediaBeforeTheOutcome_AreHistory()
    {
        var files = Load(TwoFiles with { From = LayoutText.Date(10) }, LayoutText.LongLines(withOutcome: false), LayoutText.OutcomeLines().Where(static line => string.CompareOrdinal(line[..10], LayoutText.Date(10)) >= 0));

        var panel = PanelReader.Read(files.Table, files.Spec with { Population = null }, LayoutText.Model).Panel;

        Assert.Equal((10, LayoutText.Days - 10), (panel.History, panel.Periods));
        Assert.Equal(LayoutText.Media(1, 0, 3).Spend, panel.Series["tv.spend"].Values[LayoutText.Days + 3]);
    }

    [Fact]
    public void Load_MediaWithoutGeos_AreDividedOverThem()
    {
        var model = LayoutText.Model with { Channels = [.. LayoutText.Model.Channels.Select(static channel => channel with { IsNational = true })] };
        var media = LayoutText.LongLines(withOutcome: false).Where(static line => line.Contains(",north,", StringComparison.Ordinal)).Select(static line => line.Replace(",north", "", StringComparison.Ordinal));

        var series = Panel(Load(TwoFiles, media, LayoutText.OutcomeLines(), model, "day,medium,cost,seen"), model).Series["tv.spend"].Values;

        Assert.Equal(LayoutText.Media(0, 0, 5).Spend * (1000 / 3000.0), series[5], 12);
        Assert.Equal(LayoutText.Media(0, 0, 5).Spend * (2000 / 3000.0), series[LayoutText.Days + 5], 12);
    }

    [Fact]
    public void Load_MediaWithoutGeosThatAreNotSaidToBeNational_AreRefused()
    {
        var media = LayoutText.LongLines(withOutcome: false).Where(static line => line.Contains(",north,", StringComparison.Ordinal)).Select(static line => line.Replace(",north", "", StringComparison.Ordinal));

        var fault = Faulty.Of(() => Load(TwoFiles, media, LayoutText.OutcomeLines(), null, "day,medium,cost,seen"))[0];

        Assert.Contains("media.csv has no column region: tv.spend, the spend of channel tv, is one number for all geos.", fault.Message, StringComparison.Ordinal);
        Assert.Equal("channels.tv", fault.Subject);
    }

    [Fact]
    public void Load_BadCells_NameFileAndLine()
    {
        var (media, outcome) = (LayoutText.LongLines(withOutcome: false), LayoutText.OutcomeLines());
        media[7] = GeoText.With(media[7], 3, "lots");
        outcome[3] = GeoText.With(outcome[3], 3, "few");

        var files = Load(TwoFiles, media, outcome);
        var faults = Faulty.Of(() => Panel(files));

        Assert.Equal([("outcome.csv", 5), ("media.csv", 9)], faults.Select(static fault => (Path.GetFileName(fault.Where!.File), fault.Where.Line!.Value)));
    }

    [Fact]
    public void Load_DateTwiceInTheOutcome_NamesBothLines()
    {
        var outcome = LayoutText.OutcomeLines();

        var fault = Faulty.Single(() => Load(TwoFiles, LayoutText.LongLines(withOutcome: false), [.. outcome, outcome[2]]));

        Assert.Equal("The date 2021-01-09 of north stands also in line 4.", fault.Message);
        Assert.EndsWith("outcome.csv:198:1", fault.Where!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NationalMediaOfManyDaysAndGeos_AreRefusedBeforeTheyAreMultiplied()
    {
        var model = LayoutText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv.spend", IsNational = true }] };
        var media = Enumerable.Range(0, 3000).Select(static day => $"{LayoutText.Date(day)},tv,1,1");
        var outcome = Enumerable.Range(0, 1000).Select(static geo => FormattableString.Invariant($"{LayoutText.Date(0)},g{geo},1,1"));

        Assert.Contains("Joined, the files have more than 6,000,000 cells", Faulty.Single(() => Load(TwoFiles, media, outcome, model, "day,medium,cost,seen")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ColumnOfBothFiles_IsRefused() =>
        Assert.Contains("\"people\" stands in both files", Faulty.Single(() => Load(TwoFiles, LayoutText.LongLines(), LayoutText.OutcomeLines(), null, LayoutText.LongHeader.Replace(",y", ",z", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
}
