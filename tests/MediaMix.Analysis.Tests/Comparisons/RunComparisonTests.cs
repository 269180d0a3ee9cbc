using MediaMix.Analysis.Tests.Backtests;
using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Comparisons;

/// <summary>Runs side by side, and those that cannot be.</summary>
public class RunComparisonTests
{
    static readonly ModelSpec Log = SmallWorld.Full() with
    {
        Likelihood = new LogNormalErrors(),
        Channels = [.. SmallWorld.Full().Channels.Select(static c => c with { Strength = null })],
    };

    static ComparedRun Run(string name, ModelSpec spec, Panel? panel = null) => ComparedRun.Of(name, HandMadeFit.Create(spec, panel ?? BacktestWorld.Panel, 2, 60).Fit);

    [Fact]
    public void Of_TwoRuns_RanksByElpdWithPairedErrorsAndStackingWeights()
    {
        ComparedRun[] runs = [Run("normal", SmallWorld.Full()), Run("student", SmallWorld.Full() with { Likelihood = new StudentTErrors() }), Run("log", Log)];
        var comparison = RunComparison.Of(runs);

        Assert.Equal(runs.OrderByDescending(static r => r.Loo.Elpd).Select(static r => r.Name), comparison.Ranks.Select(static r => r.Run.Name));
        Assert.Equal(0, comparison.Ranks[0].Difference.ElpdDifference);
        Assert.Equal(comparison.Ranks[1].Run.Loo.Elpd - comparison.Ranks[0].Run.Loo.Elpd, comparison.Ranks[1].Difference.ElpdDifference, 1e-8);
        Assert.Equal(1, comparison.Ranks.Sum(static r => r.Weight), 1e-12);
        Assert.InRange(StackingWeights.Gap([.. comparison.Ranks.Select(static r => r.Run.Loo.Points.Select(static p => p.Elpd).ToArray())], [.. comparison.Ranks.Select(static r => r.Weight)]), -1e-10, 1e-8);
        Assert.Equal(["tv", "search"], comparison.Channels);
    }

    [Fact]
    public void Of_OutcomeInAnotherUnit_ShiftsTheScoresOfAllLikelihoodsAlike()
    {
        // A density per unit of the outcome falls by ln 1000 per observation when the unit is a thousandth.
        var panel = SmallWorld.Panel(40);
        var finer = SmallWorld.Panel(40, outcomeUnit: 1000);
        foreach (var spec in new[] { SmallWorld.Full(), Log })
            Assert.Equal(Run("a", spec, panel).Loo.Elpd - 40 * Math.Log(1000), Run("b", spec, finer).Loo.Elpd, 1e-6);
    }

    [Fact]
    public void Of_OtherOutcomes_IsRefusedWithTheFirstDifference()
    {
        var outcome = BacktestWorld.Panel.ObservedOutcome();
        outcome[3] += 1;
        var other = Run("b", SmallWorld.Full(), BacktestWorld.Panel.WithOutcome(outcome));

        Assert.Contains(BacktestWorld.Panel.Window.Label(3), Fault(Run("a", SmallWorld.Full()), other), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherRows_IsRefusedWithTheirNumbers() =>
        Assert.Contains("60 outcomes and b to 50", Fault(Run("a", SmallWorld.Full()), Run("b", SmallWorld.Full(), BacktestWorld.Panel.First(50))), StringComparison.Ordinal);

    [Fact]
    public void Of_OneRunOrTheSameTwice_IsRefused()
    {
        var run = Run("a", SmallWorld.Full());

        Assert.Contains("nothing to compare", Fault(run), StringComparison.Ordinal);
        Assert.Contains("given twice", Fault(run, run), StringComparison.Ordinal);
    }

    static string Fault(params ComparedRun[] runs) => Assert.Throws<InvalidInputException>(() => RunComparison.Of(runs)).Faults[0].ToString();
}
