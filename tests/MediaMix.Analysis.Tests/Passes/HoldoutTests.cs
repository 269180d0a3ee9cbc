using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>Outcomes that the fit has not seen: their scores by direct computation, and that nothing else sees them.</summary>
public class HoldoutTests
{
    /// <summary>Every seventh cell, some of them absent or without an outcome.</summary>
    static readonly bool[] HeldOut = [.. Enumerable.Range(0, 4 * SmallPanel.Periods).Select(static cell => cell % 7 == 2)];

    static readonly HandMadeFit Hand = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(heldOut: HeldOut), 2, 40);

    [Fact]
    public void Analyze_HeldOutCells_HaveTheScoresOfTheirPredictiveDraws()
    {
        var panel = Hand.Fit.Model.Panel;
        var pass = ComponentPass.Run(Hand.Fit);
        var (observed, expected) = (panel.ObservedOutcome(), pass.Expected());
        var cells = Enumerable.Range(0, panel.Cells).Where(cell => HeldOut[cell] && !double.IsNaN(observed[cell])).ToArray();
        var found = FitAnalyzer.Analyze(Hand.Fit).Holdout!;

        // Of 12 cells one is absent and one has no outcome.
        Assert.Equal((12, 10), (HeldOut.Count(static h => h), cells.Length));
        Assert.Equal(cells.Length, found.Cells);
        Assert.Equal(cells.Average(cell => Crps(pass.Cells.Predictive[cell], observed[cell])), found.Crps, 1e-6);
        foreach (var (share, covered) in new[] { (0.5, found.Coverage50), (0.8, found.Coverage80), (0.9, found.Coverage90) })
            Assert.Equal(cells.Count(cell => IsInside(pass.Cells.Predictive[cell], observed[cell], share)) / (double)cells.Length, covered, 1e-12);
        Assert.Equal(cells.Average(cell => Math.Abs(observed[cell] - expected[cell]) / observed[cell]), found.Mape, 1e-12);
        Assert.Equal(cells.Sum(cell => Math.Abs(observed[cell] - expected[cell])) / cells.Sum(cell => observed[cell]), found.Wmape, 1e-12);
    }

    [Fact]
    public void Analyze_OtherOutcomesInHeldOutCells_ChangeNoMeasureOfTheFit()
    {
        var panel = Hand.Fit.Model.Panel;
        var values = (double[])panel.Outcome.Values.Clone();
        for (var cell = 0; cell < HeldOut.Length; cell++)
            if (HeldOut[cell])
                values[cell / SmallPanel.Periods * panel.Axis.Count + panel.History + cell % SmallPanel.Periods] *= 3;
        var other = new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = values }, [.. panel.Series.Values], [.. panel.Categorical.Values], panel.History, population: panel.Population, marks: panel.Marks);
        var (before, after) = (FitAnalyzer.Analyze(Hand.Fit), FitAnalyzer.Analyze(HandMadeFit.Of(BoundModel.Bind(SmallPanel.Spec(), other), Hand.Points, 2).Fit));
        Assert.Equal(Measures(before), Measures(after));
        Assert.NotEqual(before.Holdout, after.Holdout);

        static (double, double, double, double, double) Measures(FitAnalysis a) =>
            (a.Fitted.RSquared, a.Fitted.Mape, a.Fitted.Coverage90, a.Fitted.ResidualAutocorrelation, a.Diagnostics.ElpdLoo);
    }

    [Fact]
    public void Analyze_GeosWithHeldOutCells_CountThem()
    {
        GeoPeriods[] expected = [new(18, 2, 1, 0), new(18, 3, 0, 0), new(15, 2, 0, 4), new(17, 3, 1, 0)];
        var geos = FitAnalyzer.Analyze(Hand.Fit).Geos;
        Assert.Equal(expected, geos.Select(static g => g.Periods));
        Assert.Equal([2, 9, 16], Enumerable.Range(0, SmallPanel.Periods).Where(geos[0].Fitted.IsHeldOut));
    }

    [Fact]
    public void Analyze_NothingHeldOut_HasNoScore() =>
        Assert.Null(FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), iterations: 4).Fit).Holdout);

    /// <summary>By its definition: all pairs.</summary>
    static double Crps(double[] draws, double actual) =>
        draws.Average(x => Math.Abs(x - actual)) - 0.5 * draws.Average(x => draws.Average(z => Math.Abs(x - z)));

    static bool IsInside(double[] draws, double actual, double share)
    {
        var sorted = draws.Order().ToArray();
        return actual >= Quantiles.Type7(sorted, (1 - share) / 2) && actual <= Quantiles.Type7(sorted, (1 + share) / 2);
    }
}
