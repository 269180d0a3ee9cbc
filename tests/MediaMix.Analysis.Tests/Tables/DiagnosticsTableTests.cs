using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>What of the draws reaches the diagnostics.</summary>
public class DiagnosticsTableTests
{
    [Fact]
    public void MaxRhat_OneChainElsewhere_NamesTheParameter()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), chains: 4, iterations: 50);
        var shifted = hand.Points.Select((point, d) => new Dictionary<string, double>(point) { ["intercept"] = point["intercept"] + (d < 50 ? 5 : 0) }).ToArray();
        var diagnostics = FitAnalyzer.Analyze(HandMadeFit.Of(hand.Fit.Model, shifted, 4).Fit).Diagnostics;
        Assert.Contains("intercept", diagnostics.MaxRhat.Name, StringComparison.Ordinal);
        Assert.True(diagnostics.MaxRhat.Value > 1.05);
        Assert.Equal((4, 50, 100, 11UL), (diagnostics.Chains, diagnostics.Draws, diagnostics.Warmup, diagnostics.Seed));
        Assert.Equal(4 * (100 + 150), diagnostics.GradientEvaluations);
    }

    [Fact]
    public void MaxRhat_StuckParameter_IsUndefinedAndDoesNotPass()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), iterations: 50);
        var stuck = hand.Points.Select(static point => new Dictionary<string, double>(point) { ["search.roi"] = 2 }).ToArray();
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Of(hand.Fit.Model, stuck, 2).Fit);
        Assert.True(double.IsNaN(analysis.Diagnostics.MaxRhat.Value));
        Assert.Equal("search.roi", analysis.Diagnostics.MaxRhat.Name);
        Assert.Equal(VerdictLevel.DoNotTrust, analysis.Verdict.Level);
    }

    [Fact]
    public void MaxRhat_FixedIntercept_IsThatOfWhatIsSampled()
    {
        var spec = SmallWorld.Full();
        var hand = HandMadeFit.Create(spec with { Baseline = spec.Baseline with { Intercept = new FixedPrior(0.5) } }, SmallWorld.Panel(), chains: 4, iterations: 50);
        var diagnostics = FitAnalyzer.Analyze(hand.Fit).Diagnostics;
        Assert.All([diagnostics.MaxRhat.Value, diagnostics.MinEssBulk.Value, diagnostics.MinEssTail.Value], static value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(24)]
    public void NegativeBaseline_SomeDraws_IsTheirShare(int negative)
    {
        var hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel());
        var points = hand.Points.Select((point, d) => new Dictionary<string, double>(point) { ["intercept"] = d < negative ? -50 : 50 }).ToArray();
        var diagnostics = FitAnalyzer.Analyze(HandMadeFit.Of(hand.Fit.Model, points, 2).Fit).Diagnostics;
        Assert.Equal(negative / 24.0, diagnostics.NegativeBaselineProbability);
    }

    [Fact]
    public void Loo_MissingOutcomes_AreNotCounted()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(isMissing: static t => t is 4 or 5), iterations: 100);
        var expected = 0.0;
        foreach (var t in Enumerable.Range(0, SmallWorld.Periods).Where(static t => t is not (4 or 5)))
        {
            var log = hand.Naive.Select((n, d) =>
            {
                var sd = hand.Points[d]["noise"] * n.OutcomeScale;
                var z = (hand.Fit.Model.Panel.Outcome.Values[t] - n.Expected()[t]) / sd;
                return -0.5 * z * z - Math.Log(sd) - 0.5 * Math.Log(2 * Math.PI);
            }).ToArray();
            expected += PsisLoo.Leave(new ChainDraws(log, 2, 100)).Elpd;
        }
        Agreement.Within(1e-9, expected, FitAnalyzer.Analyze(hand.Fit).Diagnostics.ElpdLoo);
    }
}
