using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Refreshing;

/// <summary>Priors from an earlier fit: which, how wide, and when none.</summary>
public class RefreshTests
{
    static readonly HandMadeFit Made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), iterations: 200);

    static RefreshResult Apply(double inflate, bool mayWiden = false) =>
        Refresh.Apply(Made.Fit, BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel()), new RefreshSpec("run") { Inflate = inflate, MayWiden = mayWiden });

    [Fact]
    public void Apply_AFactorBeyondAllBounds_LeavesTheModelAsItWas()
    {
        var result = Apply(1000);
        Assert.All(result.Priors, static p => Assert.NotNull(p.Kept));
        Assert.Equal(BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel()).Spec, result.Model.Spec);
    }

    [Fact]
    public void Apply_WithoutInflation_MatchesMomentsAndKeepsFamilies()
    {
        var result = Apply(1);
        foreach (var refreshed in result.Priors.Where(static p => p.Kept is null))
        {
            var draws = Made.Fit.Draws[refreshed.Parameter];
            Assert.Equal(refreshed.Original.Support, refreshed.Prior.Support);
            switch (refreshed.Prior)
            {
                case LogNormalPrior log:
                    Agreement.Within(1e-12, draws.Average(Math.Log), log.Mu, 1);
                    break;
                case NormalPrior normal:
                    Agreement.Within(1e-12, draws.Average(), normal.Location, 1);
                    break;
                case BetaPrior beta:
                    Agreement.Within(1e-9, draws.Average(), beta.Mean, 1);
                    break;
                default:
                    Assert.IsType<TruncatedNormalPrior>(refreshed.Prior);
                    break;
            }
        }
        // Draws between the 10 % and 90 % quantiles of the priors are narrower than these.
        Assert.All(result.Priors, static p => Assert.Null(p.Kept));
        Assert.All(result.Priors, p => Assert.Equal(p.Prior, result.Model.Parameters.Single(q => q.Name == p.Parameter).Prior));
    }

    [Fact]
    public void Apply_Inflation_MultipliesTheStandardDeviation()
    {
        var (once, twice) = (Apply(1, mayWiden: true), Apply(2, mayWiden: true));
        foreach (var (a, b) in once.Priors.Zip(twice.Priors))
        {
            if (a.Prior is NormalPrior x && b.Prior is NormalPrior y)
                Agreement.Within(1e-12, 2 * x.Sd, y.Sd);
            if (a.Prior is LogNormalPrior p && b.Prior is LogNormalPrior q)
                Agreement.Within(1e-12, 2 * p.Sigma, q.Sigma);
        }
        Assert.Contains(once.Priors, static p => p.Prior is NormalPrior);
        Assert.Contains(once.Priors, static p => p.Prior is LogNormalPrior);
    }

    /// <summary>With one coefficient everything is normal: precision of the data adds once per fit, the refreshed prior brings prior and data.</summary>
    [Fact]
    public void Apply_TheSameDataWithoutInflation_CountsThemTwice()
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [SmallWorld.Linear(new NormalPrior(0.3, 0.1)).Channels[0]],
            Baseline = new BaselineSpec { Intercept = new FixedPrior(0.6), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new FixedPrior(0.1) },
        };
        var sampler = new SamplerSpec { Chains = 2, Warmup = 200, Draws = 4000, Seed = 8, Collapse = false };
        var first = ModelFit.Run(spec, SmallWorld.Panel(), sampler);
        var again = ModelFit.Run(Refresh.Apply(first, first.Model, new RefreshSpec("run") { Inflate = 1 }).Model, sampler);
        var (once, twice) = (Variance(first), Variance(again));

        // 1/v₁ = 1/v₀ + data, 1/v₂ = 1/v₁ + data.
        var data = 1 / once - 1 / (0.1 * 0.1);
        Agreement.Within(0.08, 1 / (1 / once + data), twice);

        static double Variance(FittedModel fit)
        {
            var draws = fit.Draws["tv.coefficient"];
            var mean = draws.Average();
            return draws.Average(x => (x - mean) * (x - mean));
        }
    }

    [Fact]
    public void Apply_StatedPrior_Stands()
    {
        var spec = SmallWorld.Full() with { ParameterPriors = [new ParameterPrior("tv.adstock.decay", new BetaPrior(9, 9))] };
        var result = Refresh.Apply(Made.Fit, BoundModel.Bind(spec, SmallWorld.Panel()), new RefreshSpec("run") { Inflate = 1 });
        Assert.Equal(new BetaPrior(9, 9), result.Model.Parameters.Single(static p => p.Name == "tv.adstock.decay").Prior);
    }

    [Fact]
    public void Apply_NewChannel_KeepsItsDefault()
    {
        var spec = SmallWorld.Full() with { Channels = [.. SmallWorld.Full().Channels, new ChannelSpec { Name = "video", Spend = "video_spend" }] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var result = Refresh.Apply(Made.Fit, model, new RefreshSpec("run") { Inflate = 1 });
        Assert.All(result.NewParameters, static name => Assert.StartsWith("video.", name, StringComparison.Ordinal));
        Assert.Equal(4, result.NewParameters.Count);
        Assert.All(result.NewParameters, name => Assert.Equal(model.Parameters.Single(p => p.Name == name).Prior, result.Model.Parameters.Single(p => p.Name == name).Prior));
    }

    [Fact]
    public void Apply_RowsOfTheEarlierRun_AreCountedAndTheFirstNewOneIsNamed()
    {
        var panel = SmallWorld.Panel(periods: SmallWorld.Periods + 4);
        var later = BoundModel.Bind(SmallWorld.Full(), panel);
        var warning = Assert.Single(Refresh.Apply(Made.Fit, later, new RefreshSpec("run")).Warnings);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Contains("30 of 34 fitted rows", warning.Message, StringComparison.Ordinal);
        Assert.Contains("counts 1.25 times", warning.Message, StringComparison.Ordinal);
        Assert.Contains("data.from: 2023-07-31", warning.Remedy, StringComparison.Ordinal);

        var fresh = BoundModel.Bind(SmallWorld.Full() with { Baseline = new BaselineSpec() }, SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2024, 1, 1), TimeStep.Week, SmallWorld.Periods)));
        Assert.Empty(Refresh.Apply(Made.Fit, fresh, new RefreshSpec("run")).Warnings);
    }

    [Fact]
    public void Bind_WrongParameterPriors_ListsEveryFault()
    {
        var spec = SmallWorld.Full() with
        {
            Baseline = new BaselineSpec { Trend = new KnotTrend(4) },
            ParameterPriors =
            [
                new ParameterPrior("tv.adstock.decey", new BetaPrior(2, 2)), new ParameterPrior("search.adstock.decay", new NormalPrior(0, 1)),
                new ParameterPrior("trend.step[2]", new NormalPrior(0, 2)), new ParameterPrior("noise", new FixedPrior(0.1)),
                new ParameterPrior("intercept", new NormalPrior(0, 1)), new ParameterPrior("intercept", new NormalPrior(0, 2)),
            ],
        };
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(spec, SmallWorld.Panel())).Faults;
        Assert.Equal(5, faults.Count);
        Assert.Contains(faults, static f => f.Remedy == "Did you mean tv.adstock.decay?" && f.Subject == "parameter_priors.tv.adstock.decey");
        Assert.Contains(faults, static f => f.Message.Contains("reaches beyond", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Message.Contains("deviation inside a hierarchy", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Message.Contains("noise is fixed", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Message.Contains("stated twice", StringComparison.Ordinal));
    }
}
