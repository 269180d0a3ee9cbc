using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Contributions by quarter: where quarters begin, and that they add up.</summary>
public class BlockTableTests
{
    [Fact]
    public void Spans_WeeksOfMoreThanAYear_BeginWithTheFirstWeekOfAQuarter()
    {
        var window = TimeAxis.FromDates(new DateOnly(2022, 11, 28), TimeStep.Week, 60);
        var spans = BlockTable.Spans(window).ToArray();

        Assert.Equal([(0, 5), (5, 13), (18, 13), (31, 13), (44, 13), (57, 3)], spans);
        Assert.Equal("2023-01-02", window.Label(spans[1].First));
    }

    [Fact]
    public void Spans_LessThanAYear_AreThePeriods() =>
        Assert.Equal([(0, 1), (1, 1), (2, 1)], BlockTable.Spans(TimeAxis.FromDates(new DateOnly(2024, 1, 1), TimeStep.Month, 3)));

    [Fact]
    public void Spans_MonthsOfAYear_AreQuarters() =>
        Assert.Equal([(0, 2), (2, 3), (5, 3), (8, 3), (11, 1)], BlockTable.Spans(TimeAxis.FromDates(new DateOnly(2023, 2, 1), TimeStep.Month, 12)));

    [Fact]
    public void Spans_NumberedPeriods_AreThirteenEach() =>
        Assert.Equal([(0, 13), (13, 13), (26, 13), (39, 13), (52, 1)], BlockTable.Spans(TimeAxis.FromIndex(5, 53)));

    [Fact]
    public void Of_EveryChannel_AddsUpToItsContributionAndRanksAreAPermutation()
    {
        var panel = SmallWorld.Panel(periods: 60);
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(), panel, iterations: 6).Fit);

        Assert.Equal(60, analysis.Blocks.Sum(static b => b.Count));
        for (var m = 0; m < 3; m++)
            Agreement.Within(1e-9, analysis.Channels[m].Contribution.Mean, analysis.Blocks.Sum(b => b.Channels[m].Effect.Mean));
        Assert.All(analysis.Blocks, static block => Assert.Equal([1, 2, 3], block.Channels.Select(static c => c.Rank).Order()));
        Assert.All(analysis.Blocks, static block => Assert.Equal(
            block.Channels.OrderByDescending(static c => c.Effect.Mean).Select(static c => c.Rank), Enumerable.Range(1, 3)));
    }

    [Fact]
    public void Of_Interval_IsThatOfTheSummedDraws()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(periods: 60), iterations: 20);
        var block = FitAnalyzer.Analyze(hand.Fit).Blocks[1];
        double[] draws = [.. hand.Naive.Select(n => n.Contribution(0).AsSpan(block.First, block.Count).ToArray().Sum()).Order()];

        Agreement.Within(1e-9, Inference.Diagnostics.Quantiles.Type7(draws, 0.95), block.Channels[0].Effect.Q95);
    }
}
