using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Returns that a group pools: their joint prior, what binding makes of it, and draws from it.</summary>
public class PooledReturnTests
{
    static ModelSpec Pooled(Prior? mean, Prior? sd) => SmallWorld.Full() with { Groups = [new ChannelGroup { Name = "paid", Channels = ["search", "tv"], Pooled = new PooledReturns(mean, sd) }] };

    /// <summary>With mean and sd known a pooled return has an ordinary log-normal prior.</summary>
    [Fact]
    public void Evaluate_KnownMeanAndSd_IsTheModelWithLogNormalPriors()
    {
        var panel = SmallWorld.Panel(history: 3);
        var pooled = BoundModel.Bind(Pooled(new FixedPrior(1.4), new FixedPrior(0.6)), panel);
        var strength = new RoiStrength(new LogNormalPrior(ScalarMath.Log(1.4), 0.6));
        var ordinary = BoundModel.Bind(SmallWorld.Full() with { Channels = [.. SmallWorld.Full().Channels.Select(c => c.Spend is null ? c : c with { Strength = strength })] }, panel);

        for (var point = 0UL; point < 20; point++)
        {
            var values = ParameterPoint.Draw(pooled, point);
            var (a, b) = (Density.At(ordinary, values), Density.At(pooled, values));
            Agreement.Within(1e-12, a.Value, b.Value, 1);
            var size = Math.Max(1, a.Gradient.Max(Math.Abs));
            foreach (var parameter in ordinary.Sampled)
                Agreement.Within(1e-10, a.Gradient[parameter.Slot], b.Gradient[pooled.Sampled.Single(p => p.Name == parameter.Name).Slot], size);
        }
    }

    /// <summary>A chain may centre them as far as it likes: their coordinates are the logs, around that of the common return.</summary>
    [Fact]
    public void Hierarchies_PooledGroup_AreItsCoordinates()
    {
        var model = BoundModel.Bind(Pooled(new LogNormalPrior(0, 1), new HalfNormalPrior(0.5)), SmallWorld.Panel());
        int Slot(string name) => model.Parameters.Single(p => p.Name == name).Slot;

        var hierarchy = Assert.Single(new SamplingDensity(model, collapse: true).Hierarchies);

        Assert.Equal([Slot("search.roi"), Slot("tv.roi")], hierarchy.Members);
        Assert.Equal((Slot("paid.roi.mean"), Slot("paid.roi.sd")), (hierarchy.MeanCoordinate, hierarchy.LogSdCoordinate));
        Assert.Empty(new SamplingDensity(BoundModel.Bind(Pooled(new UniformPrior(0.5, 3), new HalfNormalPrior(0.5)), SmallWorld.Panel()), collapse: true).Hierarchies);
        Assert.Empty(new SamplingDensity(BoundModel.Bind(Pooled(null, new FixedPrior(0.5)), SmallWorld.Panel()), collapse: true).Hierarchies);
    }

    [Fact]
    public void Bind_PooledGroup_HasItsParametersAndRepeatsItself()
    {
        var model = BoundModel.Bind(Pooled(null, null), SmallWorld.Panel());

        Assert.Equal(["paid.roi.mean", "paid.roi.sd"], model.Parameters.Where(static p => p.Name.StartsWith("paid.", StringComparison.Ordinal)).Select(static p => p.Name));
        Assert.Equal("lognormal(ln paid.roi.mean, paid.roi.sd)", model.Parameters.Single(static p => p.Name == "tv.roi").Prior.Text);
        // What a paid channel of its own would have.
        var ordinary = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        Assert.Equal(ordinary.Spec.Channels[0].Strength!.Prior, model.Spec.Groups[0].Pooled!.Mean);
        Assert.Equal(model.Spec, BoundModel.Bind(model.Spec, SmallWorld.Panel()).Spec);
    }

    /// <summary>Of 20,000 draws: means and the correlation of ln ROI have standard errors below 0.01; five of them.</summary>
    [Fact]
    public void SamplePrior_PooledGroup_ScattersAroundItsCommonReturn()
    {
        const int draws = 20_000;
        var model = BoundModel.Bind(Pooled(new LogNormalPrior(0.5, 0.8), new LogNormalPrior(-1, 0.2)), SmallWorld.Panel());
        int Slot(string name) => model.Parameters.Single(p => p.Name == name).Slot;
        var (logs, values) = (new double[3, draws], model.AllocateValues());
        for (var draw = 0; draw < draws; draw++)
        {
            var rng = Rng.Create(8, 0, draw, 50);
            model.SamplePrior(ref rng, values);
            foreach (var (i, name) in new[] { "paid.roi.mean", "tv.roi", "search.roi" }.Index())
                logs[i, draw] = Math.Log(values[Slot(name)]);
        }
        double Mean(int i) => Enumerable.Range(0, draws).Average(d => logs[i, d]);
        var means = Enumerable.Range(0, 3).Select(Mean).ToArray();
        double Moment(int i, int j) => Enumerable.Range(0, draws).Average(d => (logs[i, d] - means[i]) * (logs[j, d] - means[j]));

        Assert.All(means, static mean => Assert.Equal(0.5, mean, 0.04));
        // E sd² of a log-normal sd is e^(2μ + 2σ²).
        var own = Math.Exp(-2 + 2 * 0.04);
        Assert.Equal(0.64, Moment(1, 2), 0.05);
        Assert.Equal(0.64, Moment(0, 1), 0.05);
        Assert.Equal(0.64 + own, Moment(1, 1), 0.05);
    }

    [Fact]
    public void Run_PooledGroup_ReportsItsParametersAndKeepsReturnsPositive()
    {
        var spec = Pooled(new LogNormalPrior(0, 1), new LogNormalPrior(-0.7, 0.5));
        var fit = ModelFit.Run(spec, SmallWorld.Panel(), new SamplerSpec { Chains = 2, Warmup = 300, Draws = 300, Seed = 3 });

        Assert.All(["paid.roi.mean", "paid.roi.sd", "tv.roi", "search.roi"], name => Assert.True(fit.Draws.Contains(name)));
        Assert.All(fit.Draws["tv.roi"], static roi => Assert.True(roi > 0));
    }
}
