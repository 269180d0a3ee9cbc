using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Insights;

/// <summary>Single outcomes that decide: which, in which order, in which words.</summary>
public class InfluentialOutcomesTests
{
    static readonly BoundModel Model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());

    /// <summary>Leave-one-out results in which the fitted cells at these places have these k̂, all others 0.1.</summary>
    static CellResults Cells(params (int Fitted, double Khat)[] special)
    {
        var fitted = Model.Panel.FittedOutcome.Count(static y => !double.IsNaN(y));
        var points = Enumerable.Range(0, fitted).Select(i => new LooPoint(-1, -0.9, special.FirstOrDefault(s => s.Fitted == i, (Fitted: i, Khat: 0.1)).Khat, 1, 1000)).ToArray();
        double[] expected = [.. Enumerable.Range(0, Model.Panel.Cells).Select(static cell => 1000.0 + cell)];
        return new CellResults(expected, new Band(expected, expected, expected, expected), new LooEstimate(points, 4000), []);
    }

    static int CellOf(int fitted) => Enumerable.Range(0, Model.Panel.Cells).Where(static cell => !double.IsNaN(Model.Panel.FittedOutcome[cell])).ElementAt(fitted);

    [Fact]
    public void Of_ThoseAboveTheThreshold_LargestFirstWithActualAndExpected()
    {
        var (first, second) = (CellOf(7), CellOf(3));
        var found = InfluentialOutcomes.Of(Model.Panel, Cells((3, 0.71), (5, 0.69), (7, 0.95)));

        Assert.Equal(
            [
                new InfluentialOutcome(first / Model.Panel.Periods, first % Model.Panel.Periods, Model.Panel.FittedOutcome[first], 1000 + first, 0.95),
                new InfluentialOutcome(second / Model.Panel.Periods, second % Model.Panel.Periods, Model.Panel.FittedOutcome[second], 1000 + second, 0.71),
            ],
            found);
    }

    [Fact]
    public void Of_UndefinedShape_ComesFirst() =>
        Assert.Equal([double.NaN, 0.9], InfluentialOutcomes.Of(Model.Panel, Cells((1, 0.9), (4, double.NaN))).Select(static o => o.ParetoK));

    [Theory]
    [InlineData(0.8, FindingLevel.Note)]
    [InlineData(1.2, FindingLevel.Attention)]
    [InlineData(double.NaN, FindingLevel.Attention)]
    public void Findings_OneOutcome_NamesItsPeriod(double khat, FindingLevel level)
    {
        var cells = Cells((2, khat));
        var finding = Assert.Single(InfluentialOutcomes.Findings(InfluentialOutcomes.Of(Model.Panel, cells), cells.Loo, Model));

        Assert.Equal(("influential", level), (finding.Code, finding.Level));
        Assert.Contains($"{Model.Panel.Window.Label(CellOf(2) % Model.Panel.Periods)} (", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"expected {NumberText.Amount(1000 + CellOf(2))})", finding.Message, StringComparison.Ordinal);
        Assert.Contains("notable from 0.70", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_None_SaysNothing()
    {
        var cells = Cells();
        Assert.Empty(InfluentialOutcomes.Findings(InfluentialOutcomes.Of(Model.Panel, cells), cells.Loo, Model));
    }

    [Fact]
    public void Findings_MoreThanOneInTwenty_CallsForAttentionAndNamesFive()
    {
        var many = Enumerable.Range(0, 9).Select(static i => (i, 0.75)).ToArray();
        var cells = Cells(many);
        var finding = Assert.Single(InfluentialOutcomes.Findings(InfluentialOutcomes.Of(Model.Panel, cells), cells.Loo, Model));

        Assert.Equal(FindingLevel.Attention, finding.Level);
        Assert.Contains(" and 4 more. ", finding.Message, StringComparison.Ordinal);
    }
}
