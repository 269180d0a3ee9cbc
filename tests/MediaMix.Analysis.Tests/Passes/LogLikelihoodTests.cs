using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>The pointwise log likelihood of long runs is thinned per chain, and every kept cell belongs to its draw.</summary>
public class LogLikelihoodTests
{
    [Fact]
    public void Run_LongChains_KeepsEvenlySpacedDrawsOfEveryChain()
    {
        var panel = DemoWorld.Create(3).Panel;
        var fit = ModelFit.Run(DemoWorld.AnalystModel, panel, new SamplerSpec { Chains = 2, Warmup = 100, Draws = 5001 });
        var pass = ComponentPass.Run(fit);

        // 10,002 draws: every second of each chain, which leaves 2,501 of 5,001.
        Assert.Equal(2501, pass.Cells.LikelihoodIterations);
        Assert.All(pass.Cells.LogLikelihood, static cells => Assert.Equal(2 * 2501, cells.Length));
        foreach (var (chain, kept) in new[] { (0, 0), (0, 2500), (1, 0), (1, 1234) })
        {
            var expected = LogDensity(fit, chain * 5001 + 2 * kept);
            for (var t = 0; t < panel.Periods; t++)
                Assert.Equal(expected[t], pass.Cells.LogLikelihood[t][chain * 2501 + kept], 1e-9);
        }
        Assert.True(double.IsFinite(FitAnalyzer.Analyze(fit).Diagnostics.ElpdLoo));
    }

    static double[] LogDensity(FittedModel fit, int draw)
    {
        var values = fit.Model.AllocateValues();
        fit.Values(draw, values);
        var simulator = fit.Model.CreateSimulator();
        simulator.Load(values);
        var residual = fit.Model.Panel.Outcome.Values.AsSpan(fit.Model.Panel.History).ToArray();
        var effect = new double[residual.Length];
        for (var c = 0; c < fit.Model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, effect);
            Kernels.Subtract(residual, effect, residual);
        }
        for (var m = 0; m < simulator.Channels; m++)
        {
            simulator.Effect(m, ChannelPlan.Actual(fit.Model, m), effect);
            Kernels.Subtract(residual, effect, residual);
        }
        var sd = simulator.NoiseSd;
        return [.. residual.Select(r => -0.5 * Math.Log(2 * Math.PI) - Math.Log(sd) - 0.5 * r * r / (sd * sd))];
    }
}
