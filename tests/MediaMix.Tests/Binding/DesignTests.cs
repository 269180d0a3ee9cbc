using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Design columns against values by hand.</summary>
public class DesignTests
{
    [Fact]
    public void Trend_FirstToLast_IsZeroToOne()
    {
        var columns = Columns(Bind(baseline: new BaselineSpec { Trend = new LinearTrend(), Seasonality = [] }, periods: 5), "trend");
        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 0, 0, 0], Assert.Single(columns));
    }

    [Fact]
    public void Trend_Knots_ColumnsAreClimbsFromKnotToKnot()
    {
        var model = Bind(baseline: new BaselineSpec { Trend = new KnotTrend(3), Seasonality = [] }, periods: 6);
        var columns = Columns(model, "trend");
        Assert.Equal(2, columns.Count);
        AssertColumn([0, 0.4, 0.8, 1, 1, 1, 0, 0], columns[0]);
        AssertColumn([0, 0, 0, 0.2, 0.6, 1, 0, 0], columns[1]);
    }

    [Fact]
    public void Trend_AsManyKnotsAsPeriods_IsARandomWalk()
    {
        var columns = Columns(Bind(baseline: new BaselineSpec { Trend = new KnotTrend(4), Seasonality = [] }, periods: 4), "trend");
        AssertColumn([0, 1, 1, 1, 0, 0, 0, 0], columns[0]);
        AssertColumn([0, 0, 1, 1, 0, 0, 0, 0], columns[1]);
        AssertColumn([0, 0, 0, 1, 0, 0, 0, 0], columns[2]);
    }

    [Fact]
    public void Trend_Piecewise_BendsAtItsChanges()
    {
        // Mondays from 2023-01-02 after one row of history: fitted rows are 01-09, 16, 23, 30, 02-06; a Sunday belongs to the week before.
        var model = Bind(new BaselineSpec { Trend = new PiecewiseTrend(["2023-01-16", "2023-02-05"]), Seasonality = [] }, periods: 5, history: 1);
        var columns = Columns(model, "trend");
        AssertColumn([0, 0.25, 0.5, 0.75, 1], columns[0]);
        AssertColumn([0, 0, 0.25, 0.5, 0.75], columns[1]);
        AssertColumn([0, 0, 0, 0, 0.25], columns[2]);
        Assert.Equal(["trend.slope", "trend.change[2023-01-16]", "trend.change[2023-02-05]"], model.Parameters.Select(static p => p.Name).Where(static n => n.StartsWith("trend", StringComparison.Ordinal)));
    }

    [Fact]
    public void Trend_CountedChanges_StayPutWhenRowsFollow()
    {
        var model = Bind(new BaselineSpec { Trend = new PiecewiseTrend(Count: 3), Seasonality = [] }, periods: 13);
        var trend = Assert.IsType<PiecewiseTrend>(model.Spec.Baseline.Trend);
        // Rows 3, 6 and 9 of 0 … 12.
        Assert.Equal(["2023-01-23", "2023-02-13", "2023-03-06"], trend.Changes!);
        var later = Bind(model.Spec.Baseline, periods: 40);
        Assert.Equal(trend, later.Spec.Baseline.Trend);
        var (before, after) = (Columns(model, "trend"), Columns(later, "trend"));
        for (var j = 0; j < 4; j++)
        {
            for (var t = 0; t < 13; t++)
                Assert.Equal(12 * before[j][t], 39 * after[j][t], 1e-12);
        }
    }

    [Fact]
    public void Trend_RandomWalk_HasAStepPerPeriodOrPerSeveral()
    {
        AssertColumn([0, 0, 1, 1], Columns(Bind(new BaselineSpec { Trend = new RandomWalkTrend(), Seasonality = [] }, periods: 4), "trend")[1]);
        var columns = Columns(Bind(new BaselineSpec { Trend = new RandomWalkTrend(2), Seasonality = [] }, periods: 6), "trend");
        Assert.Equal(3, columns.Count);
        AssertColumn([0, 0.5, 1, 1, 1, 1], columns[0]);
        AssertColumn([0, 0, 0, 0.5, 1, 1], columns[1]);
        AssertColumn([0, 0, 0, 0, 0, 0.5], columns[2]);
        Assert.Equal(2, Columns(Bind(new BaselineSpec { Trend = new RandomWalkTrend(2), Seasonality = [] }, periods: 5), "trend").Count);
    }

    [Fact]
    public void Trend_GivenKnots_IsFlatOutsideThem()
    {
        // Fitted Mondays 2023-01-09, 16, 23, 30, 02-06, 02-13; knots in rows 1, 2 and 4.
        var model = Bind(new BaselineSpec { Trend = new KnotTrend { At = ["2023-01-16", "2023-01-25", "2023-02-06"] }, Seasonality = [] }, periods: 6, history: 1);
        AssertColumn([0, 0, 1, 1, 1, 1], Columns(model, "trend")[0]);
        AssertColumn([0, 0, 0, 0.5, 1, 1], Columns(model, "trend")[1]);
    }

    [Fact]
    public void Trend_IndependentKnots_AreHatsAndCarryTheLevel()
    {
        var model = Bind(new BaselineSpec { Trend = new KnotTrend(3) { Value = new NormalPrior(0, 5) }, Seasonality = [] }, periods: 5);
        var columns = Columns(model, "trend");
        AssertColumn([1, 0.5, 0, 0, 0], columns[0]);
        AssertColumn([0, 0.5, 1, 0.5, 0], columns[1]);
        AssertColumn([0, 0, 0, 0.5, 1], columns[2]);
        Assert.Equal(new FixedPrior(0), model.Spec.Baseline.Intercept);
        Assert.Equal(new NormalPrior(0, 5), model.Parameters.Single(static p => p.Name == "trend.knot[1]").Prior);
        Assert.DoesNotContain(model.Parameters, static p => p.Name == "trend.innovation");
    }

    [Fact]
    public void Trend_None_IsNotThere()
    {
        var model = Bind(baseline: new BaselineSpec { Trend = new NoTrend(), Seasonality = [] });
        Assert.Equal(["intercept"], model.LinearComponents);
    }

    [Fact]
    public void Fourier_Rows_StartsAtTheFirstFittedRow()
    {
        // A cycle of four rows: sin 1, 0, −1, 0 and cos 0, −1, 0, 1; the second harmonic alternates.
        var columns = Fourier(new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 4, Order = 2 }, periods: 4, history: 1);
        AssertColumn([1, 0, -1, 0], columns[0]);
        AssertColumn([0, -1, 0, 1], columns[1]);
        AssertColumn([0, 0, 0, 0], columns[2]);
        AssertColumn([-1, 1, -1, 1], columns[3]);
    }

    [Fact]
    public void Fourier_Weekly_RunsFromSundayToSaturday()
    {
        // 2023-01-02 is a Monday: one seventh of the cycle after Sunday.
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Day, 8);
        var columns = Fourier(new FourierSpec { Cycle = FourierCycle.Weekly, Order = 1 }, axis);
        AssertColumn([.. Enumerable.Range(1, 8).Select(static d => Math.Sin(2 * Math.PI * d / 7))], columns[0]);
        AssertColumn([.. Enumerable.Range(1, 8).Select(static d => Math.Cos(2 * Math.PI * d / 7))], columns[1]);
    }

    [Fact]
    public void Fourier_Monthly_RunsOverTheDaysOfEachMonth()
    {
        // 27 February to 2 March 2023: days 26 and 27 of 28, then 0 and 1 of 31.
        var axis = TimeAxis.FromDates(new DateOnly(2023, 2, 27), TimeStep.Day, 4);
        var columns = Fourier(new FourierSpec { Cycle = FourierCycle.Monthly, Order = 1 }, axis);
        double[] phase = [26.0 / 28, 27.0 / 28, 0, 1.0 / 31];
        AssertColumn([.. phase.Select(static p => Math.Sin(2 * Math.PI * p))], columns[0]);
        AssertColumn([.. phase.Select(static p => Math.Cos(2 * Math.PI * p))], columns[1]);
    }

    [Fact]
    public void Fourier_Yearly_UsesTheDayOfTheYear()
    {
        // 2024 is a leap year: 29 February is day 60, 7 March day 67.
        var axis = TimeAxis.FromDates(new DateOnly(2024, 2, 29), TimeStep.Week, 2);
        var columns = Fourier(new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2 }, axis);
        AssertColumn([Math.Sin(2 * Math.PI * 60 / 365.25), Math.Sin(2 * Math.PI * 67 / 365.25)], columns[0]);
        AssertColumn([Math.Cos(4 * Math.PI * 60 / 365.25), Math.Cos(4 * Math.PI * 67 / 365.25)], columns[3]);
    }

    [Fact]
    public void Fourier_WrittenPrior_IsTheSameForEveryHarmonic()
    {
        var prior = new NormalPrior(0, 0.3);
        var model = Bind(new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 3, Prior = prior }] });
        Assert.All(model.Parameters.Where(static p => p.Name.StartsWith("seasonality", StringComparison.Ordinal)), p => Assert.Equal(prior, p.Prior));
    }

    [Fact]
    public void Control_Continuous_HasMeanZeroAndSdOneOverTheWindow()
    {
        // The history row holds 1000, which must not count.
        var model = Controlled([1000, 1, 2, 3, 6], history: 1);
        Assert.Equal(new ControlConstants("x", 3, Math.Sqrt(14.0 / 3)), Assert.Single(model.Constants.Controls));
        AssertColumn([.. new[] { -2.0, -1, 0, 3 }.Select(static x => x / Math.Sqrt(14.0 / 3))], Columns(model, "control[x]")[0]);
    }

    [Fact]
    public void Control_Marks_AreLeftAlone() => AssertColumn([0, 1, 1, 0], Columns(Controlled([0, 1, 1, 0], history: 0), "control[x]")[0]);

    [Fact]
    public void Control_Constant_IsOnlyCentred() => AssertColumn([0, 0, 0, 0], Columns(Controlled([7, 7, 7, 7], history: 0), "control[x]")[0]);

    [Fact]
    public void Control_NotStandardised_IsLeftAlone() =>
        AssertColumn([1, 2, 3, 6], Columns(Controlled([1, 2, 3, 6], history: 0, standardize: false), "control[x]")[0]);

    [Theory]
    [InlineData(0, 1, new double[] { 2, 3, 6, 8 })]
    [InlineData(1, 1, new double[] { 1, 2, 3, 6 })]
    [InlineData(2, 1, new double[] { 1, 1, 2, 3 })]
    [InlineData(4, 1, new double[] { 1, 1, 1, 1 })]
    [InlineData(1, 0, new double[] { 1, 1, 2, 3, 6 })]
    public void Control_WithLag_IsTheColumnOfEarlierRows(int lag, int history, double[] expected)
    {
        var model = Controlled([1, 2, 3, 6, 8], history, standardize: false, lag: lag);
        var component = lag == 0 ? "control[x]" : $"control[x].lag[{lag}]";
        Assert.Equal(component, model.LinearComponents[^1]);
        Assert.Equal(new ControlConstants("x", 0, 1, lag), Assert.Single(model.Constants.Controls));
        AssertColumn(expected, Columns(model, component)[0]);
    }

    [Fact]
    public void Control_WithLag_IsStandardisedByTheRowsItUses()
    {
        // 1, 2, 3, 6 with lag 1 after one row of history; the last row, 1000, is not used.
        var model = Controlled([1, 2, 3, 6, 1000], history: 1, lag: 1);
        Assert.Equal(new ControlConstants("x", 3, Math.Sqrt(14.0 / 3), 1), Assert.Single(model.Constants.Controls));
        AssertColumn([.. new[] { -2.0, -1, 0, 3 }.Select(static x => x / Math.Sqrt(14.0 / 3))], Columns(model, "control[x].lag[1]")[0]);
    }

    static BoundModel Bind(BaselineSpec baseline, int periods = 12, int history = 0, TimeAxis? axis = null) => BoundModel.Bind(
        SmallWorld.Full() with { Baseline = baseline, Controls = [] },
        SmallWorld.Panel(periods, history, axis: axis));

    static IReadOnlyList<double[]> Fourier(FourierSpec fourier, TimeAxis axis) => Fourier(fourier, axis.Count, 0, axis);

    static IReadOnlyList<double[]> Fourier(FourierSpec fourier, int periods, int history, TimeAxis? axis = null)
    {
        var model = Bind(new BaselineSpec { Seasonality = [fourier] }, periods, history, axis);
        return Columns(model, model.LinearComponents.Single(static c => c.StartsWith("seasonality", StringComparison.Ordinal)));
    }

    static BoundModel Controlled(double[] control, int history, bool standardize = true, int lag = 0)
    {
        double[] spend = [.. control.Select(static (_, t) => t + 1.0)];
        return BoundModel.Bind(
            new ModelSpec
            {
                Outcome = "y",
                Channels = [new ChannelSpec { Name = "tv", Spend = "tv" }],
                Controls = [new ControlSpec { Column = "x", Lag = lag }],
                Scaling = new ScalingSpec { StandardizeControls = standardize },
            },
            new Panel(
                TimeAxis.FromIndex(1, control.Length), ["national"], new Series("y", SeriesUnit.Outcome, [.. spend.Select(static s => 10 + s)]),
                [new Series("tv", SeriesUnit.Spend, spend), new Series("x", SeriesUnit.Plain, control)], history: history));
    }

    static IReadOnlyList<double[]> Columns(BoundModel model, string component) =>
        [.. model.Linear.Single(term => term.Component == component).Columns.Select(static c => c.Values)];

    /// <summary>The window holds the values; the padding behind it holds zeros.</summary>
    static void AssertColumn(double[] expected, double[] column)
    {
        for (var t = 0; t < column.Length; t++)
            Assert.Equal(t < expected.Length ? expected[t] : 0, column[t], 1e-13);
    }
}
