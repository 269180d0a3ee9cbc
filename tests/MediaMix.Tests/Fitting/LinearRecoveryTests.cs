using MediaMix.Numerics;

namespace MediaMix.Tests.Fitting;

/// <summary>Effects that were put into the data are found again. Limits are four standard errors of least squares or more.</summary>
public class LinearRecoveryTests
{
    [Fact]
    public void Run_SeasonByMonth_FindsTheMonthsThatOccur()
    {
        // Two years from 2023-01-02, weekly; effects of months sum to zero. About nine weeks a month: 10/√9 · 4 = 13.
        double[] truth = [-80, -60, 0, 20, 40, 30, -30, -50, 10, 20, 30, 70];
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, 104);
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, t => truth[axis.Date(t).Month - 1]),
            new BaselineSpec { Trend = new NoTrend(), Seasonality = [new CategoricalSeasonSpec { By = CalendarUnit.Month }] });
        var names = CalendarLevels.Names(CalendarUnit.Month);
        for (var month = 0; month < 12; month++)
            Assert.Equal(truth[month], mean($"seasonality.categorical[month={names[month]}]"), 13.0);
    }

    [Fact]
    public void Run_Events_FindsTheirEffects()
    {
        // A step of 50 rows: 10/√50·4·√2 = 8; a strike of 3 rows: 23; a bump whose squares sum to 1 + 5/9 + 1/3: 10/√1.9·4 = 29.
        var axis = TimeAxis.FromIndex(1, 100);
        EventSpec[] events =
        [
            new() { Name = "launch", Start = "51", Shape = EventShape.Step },
            new() { Name = "strike", Start = "20", End = "22" },
            new() { Name = "sale", Start = "80", Shape = EventShape.Bump, Lead = 2, Decay = 0.5 },
            new() { Name = "never", Start = "500", Prior = new NormalPrior(0, 100) },
        ];
        double[] sale = [80.0 / 3, 160.0 / 3, 80, 40, 20, 10, 5, 2.5];
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, t => (t >= 50 ? 100 : 0) + (t is 19 or 20 or 21 ? -150 : 0) + (t is >= 77 and < 85 ? sale[t - 77] : 0)),
            new BaselineSpec { Trend = new NoTrend(), Seasonality = [], Events = [.. events] });
        Assert.Equal(100, mean("event[launch]"), 9.0);
        Assert.Equal(-150, mean("event[strike]"), 23.0);
        Assert.Equal(80, mean("event[sale]"), 29.0);
        // Five standard errors of 400 draws of the prior.
        Assert.Equal(0, mean("event[never]"), 25.0);
    }

    [Fact]
    public void Run_LaggedControl_FindsTheEffectAtItsLag()
    {
        // A column with sd 1: 10/√120·4 = 3.7, a little more beside its neighbour in time.
        var axis = TimeAxis.FromIndex(1, 124);
        var rng = Rng.Create(5, 0, 0, 905);
        var price = Enumerable.Range(0, 124).Select(_ => rng.NextNormal()).ToArray();
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, t => 40 * price[Math.Max(0, 4 + t - 2)], 4, new Series("price", SeriesUnit.Plain, price)),
            new BaselineSpec { Trend = new NoTrend(), Seasonality = [] },
            [new ControlSpec { Column = "price" }, new ControlSpec { Column = "price", Lag = 2 }]);
        var sd = price[2..122].Select(x => x - price[2..122].Average()).Select(static d => d * d).Sum() / 119;
        Assert.Equal(40 * Math.Sqrt(sd), mean("control[price].lag[2]"), 4.0);
        Assert.Equal(0, mean("control[price]"), 4.0);
    }

    [Fact]
    public void Run_PiecewiseTrend_FindsSlopeAndChanges()
    {
        // 101 rows: up by 1 a row, flat from row 30, down by 2 from row 70; a slope of 30 rows is known to ±0.2.
        var axis = TimeAxis.FromIndex(1, 101);
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, static t => t - Math.Max(0, t - 30) - 2 * Math.Max(0, t - 70)),
            new BaselineSpec { Trend = new PiecewiseTrend(["31", "71"]), Seasonality = [] });
        Assert.Equal(1, mean("trend.slope") / 100, 0.8);
        Assert.Equal(-1, mean("trend.change[31]") / 100, 1.2);
        Assert.Equal(-2, mean("trend.change[71]") / 100, 1.2);
        Assert.Equal(0, (mean("trend.slope") + mean("trend.change[31]")) / 100, 0.6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_KnotsOfATriangle_FindsItsCorners(bool isWalk)
    {
        // From 0 up to 200 in row 60, down to 100 in row 120. A corner of some 40 rows: 10/√(40/3)·4 = 11.
        var axis = TimeAxis.FromIndex(1, 121);
        var panel = KnownEffect.Panel(axis, static t => t <= 60 ? 200.0 * t / 60 : 200 - 100.0 * (t - 60) / 60);
        var mean = KnownEffect.Fit(panel, new BaselineSpec
        {
            Trend = isWalk ? new RandomWalkTrend(60) : new KnotTrend { At = ["1", "61", "121"], Value = new NormalPrior(1000, 500) },
            Seasonality = [],
        });
        var level = isWalk ? mean("intercept") : mean("trend.knot[1]");
        Assert.Equal(KnownEffect.Level, level, 22.0);
        Assert.Equal(200, mean("trend.knot[2]") - (isWalk ? 0 : level), 22.0);
        Assert.Equal(100, mean("trend.knot[3]") - (isWalk ? 0 : level), 22.0);
    }

    [Fact]
    public void Run_MonthsThatNeverOccur_KeepTheirPrior()
    {
        // Half a year: the other months are seen only through the sum of zero.
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 1), TimeStep.Day, 181);
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, t => axis.Date(t).Month == 2 ? 60 : 0),
            new BaselineSpec { Trend = new NoTrend(), Seasonality = [new CategoricalSeasonSpec { By = CalendarUnit.Month, Prior = new NormalPrior(0, 100) }] });
        Assert.Equal(60, mean("seasonality.categorical[month=february]") - mean("seasonality.categorical[month=march]"), 11.0);
        Assert.Equal(mean("seasonality.categorical[month=july]"), mean("seasonality.categorical[month=october]"), 30.0);
    }
}
