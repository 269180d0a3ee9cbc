using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis.Tests;

/// <summary>Twenty simulated advertisers with known returns, each fitted with every setting at its default.</summary>
public class DemoRecoveryTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void Run_TwentyWorlds_CoversTheTruthAndLearnsFromTheData()
    {
        var (covered, count) = (0, 0);
        var widths = new List<double>();
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var world = DemoWorld.Create(seed);
            var fit = ModelFit.Run(DemoWorld.AnalystModel, world.Panel, new SamplerSpec { Seed = seed });
            var prior = PriorPass.Run(fit.Model, seed);
            for (var m = 0; m < world.Truth.Count; m++)
            {
                var draws = fit.Draws[$"{world.Truth[m].Channel}.roi"].Order().ToArray();
                var truth = world.Truth[m].Roi;
                covered += Quantiles.Type7(draws, 0.025) <= truth && truth <= Quantiles.Type7(draws, 0.975) ? 1 : 0;
                count++;
                var spend = fit.Model.Constants.Channels[m].Spend;
                widths.Add(Width(draws) / Width([.. prior.Effect[m].Select(e => e / spend).Order()]));
            }
        }
        Assert.Equal(80, count);
        Assert.True(covered >= 0.9 * count, $"{covered} of {count} true ROIs lie in their 95 % intervals.");
        var median = Quantiles.Type7([.. widths.Order()], 0.5);
        Assert.True(median <= 0.5, $"Posterior intervals are {median:0.00} times as wide as prior ones in the median.");
    }

    static double Width(double[] sorted) => Quantiles.Type7(sorted, 0.95) - Quantiles.Type7(sorted, 0.05);
}
