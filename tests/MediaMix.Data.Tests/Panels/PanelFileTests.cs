using System.Text;
using MediaMix.Testing;

namespace MediaMix.Data.Tests;

public class PanelFileTests
{
    static readonly DataSpec Data = new() { Source = "media.xlsx", DateColumn = "the week", DateFormat = "dd/MM/yyyy", Geo = ["region"], MediaHistory = 7, WeekStart = DayOfWeek.Monday };

    [Fact]
    public void Of_NationalPanelWithHistory_ReadsBackAsItWas() =>
        AssertReadsBack(SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t == 4), SmallWorld.Full());

    /// <summary>A geo that opens late, outcomes that are missing, people who live there.</summary>
    [Fact]
    public void Of_PanelOfGeos_ReadsBackAsItWas() => AssertReadsBack(SmallPanel.Create(), SmallPanel.Spec());

    [Fact]
    public void Of_ExclusionsAndHoldout_ReadBackAsTheyWere() => AssertReadsBack(
        SmallWorld.Panel(exclusions: [new Exclusion(3, 5, "strike, \"wild\"")]).HoldOut(static (_, t) => t >= 26), SmallWorld.Full());

    [Fact]
    public void Of_NumberedPeriods_AreWholeNumbers() =>
        AssertReadsBack(SmallWorld.Panel(axis: TimeAxis.FromIndex(101, SmallWorld.Periods)), SmallWorld.Full());

    [Fact]
    public void Of_Names_ThatNeedQuotes_GetThem()
    {
        var panel = new Panel(
            TimeAxis.FromIndex(1, 2), ["national"], new Series("sales, net", SeriesUnit.Outcome, [1.5, double.NaN]), [new Series("tv \"spend\"", SeriesUnit.Spend, [0.1, 1e-7])]);
        var (bytes, data) = PanelFile.Of(panel, new DataSpec { Source = "a.csv", DateColumn = "t" }, "data.csv");

        Assert.Equal("t,\"sales, net\",\"tv \"\"spend\"\"\"\n1,1.5,0.1\n2,,1E-07\n", Encoding.UTF8.GetString(bytes));
        Assert.Equal(new DataSpec { Source = "data.csv", DateColumn = "t" }, data);
    }

    static void AssertReadsBack(Panel panel, ModelSpec model)
    {
        var (bytes, data) = PanelFile.Of(panel, Data, "data.csv");
        var back = PanelReader.Read(TableReader.Parse(bytes, "data.csv"), data, model).Panel;

        Assert.Equal((panel.History, panel.Periods), (back.History, back.Periods));
        Assert.Equal(panel.Geos.Order(StringComparer.Ordinal), back.Geos.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, panel.Axis.Count).Select(panel.Axis.Label), Enumerable.Range(0, back.Axis.Count).Select(back.Axis.Label));
        Assert.Equal(panel.FittedOutcome, back.FittedOutcome);
        Assert.Equal(panel.Population, back.Population);
        Assert.Equal(panel.Exclusions, back.Exclusions);
        foreach (var name in back.Series.Keys)
            Assert.Equal(panel.WindowOf(name), back.WindowOf(name));
        foreach (var (name, series) in back.Categorical)
            Assert.Equal(panel.Categorical[name].Codes, series.Codes);
    }
}
