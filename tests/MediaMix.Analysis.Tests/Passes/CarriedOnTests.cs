using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>Held-out outcomes under autoregressive errors are predicted from what came before them.</summary>
public class CarriedOnTests
{
    const int Known = 26;

    static readonly ModelSpec Spec = SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = new NoTrend() }, Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(new UniformPrior(0.5, 0.9)) } };

    static readonly HandMadeFit Hand = HandMadeFit.Create(Spec, SmallWorld.Panel().HoldOut(static (_, period) => period >= Known), 2, 400);

    [Fact]
    public void Analyze_HeldOutEnd_BeginsWithTheLastResidual()
    {
        var panel = Hand.Fit.Model.Panel;
        var actual = panel.ObservedOutcome();
        var expected = Hand.Points.Select(Expected).ToArray();
        var rho = Hand.Points.Select(static p => p["noise.autocorrelation"]).ToArray();
        var fitted = FitAnalyzer.Analyze(Hand.Fit).Fitted;
        for (var step = 1; step <= 3; step++)
        {
            var t = Known - 1 + step;
            var carried = expected.Select((e, d) => e[t] + Math.Pow(rho[d], step) * (actual[Known - 1] - e[Known - 1])).ToArray();
            var scale = Hand.Fit.Model.Constants.OutcomeScale;
            var variance = Hand.Points.Select((p, d) => p["noise"] * p["noise"] * scale * scale * (1 - Math.Pow(rho[d], 2 * step))).Average();

            // Four standard errors of the mean of as many noises.
            Assert.Equal(carried.Average(), fitted.Predictive.Mean[t], 4 * Math.Sqrt(variance / carried.Length));
            Assert.Equal(expected.Average(e => e[t]), fitted.Expected[t], 1e-9 * Math.Abs(fitted.Expected[t]));
        }
        Assert.Equal(fitted.Expected[..Known], fitted.Predictive.Mean[..Known]);
    }

    [Fact]
    public void Outcomes_HeldOutEnd_AreTheDrawsOfTheTable()
    {
        var draws = PredictiveDraws.Outcomes(Hand.Fit).Select(static cells => (double[])cells.Clone()).ToArray();
        var fitted = FitAnalyzer.Analyze(Hand.Fit).Fitted;
        for (var t = 0; t < SmallWorld.Periods; t++)
        {
            double[] sorted = [.. draws.Select(cells => cells[t]).Order()];
            Agreement.Within(1e-12, Quantiles.Type7(sorted, 0.05), fitted.Predictive.Q5[t]);
            Agreement.Within(1e-12, Quantiles.Type7(sorted, 0.95), fitted.Predictive.Q95[t]);
        }
    }

    static double[] Expected(Dictionary<string, double> point)
    {
        var model = Hand.Fit.Model;
        var simulator = ParameterPoint.Simulator(model, point);
        var (sum, part) = (new double[model.Panel.Cells], new double[model.Panel.Cells]);
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, part);
            Numerics.Kernels.Add(sum, part, sum);
        }
        for (var m = 0; m < simulator.Channels; m++)
        {
            simulator.Contribution(m, ChannelPlan.Actual(model, m), part);
            Numerics.Kernels.Add(sum, part, sum);
        }
        return sum;
    }
}
