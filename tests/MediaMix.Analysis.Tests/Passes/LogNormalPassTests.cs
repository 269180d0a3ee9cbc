using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>What the analysis makes of log-normal errors.</summary>
public class LogNormalPassTests
{
    static readonly HandMadeFit Hand = HandMadeFit.Create(
        SmallWorld.Full() with { Likelihood = new LogNormalErrors() }, SmallWorld.Panel(isMissing: static t => t == 4));

    [Fact]
    public void Run_LogNormalErrors_RatesObservationsByTheirDensity()
    {
        var pass = ComponentPass.Run(Hand.Fit);
        for (var d = 0; d < Hand.Points.Count; d++)
        {
            var (naive, panel) = (Hand.Naive[d], Hand.Fit.Model.Panel);
            var median = naive.Sum().Select(x => Math.Log(naive.OutcomeScale) + x / naive.OutcomeScale).ToArray();
            for (var t = 0; t < panel.Periods; t++)
            {
                var known = t == 4 ? 0 : new LogNormalPrior(median[t], naive.Sd).LogDensity(panel.Outcome.Values[t], out _);
                Agreement.Within(1e-9, known, pass.Cells.LogLikelihood[t][d], 1);
            }
        }
    }

    [Fact]
    public void Analyze_LogNormalErrors_ContributionsAddUpAndLossesOverlap()
    {
        var analysis = FitAnalyzer.Analyze(Hand.Fit);
        for (var t = 0; t < SmallWorld.Periods; t++)
        {
            var expected = Hand.Naive.Average(n => n.Expected()[t]);
            Agreement.Within(1e-9, expected, analysis.Fitted.Expected[t]);
            Agreement.Within(1e-9, expected, analysis.Contributions.Sum(c => c.Series.Mean[t]));
        }
        var all = analysis.All!;
        Assert.True(all.Roi!.Value.Mean * all.Spend < analysis.Channels.Sum(c => (c.Roi?.Mean ?? 0) * c.Spend));
        Assert.Contains(analysis.Verdict.Statements, static s => s.Contains("multiplicative", StringComparison.Ordinal));
        Assert.True(double.IsFinite(analysis.Diagnostics.ElpdLoo));
    }

    /// <summary>Errors of the same size are those of the logs: an outcome ten times as large has misses ten times as large.</summary>
    [Fact]
    public void Analyze_LogNormalErrors_AutocorrelatesTheLogsOfResiduals()
    {
        var fitted = FitAnalyzer.Analyze(Hand.Fit).Fitted;
        double?[] residuals = [.. Enumerable.Range(0, SmallWorld.Periods).Select(t => t == 4 ? (double?)null : Math.Log(Hand.Fit.Model.Panel.Outcome.Values[t]) - Math.Log(fitted.Expected[t]))];
        var (mean, known) = (residuals.Average()!.Value, residuals.OfType<double>().ToArray());
        double[] products = [.. Enumerable.Range(1, SmallWorld.Periods - 1).Select(t => (residuals[t] - mean) * (residuals[t - 1] - mean)).OfType<double>()];

        Agreement.Within(1e-9, products.Average() / known.Average(r => (r - mean) * (r - mean)), fitted.ResidualAutocorrelation);
    }

    [Fact]
    public void Analyze_LogNormalErrors_PredictsAroundTheMedianNeverBelowZero()
    {
        var model = BoundModel.Bind(
            SmallWorld.Full() with { Likelihood = new LogNormalErrors(), Noise = new NoiseSpec { Prior = new FixedPrior(0.8) } }, SmallWorld.Panel());
        var hand = HandMadeFit.Of(model, [.. Enumerable.Repeat(ParameterPoint.Draw(model, 1), 1000)], 2);
        var fitted = FitAnalyzer.Analyze(hand.Fit).Fitted;
        // exp(η + σ²/2) over exp(η), and the quantiles of the log-normal around it; 1000 draws in each of 30 periods.
        var median = Math.Exp(-0.32);
        Assert.Equal(median, Enumerable.Range(0, 30).Average(t => fitted.Predictive.Q50[t] / fitted.Expected[t]), 0.02);
        Assert.Equal(median * Math.Exp(1.6449 * 0.8), Enumerable.Range(0, 30).Average(t => fitted.Predictive.Q95[t] / fitted.Expected[t]), 0.08);
        Assert.All(fitted.Predictive.Q5, static q => Assert.True(q > 0));
    }
}
