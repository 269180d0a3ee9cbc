using MediaMix.Inference.Diagnostics;
using MediaMix.Recovery;

namespace MediaMix.Correctness.Tests;

/// <summary>Panels simulated from the default model, fitted with it: a small version of the studies of panels in tests/MediaMix.Recovery.</summary>
public class PanelFitTests
{
    static readonly PanelStudy _study = new(5, 60, 2);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Run_PanelFromItsPrior_ConvergesInEveryParameter(int number)
    {
        var fit = ModelFit.Run(Simulated(number), new SamplerSpec { Seed = 5 });
        Assert.Equal(0, fit.Statistics.Divergences);
        foreach (var name in fit.Draws.Names)
        {
            var chains = new ChainDraws(fit.Draws[name], fit.Draws.Chains, fit.Draws.Iterations);
            Assert.True(Rhat.Rank(chains) < 1.01, $"{name}: R-hat {Rhat.Rank(chains)}");
            Assert.True(Ess.Bulk(chains) > 400, $"{name}: {Ess.Bulk(chains)} effective draws");
        }
    }

    [Fact]
    public void Run_PanelsFromTheirPrior_CoverAsTheySay()
    {
        const int replications = 12;
        var settings = new RecoverySettings(replications, Seed: 7, RecoverySettings.DefaultDraws, Threads: 1);
        var intervals = Enumerable.Range(0, replications).SelectMany(number => _study.Run(number, settings, ["pooled"])).ToArray();
        // Binomial limits of 24 and of 120 intervals of 95 %, those of geos counted as 40 independent ones: false alarms in 1,000.
        Assert.InRange(intervals.Count(static i => i.Geo == "all" && i.IsCovered), 18, 24);
        Assert.InRange(intervals.Count(static i => i.Geo != "all" && i.IsCovered), 99, 120);
    }

    [Fact]
    public void Run_OfAPanel_HasTheSameBitsOnAnyNumberOfThreads()
    {
        var sampler = new SamplerSpec { Chains = 2, Warmup = 60, Draws = 20 };
        var (one, four) = (ModelFit.Run(Simulated(1), sampler, threads: 1), ModelFit.Run(Simulated(1), sampler, threads: 4));
        foreach (var name in one.Draws.Names)
            Assert.Equal(one.Draws[name], four.Draws[name]);
    }

    [Fact]
    public void ReachWorld_TrueReturnsAndShapes_GiveTheTrueCoefficients()
    {
        // The world is written without the library: what it calls true must be true of the model that is fitted to it.
        var world = new ReachWorld(1320);
        var panel = world.Panel();
        var model = BoundModel.Bind(ReachStudy.Spec, panel);
        var values = model.AllocateValues();
        foreach (var parameter in model.Sampled)
            values[parameter.Slot] = world.Shapes.TryGetValue(parameter.Name, out var known) ? known : parameter.Name.EndsWith(".roi", StringComparison.Ordinal) ? world.Roi[parameter.Name["channel_".Length] - '0'] : 0;
        var simulator = model.CreateSimulator();
        simulator.Load(values);
        var revenuePerHead = model.Constants.OutcomeScale / panel.Population!.Average();
        for (var m = 0; m < ReachWorld.Channels; m++)
        {
            // The world scales media by the median over the history, too.
            Assert.InRange(simulator.Coefficient(m) * revenuePerHead / ReachWorld.MeanValue / world.Shapes[$"channel_{m}.coefficient.mean"], 0.99, 1.01);
        }
    }

    static BoundModel Simulated(int number)
    {
        var (design, prior, truth) = _study.Draw(number, seed: 1);
        return BoundModel.Bind(prior.Spec, PanelDesign.With(design, SimulatedOutcome.Draw(prior, truth, 1, number)), prior.Constants);
    }
}
