using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>What a run promises whatever the model: the same draws for the same seed, consistent quantities, prompt stop.</summary>
public class ModelFitTests
{
    static readonly SamplerSpec Short = new() { Chains = 4, Warmup = 100, Draws = 50, Seed = 7 };

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Run_AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 3));
        var (one, many) = (ModelFit.Run(model, Short, threads: 1), ModelFit.Run(model, Short, threads));
        Assert.Equal(one.Draws.Names, many.Draws.Names);
        for (var i = 0; i < one.Draws.Names.Count; i++)
            Assert.Equal(one.Draws.Values(i), many.Draws.Values(i));
        Assert.Equal(one.Statistics.Energy, many.Statistics.Energy);
        Assert.Equal(one.Statistics.Leapfrogs, many.Statistics.Leapfrogs);
        Assert.Equal(one.Statistics.StepSize, many.Statistics.StepSize);
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherDraws()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        Assert.NotEqual(ModelFit.Run(model, Short).Draws["noise"], ModelFit.Run(model, Short with { Seed = 8 }).Draws["noise"]);
    }

    /// <summary>All that is free is a coefficient that is integrated out: its posterior is drawn from directly.</summary>
    [Fact]
    public void Run_OnlyACollapsedCoefficientIsFree_DrawsItsPosterior()
    {
        const double noise = 5, sd = 20, mean = 100;
        double[] outcome = [.. Enumerable.Range(0, 40).Select(static t => 110.0 + t % 3)];
        var panel = new Panel(
            TimeAxis.FromIndex(1, outcome.Length), ["national"], new Series("sales", SeriesUnit.Outcome, outcome),
            [new Series("tv_spend", SeriesUnit.Spend, [.. outcome.Select(static (_, t) => t % 4.0)])]);
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None), Media = new MediaScale(MediaScaleKind.None) },
            Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new CoefficientStrength(new FixedPrior(0)) }],
            Baseline = new BaselineSpec { Intercept = new NormalPrior(mean, sd), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new FixedPrior(noise) },
        };
        var draws = ModelFit.Run(spec, panel, new SamplerSpec { Chains = 2, Warmup = 300, Draws = 500, Seed = 7 }).Draws["intercept"];
        var precision = 1 / (sd * sd) + outcome.Length / (noise * noise);
        var expected = (mean / (sd * sd) + outcome.Sum() / (noise * noise)) / precision;

        Assert.Equal(expected, draws.Average(), 5 / Math.Sqrt(precision * draws.Length));
        Assert.Equal(1, precision * draws.Average(x => (x - expected) * (x - expected)), 5 * Math.Sqrt(2.0 / draws.Length));
    }

    [Fact]
    public void Run_SpecAndPanel_IsTheSameAsTheBoundModel()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        Assert.Equal(ModelFit.Run(model, Short).Draws["noise"], ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), Short).Draws["noise"]);
    }

    [Fact]
    public void Run_EveryDraw_HasCoefficientsAndRoisOfTheNaiveModel()
    {
        var spec = SmallWorld.Full() with
        {
            Channels =
            [
                SmallWorld.Full().Channels[0] with { Strength = new CoefficientStrength(new HalfNormalPrior(1)) },
                SmallWorld.Full().Channels[1],
                SmallWorld.Full().Channels[2],
            ],
        };
        var draws = ModelFit.Run(spec, SmallWorld.Panel(history: 3), Short with { Chains = 1, Draws = 10 });
        for (var i = 0; i < 10; i++)
        {
            var values = draws.Model.Parameters.ToDictionary(static p => p.Name, p => draws.Draws[p.Name][i], StringComparer.Ordinal);
            var naive = new NaiveOutcome(draws.Model, values);
            Agreement.Within(1e-10, naive.Roi(0), draws.Draws["tv.roi"][i]);
            Agreement.Within(1e-10, naive.Coefficient(1) / naive.OutcomeScale, draws.Draws["search.coefficient"][i]);
            Agreement.Within(1e-10, naive.Coefficient(2) / naive.OutcomeScale, draws.Draws["email.coefficient"][i]);
        }
        Assert.False(draws.Draws.Contains("email.roi"));
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("geometric", 0)]
    [InlineData("geometric", 8)]
    [InlineData("delayed", 8)]
    public void Run_ChannelWithTheSameSpendInEveryPeriod_FindsItsPrior(string adstock, int history)
    {
        // A response that never varies has no amplitude; the data cannot tell it from the intercept.
        var panel = SmallWorld.Panel(history: history);
        var constant = new Panel(
            panel.Axis, panel.Geos, panel.Outcome,
            [.. panel.Series.Values.Where(static s => s.Name != "tv_spend"), new Series("tv_spend", SeriesUnit.Spend, [.. panel.Outcome.Values.Select(static _ => 50.0)])],
            [.. panel.Categorical.Values], history);
        var spec = SmallWorld.Of(adstock, "hill", TransformOrder.AdstockFirst, "roi");
        var logs = ModelFit.Run(spec, constant, Short with { Draws = 1000 }).Draws["tv.roi"].Select(static roi => Math.Log(roi)).ToArray();
        // The prior is log-normal(0.5, 0.7); the first weeks of a build-up say next to nothing.
        Assert.InRange(logs.Average(), 0.4, 0.6);
        Assert.InRange(logs.Average(static x => (x - 0.5) * (x - 0.5)), 0.36, 0.55);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        Assert.ThrowsAny<OperationCanceledException>(() => ModelFit.Run(
            model, Short,
            report: p =>
            {
                if (p.Iteration == 10)
                    source.Cancel();
            },
            token: source.Token));
    }

    [Fact]
    public void Run_CancelledBefore_Throws() => Assert.ThrowsAny<OperationCanceledException>(() =>
        ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), Short, new CancellationToken(canceled: true)));

    [Fact]
    public void FittedModel_DrawsWithoutAParameter_SaysWhich()
    {
        var fit = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), Short with { Chains = 1, Draws = 2 });
        var keep = fit.Draws.Names.Where(static n => n != "tv.roi").ToArray();
        var draws = new Inference.Draws(keep, [.. keep.Select(n => fit.Draws[n])], 1, 2);
        var failure = Assert.Throws<ArgumentException>(() => new FittedModel(fit.Model, draws, fit.Statistics, fit.Sampler));
        Assert.Contains("tv.roi", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PooledTransforms_KeepTheValueOfEveryGeo()
    {
        var draws = ModelFit.Run(BoundModel.Bind(SmallPanel.Of("transforms of their own"), SmallPanel.Create()), Short with { Chains = 1, Draws = 5 }).Draws;

        for (var i = 0; i < 5; i++)
        {
            var (decay, half) = (draws["tv.adstock.decay.mean"][i], draws["tv.saturation.half.mean"][i]);
            var logit = Math.Log(decay / (1 - decay)) + draws["tv.adstock.decay.sd"][i] * draws["tv.adstock.decay.standardized[south]"][i];
            Assert.Equal(1 / (1 + Math.Exp(-logit)), draws["tv.adstock.decay[south]"][i], 1e-12);
            Assert.Equal(half * Math.Exp(draws["tv.saturation.half.sd"][i] * draws["tv.saturation.half.standardized[south]"][i]), draws["tv.saturation.half[south]"][i], 1e-12 * (1 + half));
        }
    }
}
