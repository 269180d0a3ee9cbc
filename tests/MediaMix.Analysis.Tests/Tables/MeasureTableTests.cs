using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Measures of fit of a panel with held-out cells, from actual and expected outcomes cell by cell.</summary>
public class MeasureTableTests
{
    static readonly bool[] HeldOut = [.. Enumerable.Range(0, 4 * SmallPanel.Periods).Select(static cell => cell % 7 == 2)];
    static readonly HandMadeFit Hand = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(heldOut: HeldOut), 2, 40);

    [Fact]
    public void Of_HeldOut_HasTrainTestAndAll()
    {
        var panel = Hand.Fit.Model.Panel;
        var (actual, expected) = (panel.ObservedOutcome(), ComponentPass.Run(Hand.Fit).Expected());
        var analysis = FitAnalyzer.Analyze(Hand.Fit);
        int[] train = [.. Enumerable.Range(0, panel.Cells).Where(c => !double.IsNaN(panel.FittedOutcome[c]))];
        int[] test = [.. Enumerable.Range(0, panel.Cells).Where(c => HeldOut[c] && !double.IsNaN(actual[c]))];

        Assert.Equal([FitPart.Train, FitPart.Test, FitPart.All], analysis.Measures.Select(static m => m.Part));
        AssertMeasures(train, analysis.Measures[0]);
        AssertMeasures(test, analysis.Measures[1]);
        AssertMeasures([.. train, .. test], analysis.Measures[2]);
        Assert.Equal((analysis.Fitted.Mape, analysis.Fitted.Coverage90), (analysis.Measures[0].Mape, analysis.Measures[0].Coverage90));
        Assert.Equal((analysis.Holdout!.Wmape, analysis.Holdout.Coverage90), (analysis.Measures[1].Wmape, analysis.Measures[1].Coverage90));

        void AssertMeasures(int[] cells, FitMeasures found)
        {
            var spread = cells.GroupBy(c => c / panel.Periods).Sum(g => g.Sum(c => Math.Pow(actual[c] - g.Average(i => actual[i]), 2)));
            Assert.Equal(cells.Length, found.Outcomes);
            Agreement.Within(1e-9, 1 - cells.Sum(c => Math.Pow(actual[c] - expected[c], 2)) / spread, found.RSquared);
            Agreement.Within(1e-9, cells.Average(c => Math.Abs(actual[c] - expected[c]) / Math.Abs(actual[c])), found.Mape);
            Agreement.Within(1e-9, cells.Sum(c => Math.Abs(actual[c] - expected[c])) / cells.Sum(c => Math.Abs(actual[c])), found.Wmape);
        }
    }

    [Fact]
    public void Of_NothingHeldOut_HasTheFittedOnesOnly() =>
        Assert.Equal(FitPart.Train, Assert.Single(FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), iterations: 4).Fit).Measures).Part);
}
