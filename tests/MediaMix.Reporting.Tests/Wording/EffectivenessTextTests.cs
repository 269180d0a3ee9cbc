using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class EffectivenessTextTests
{
    static readonly TimeAxis Weeks = TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, 20);

    /// <summary>Bands of half width 0.1 around 1, but for some weeks.</summary>
    static MovingEffectiveness Curve(params (int Week, double Mean, double Q5, double Q95)[] others)
    {
        double[] mean = [.. Enumerable.Repeat(1.0, 20)], q5 = [.. Enumerable.Repeat(0.9, 20)], q95 = [.. Enumerable.Repeat(1.1, 20)];
        foreach (var (week, m, low, high) in others)
            (mean[week], q5[week], q95[week]) = (m, low, high);
        return new MovingEffectiveness(["tv"], new Band(mean, q5, mean, q95));
    }

    [Fact]
    public void Sentence_BandHoldsOneEverywhere_NothingMoved() => Assert.Equal(
        "No movement of tv can be told from the data: the band holds 1 in every week", EffectivenessText.Sentence(Curve(), Weeks));

    [Fact]
    public void Sentence_BandLeavesOneOutAsOftenAsByChance_NothingMoved() => Assert.Equal(
        "No movement of tv can be told from the data: the band holds 1 in 90 % of the weeks",
        EffectivenessText.Sentence(Curve((3, 1.3, 1.1, 1.5), (4, 1.4, 1.2, 1.6)), Weeks));

    [Fact]
    public void Sentence_SomeWeeksBetterSomeWorse_SurestOfBothWithTheirBands() => Assert.Equal(
        "In the week of 23 Jan 2023 tv worked 30 % better than on average (90 %: 20 % to 55 %), in the week of 20 Feb 2023 40 % worse (90 %: 25 % to 50 %)",
        EffectivenessText.Sentence(Curve((3, 1.3, 1.2, 1.55), (4, 1.6, 1.05, 1.9), (7, 0.6, 0.5, 0.75)), Weeks));

    [Fact]
    public void Sentence_WorseOnlyAndShared_NamesAllChannels() => Assert.Equal(
        "In Apr 2023 tv, search and social worked 40 % worse than on average (90 %: 25 % to 50 %)",
        EffectivenessText.Sentence(
            Curve((2, 0.8, 0.7, 0.95), (3, 0.6, 0.5, 0.75), (4, 0.8, 0.7, 0.95)) with { Channels = ["tv", "search", "social"] },
            TimeAxis.FromDates(new DateOnly(2023, 1, 1), TimeStep.Month, 20)));
}
