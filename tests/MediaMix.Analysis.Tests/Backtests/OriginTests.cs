using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>What was known at an origin, and the model as it could have been written then.</summary>
public class OriginTests
{
    static readonly Panel Panel = SmallWorld.Panel(70);

    static ExperimentSpec Experiment(string name, string from, string to, bool carryover) => new()
    {
        Name = name,
        Channels = ["tv"],
        Window = new PeriodSpan(from, to),
        Statement = new LiftStatement(100, 20),
        IncludesCarryover = carryover,
    };

    [Fact]
    public void WithLastYear_Controls_AreThoseOfAYearBeforeTheForecast()
    {
        const int origin = 58;
        var known = OriginPanel.At(Panel, origin, 8);
        var changed = OriginPanel.WithLastYear(known, SmallWorld.Full(), origin);
        var (before, after) = (known.WindowOf("price"), changed.WindowOf("price"));

        Assert.Equal(before[..origin], after[..origin]);
        Assert.Equal(before[(origin - 52)..(origin - 44)], after[origin..]);
        Assert.Equal(known.Categorical["region"].Codes[6..14], changed.Categorical["region"].Codes[58..]);
        Assert.Equal(known.WindowOf("tv_spend"), changed.WindowOf("tv_spend"));
    }

    [Fact]
    public void WithLastYear_NoFullYear_KeepsTheLastValue()
    {
        const int origin = 40;
        var known = OriginPanel.At(Panel, origin, 3);
        var after = OriginPanel.WithLastYear(known, SmallWorld.Full(), origin).WindowOf("price");

        Assert.All(after[origin..], price => Assert.Equal(known.WindowOf("price")[origin - 1], price));
    }

    [Fact]
    public void WithLastYear_ForecastOverAYear_UsesNothingFromTheForecast()
    {
        const int origin = 10;
        var known = OriginPanel.At(Panel, origin, 60);
        var after = OriginPanel.WithLastYear(known, SmallWorld.Full(), origin).WindowOf("price");
        double[] allowed = known.WindowOf("price")[..origin];

        Assert.All(after, price => Assert.Contains(price, allowed));
    }

    [Fact]
    public void At_Experiments_KeepsThoseThatWereReadByThen()
    {
        // 2023-01-02 is period 0; the model's tv carries over six weeks.
        var spec = SmallWorld.Full() with
        {
            Experiments =
            [
                Experiment("over", "2023-01-30", "2023-02-20", carryover: true),
                Experiment("still carrying over", "2023-04-03", "2023-05-01", carryover: true),
                Experiment("read at its end", "2023-04-03", "2023-05-01", carryover: false),
                Experiment("not over", "2023-05-01", "2023-06-12", carryover: false),
            ],
            ExperimentCovariances = [new ExperimentCovariance(["over", "not over", "read at its end"], [[400, 1, 2], [1, 400, 3], [2, 3, 400]])],
        };
        var then = OriginModel.At(spec, OriginPanel.At(Panel, 20, 8), 20);

        Assert.Equal(["over", "read at its end"], then.Experiments.Select(static e => e.Name));
        var group = Assert.Single(then.ExperimentCovariances);
        Assert.Equal(["over", "read at its end"], group.Experiments);
        Assert.Equal([400, 2, 2, 400], group.Covariance.SelectMany(static row => row));
    }

    [Fact]
    public void At_TrendStatedBeyondTheData_IsCutOff()
    {
        var knots = SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = new KnotTrend { At = ["2023-01-02", "2023-05-01", "2024-02-05"] } } };
        var changes = SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = new PiecewiseTrend(["2024-02-05"]) } };
        var panel = OriginPanel.At(Panel, 30, 8);

        Assert.Equal(["2023-01-02", "2023-05-01"], ((KnotTrend)OriginModel.At(knots, panel, 30).Baseline.Trend!).At!);
        Assert.IsType<LinearTrend>(OriginModel.At(changes, panel, 30).Baseline.Trend);
    }

    [Fact]
    public void At_ChannelWithoutMediaYet_IsLeftOut()
    {
        var emails = (double[])Panel.Series["emails"].Values.Clone();
        Array.Clear(emails, 0, 45);
        var later = Panel.WithSeries(Panel.Series["emails"] with { Values = emails });

        Assert.Equal(["tv", "search"], OriginModel.At(SmallWorld.Full(), OriginPanel.At(later, 40, 8), 40).Channels.Select(static c => c.Name));
        Assert.Equal(3, OriginModel.At(SmallWorld.Full(), OriginPanel.At(later, 50, 8), 50).Channels.Count);
    }

    [Fact]
    public void At_PriorOfALaterWindow_IsForgotten()
    {
        var spec = SmallWorld.Full(new ChannelSpec
        {
            Name = "tv",
            Spend = "tv_spend",
            Strength = new RoiStrength(new LogNormalPrior(0, 1)) { Window = new PeriodSpan("2023-08-07", "2023-12-04") },
        });

        Assert.Null(OriginModel.At(spec, OriginPanel.At(Panel, 40, 8), 40).Channels[0].Strength);
        Assert.NotNull(OriginModel.At(spec, OriginPanel.At(Panel, 60, 8), 60).Channels[0].Strength);
    }
}
