using System.Text;
using MediaMix.Testing;

namespace MediaMix.Data.Tests;

public class PanelFileTests
{
    static readonly DataSpec Data = new() { Source = "media.xlsx", DateColumn = "the week", DateFormat = "dd/MM/yyyy", Geo = ["region"], MediaHistory = 7, WeekStart = DayOfWeek.Monday };

    [Fact]
    public void Of_NationalPanelWithHistory_ReadsBackAsItWas() =>
        AssertReadsBack(National(TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, Rows), history: 3), Model);

    /// <summary>A geo that opens late, outcomes that are missing, people who live there.</summary>
    [Fact]
    public void Of_PanelOfGeos_ReadsBackAsItWas() => AssertReadsBack(SmallPanel.Create(), SmallPanel.Spec());

    [Fact]
    public void Of_ExclusionsAndHoldout_ReadBackAsTheyWere() => AssertReadsBack(
        National(TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, Rows), exclusion: new Exclusion(3, 5, "strike, \"wild\"")).HoldOut(static (_, t) => t >= 20), Model);

    /// <summary>North and south are held out in other periods than west; nothing is held out of the east, which opens late.</summary>
    [Fact]
    public void Of_CellsHeldOut_ReadBackAsTheyWere()
    {
        var panel = SmallPanel.Create().HoldOut(static (geo, t) => (geo < 2 && t is > 5 and < 9) || (geo == 3 && t == 18));
        AssertReadsBack(panel, SmallPanel.Spec());
        Assert.Equal(new ColumnHeldOut("held_out"), PanelFile.Of(panel, Data, "data.csv").Data.Holdout);
    }

    /// <summary>A period before the east opens is held out wherever there is something to hold out.</summary>
    [Fact]
    public void Of_DatesHeldOutBeforeAGeoOpens_AreDates()
    {
        var panel = SmallPanel.Create();
        panel = panel.HoldOut((geo, t) => t == 3 && panel.IsPresent(geo * panel.Periods + t));
        AssertReadsBack(panel, SmallPanel.Spec());
        Assert.Equal(new DatesHeldOut([panel.Window.Label(3)]), PanelFile.Of(panel, Data, "data.csv").Data.Holdout);
    }

    [Fact]
    public void Of_Margin_IsKept() =>
        Assert.Equal(UnitValue.Of(0.4), PanelFile.Of(SmallPanel.Create(), Data with { Margin = UnitValue.Of(0.4) }, "data.csv").Data.Margin);

    [Fact]
    public void Of_NumberedPeriods_AreWholeNumbers() =>
        AssertReadsBack(National(TimeAxis.FromIndex(101, Rows)), Model);

    [Fact]
    public void Of_Names_ThatNeedQuotes_GetThem()
    {
        var panel = new Panel(
            TimeAxis.FromIndex(1, 2), ["national"], new Series("sales, net", SeriesUnit.Outcome, [1.5, double.NaN]), [new Series("tv \"spend\"", SeriesUnit.Spend, [0.1, 1e-7])]);
        var (bytes, data) = PanelFile.Of(panel, new DataSpec { Source = "a.csv", DateColumn = "t" }, "data.csv");

        Assert.Equal("t,\"sales, net\",\"tv \"\"spend\"\"\"\n1,1.5,0.1\n2,,1E-07\n", Encoding.UTF8.GetString(bytes));
        Assert.Equal(new DataSpec { Source = "data.csv", DateColumn = "t" }, data);
    }

    const int Rows = 24;

    static ModelSpec Model { get; } = new()
    {
        Outcome = "sales",
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Exposure = "tv_grp" }],
        Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "region", IsCategorical = true }],
    };

    static Panel National(TimeAxis axis, int history = 0, Exclusion? exclusion = null)
    {
        double[] Column(Func<int, double> value) => [.. Enumerable.Range(0, Rows).Select(value)];
        return new Panel(
            axis, ["national"], new Series("sales", SeriesUnit.Outcome, Column(static t => t == 10 ? double.NaN : 100 + Math.Sin(t))),
            [
                new Series("tv_spend", SeriesUnit.Spend, Column(static t => t % 3 * 0.1)), new Series("tv_grp", SeriesUnit.Exposure, Column(static t => t % 3 * 7.7)),
                new Series("price", SeriesUnit.Plain, Column(static t => Math.Cos(t) / 3)),
            ],
            [new CategoricalSeries("region", ["east", "north, far"], [.. Enumerable.Range(0, Rows).Select(static t => t / 2 % 2)])],
            history, exclusions: exclusion is null ? null : [exclusion]);
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
            Assert.Equal(Present(panel, name), Present(back, name));
        foreach (var (name, series) in back.Categorical)
            Assert.Equal(Levels(panel, name), Levels(back, name));
    }

    // What a column says of a geo that is not there is not written.
    static IEnumerable<double> Present(Panel panel, string name) => panel.WindowOf(name).Where((_, cell) => panel.IsPresent(cell));

    static IEnumerable<string> Levels(Panel panel, string name) => Enumerable.Range(0, panel.Cells).Where(panel.IsPresent)
        .Select(cell => panel.Categorical[name].Levels[panel.Categorical[name].Codes[cell / panel.Periods * panel.Axis.Count + panel.History + cell % panel.Periods]]);
}
