using MediaMix.Inference;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>Nothing of what happened after an origin reaches the fit at the origin.</summary>
public class LeakTests
{
    const int Origin = 47, Reach = 13;

    public static TheoryData<string> Trends => ["linear", "piecewise", "even", "values", "auto", "walk", "process"];

    static TrendSpec Trend(string kind) => kind switch
    {
        "linear" => new LinearTrend(),
        "piecewise" => new PiecewiseTrend(Count: 2),
        "even" => new KnotTrend(4),
        "values" => new KnotTrend(4) { Value = new NormalPrior(0, 5) },
        "auto" => new KnotTrend { Choice = KnotChoice.Automatic },
        "walk" => new RandomWalkTrend(4),
        _ => new GaussianProcessTrend(new GaussianProcess(ProcessKernel.Matern52)),
    };

    [Theory]
    [MemberData(nameof(Trends))]
    public void Bind_OtherOutcomesAfterTheOrigin_GiveTheSameModel(string kind)
    {
        var spec = BacktestWorld.Spec(Trend(kind));
        var one = OriginFit.Bind(spec, BacktestWorld.Panel, Origin, Reach, BacktestWorld.Sampler);
        var other = OriginFit.Bind(spec, BacktestWorld.WithOtherFuture(Origin), Origin, Reach, BacktestWorld.Sampler);

        Assert.Equal(one.Model.Spec, other.Model.Spec);
        Assert.Equal(one.Model.Constants, other.Model.Constants);
        Assert.Equal(one.Model.Sampled.Select(static p => (p.Name, p.Prior)), other.Model.Sampled.Select(static p => (p.Name, p.Prior)));
    }

    [Fact]
    public void Bind_PanelWithOtherOutcomesAfterTheOrigin_GivesTheSameModel()
    {
        // Without populations the sizes of the geos are taken from their outcomes.
        var panel = Testing.SmallPanel.Create(withPopulation: false);
        var outcome = panel.ObservedOutcome();
        for (var cell = 0; cell < outcome.Length; cell++)
            outcome[cell] *= cell % panel.Periods >= 17 ? 3 + cell % 5 : 1;
        var one = OriginFit.Bind(Testing.SmallPanel.Spec(), panel, 17, 4, BacktestWorld.Sampler);
        var other = OriginFit.Bind(Testing.SmallPanel.Spec(), panel.WithOutcome(outcome), 17, 4, BacktestWorld.Sampler);

        Assert.Equal(one.Model.Spec, other.Model.Spec);
        Assert.Equal(one.Model.Constants, other.Model.Constants);
        Assert.NotEqual(one.Model.Panel.ObservedOutcome(), other.Model.Panel.ObservedOutcome());
    }

    [Theory]
    [InlineData("even")]
    [InlineData("auto")]
    public void Run_OtherOutcomesAfterTheOrigin_GiveTheSameDraws(string kind)
    {
        var spec = BacktestWorld.Spec(Trend(kind));
        var one = OriginFit.Bind(spec, BacktestWorld.Panel, Origin, Reach, BacktestWorld.Sampler);
        var other = OriginFit.Bind(spec, BacktestWorld.WithOtherFuture(Origin), Origin, Reach, BacktestWorld.Sampler);

        Assert.Equal(BacktestWorld.Draws(one.Run(new Execution(1))), BacktestWorld.Draws(other.Run(new Execution(1))));
    }

    [Fact]
    public void Run_OtherOutcomesAfterTheOrigin_GiveTheSameForecasts()
    {
        var plan = new BacktestPlan([1, Reach], [Origin]);
        var one = Backtest.Run(BacktestWorld.Spec(), BacktestWorld.Panel, BacktestWorld.Sampler, plan);
        var other = Backtest.Run(BacktestWorld.Spec(), BacktestWorld.WithOtherFuture(Origin), BacktestWorld.Sampler, plan);

        Assert.Equal(one.Forecasts.Select(Forecast), other.Forecasts.Select(Forecast));
        Assert.NotEqual(one.Forecasts.Select(static f => f.Crps), other.Forecasts.Select(static f => f.Crps));

        static (ForecastKind, int, double, double, double, double) Forecast(CellForecast f) => (f.Kind, f.Period, f.Mean, f.Q5, f.Q50, f.Q95);
    }

    [Fact]
    public void WithLastYear_DrawsOfTheRealisedControls_AreThoseOfARefit()
    {
        var origin = OriginFit.Bind(BacktestWorld.Spec(), BacktestWorld.Panel, Origin, Reach, BacktestWorld.Sampler);
        var fit = origin.Run(new Execution(1));
        var reused = Backtest.WithLastYear(fit, Origin);
        var refit = ModelFit.Run(BoundModel.Bind(origin.Model.Spec, reused.Model.Panel), origin.Sampler);

        Assert.Equal(BacktestWorld.Draws(refit), BacktestWorld.Draws(reused));
    }

    [Fact]
    public void SeedOf_AnOrigin_DependsOnSeedAndOriginAlone()
    {
        Assert.Equal(OriginFit.SeedOf(3, 47), OriginFit.Bind(BacktestWorld.Spec(), BacktestWorld.Panel, Origin, Reach, BacktestWorld.Sampler).Sampler.Seed);
        Assert.NotEqual(OriginFit.SeedOf(3, 47), OriginFit.SeedOf(3, 48));
        Assert.NotEqual(OriginFit.SeedOf(3, 47), OriginFit.SeedOf(4, 47));
    }
}
