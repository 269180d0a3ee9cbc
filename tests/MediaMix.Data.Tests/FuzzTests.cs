using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MediaMix.Data.Tests;

public class FuzzTests
{
    static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_26, 7).WithQuietOnSuccess(true);

    static readonly string[] YamlPieces =
    [
        "data", "channels", "controls", "baseline", "sampler", "priors", "name", "adstock", "trend", "noise", ": ", ":\n  ", "\n- ", "\n", "  ",
        "{", "}", "[", "]", ", ", "\"", "'", "&a ", "*a", "!!x ", "|\n", ">\n", "? ", "# ", "%YAML", "---\n", "...\n", "normal(0, 1)", "beta(", "1e3", "null", "\\u00", "é", "\t",
    ];

    static readonly string[] CsvPieces =
        ["week", "y", "tv", ",", ";", "\t", "\n", "\r\n", "\"", "\"\"", "2021-01-04", "2021-01-11", "04/01/2021", "1", "-1", "NaN", "1e999", "1,5", "\0", "é", " "];

    [Fact]
    public void TableReader_AnyBytes_OnlyReportsFaults() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => OnlyFaults(() => TableReader.Parse(bytes, "x.csv"))).Check(Quick);

    [Fact]
    public void PanelReader_TextMadeOfCsvPieces_OnlyReportsFaults() =>
        Prop.ForAll(Text(CsvPieces), text => OnlyFaults(() => PanelText.Read("week,y,tv\n" + text))).Check(Quick);

    [Fact]
    public void PanelReader_DamagedTablesOfEveryShape_OnlyReportFaults()
    {
        var shapes = Gen.Elements<(string Text, DataSpec Data, ModelSpec Model)>(
            (GeoText.Table(GeoText.Lines()), GeoText.WithPeople, GeoText.Model),
            (GeoText.Table(GeoText.Lines()), GeoText.Data with { Geo = ["region", "people"], Holdout = new LastPeriodsHeldOut(3), MediaHistory = 2 }, GeoText.Model),
            (GeoText.Table(GeoText.Lines()), GeoText.WithPeople, GeoText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv", IsNational = true }] }),
            (LayoutText.Text(LayoutText.LongHeader, LayoutText.LongLines()), LayoutText.Long with { WeekStart = DayOfWeek.Sunday }, LayoutText.Model),
            (LayoutText.Text(LayoutText.WideHeader, LayoutText.WideLines()), LayoutText.Daily with { WeekStart = DayOfWeek.Monday, Holdout = new ColumnHeldOut("tv.spend") }, LayoutText.Model));
        var damaged =
            from shape in shapes
            from at in Gen.Choose(0, shape.Text.Length - 1)
            from cut in Gen.Elements(0, 0, 1, 30, 400)
            from piece in Gen.Elements([.. CsvPieces, "south", "north,", "[", "|", "2021-01-04,north,"])
            select (Text: shape.Text.Remove(at, Math.Min(cut, shape.Text.Length - at)).Insert(at, piece), shape.Data, shape.Model);

        Prop.ForAll(damaged.ToArbitrary(), item => OnlyFaults(() => PanelText.Read(item.Text, item.Model, item.Data))).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_26, 9).WithQuietOnSuccess(true));
        Prop.ForAll(damaged.ToArbitrary(), item => OnlyFaults(() => ModelGuess.From(Faulty.Table(item.Text), "x.csv"))).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_26, 9).WithQuietOnSuccess(true));
    }

    [Fact]
    public void TableReader_TextMadeOfCsvPieces_OnlyReportsFaults() =>
        Prop.ForAll(Text(CsvPieces), text => OnlyFaults(() => TableReader.Parse(Encoding.UTF8.GetBytes(text), "x.csv"))).Check(Quick);

    [Fact]
    public void ModelFileReader_AnyText_OnlyReportsFaults() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => OnlyFaults(() => ModelFileReader.Read(text ?? "", "m.yaml"))).Check(Quick);

    [Fact]
    public void ModelFileReader_TextMadeOfYamlPieces_OnlyReportsFaults() =>
        Prop.ForAll(Text(YamlPieces), text => OnlyFaults(() => ModelFileReader.Read(text, "m.yaml"))).Check(Quick);

    [Fact]
    public void ModelFileReader_DamagedModel_OnlyReportsFaults()
    {
        var damage = Gen.Choose(0, ModelText.Full.Length - 1).Zip(Gen.Elements(YamlPieces), static (at, piece) => ModelText.Full.Insert(at, piece));

        Prop.ForAll(damage.ToArbitrary(), text => OnlyFaults(() => ModelFileReader.Read(text, "m.yaml"))).Check(Quick);
    }

    static Arbitrary<string> Text(string[] pieces) =>
        Gen.Elements(pieces).ArrayOf().Select(static parts => string.Concat(parts)).ToArbitrary();

    static bool OnlyFaults(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidInputException e)
        {
            return e.Faults.Any(static f => f.Severity == Severity.Error) && e.Faults.All(static f => f.Message.Length is > 0 and < 4_000);
        }
    }
}
