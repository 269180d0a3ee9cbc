using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class FrequencyTextTests
{
    /// <summary>Points at 1, 2.1 and 6, a plan of 3.437 exposures per person that earned 1.5.</summary>
    static FrequencyCurve Curve(int best, double q5, double q95, double gain = 1.16) => new()
    {
        Channel = "video",
        Frequency = [1, 2.1, 6],
        Effect = Same(1500 * gain),
        Roi = Same(1.5 * gain),
        BestProbability = [0.1, 0.8, 0.1],
        Best = best,
        BestFrequency = new Estimate(2.1, q5, 2.1, q95),
        ActualFrequency = 3.437,
        ActualEffect = new Estimate(1500, 1000, 1500, 2000),
        ActualRoi = new Estimate(1.5, 1, 1.5, 2),
    };

    static Band Same(double value) => new([value, value, value], [value, value, value], [value, value, value], [value, value, value]);

    public static TheoryData<int, double, double, double, string> Cases => new()
    {
        { 1, 1.8, 2.6, 1.16, "2.1 times (90 %: 1.8 to 2.6) would have earned most: 1.74 per unit spent instead of 1.50" },
        { 1, 2.1, 2.1, 1.16, "2.1 times (90 %: 2.1) would have earned most: 1.74 per unit spent instead of 1.50" },
        { 1, 1.8, 6, 1.16, "2.1 times (90 %: 1.8 to 6.0 or more) would have earned most: 1.74 per unit spent instead of 1.50" },
        { 0, 1, 1.4, 1.16, "once (90 %: 1.0 to 1.4) would have earned most: 1.74 per unit spent instead of 1.50" },
        { 2, 5.1, 6, 1.16, "6.0 times, the highest frequency seen, or even more (90 %: 5.1 to 6.0 or more) would have earned most: 1.74 per unit spent instead of 1.50" },
        { 2, 6, 6, 1.16, "6.0 times, the highest frequency seen, or even more (90 %: 6.0 or more) would have earned most: 1.74 per unit spent instead of 1.50" },
        { 1, 1.8, 2.6, 1.005, "2.1 times (90 %: 1.8 to 2.6) would have earned most: hardly more than the plan as it was" },
        { 1, 1, 6, 1.16, "which frequency is best cannot be told: any from once to 6.0 times, the highest seen, may be" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sentence_Revenue_SaysWhereTheBestLiesAndWhatItEarns(int best, double q5, double q95, double gain, string expected) =>
        Assert.Equal("People saw video 3.4 times on average; " + expected, FrequencyText.Sentence(Curve(best, q5, q95, gain), OutcomeKind.Revenue));

    [Fact]
    public void Sentence_Units_SaysWhatOneCost() => Assert.EndsWith(
        "would have cost least: 0.575 for each extra unit instead of 0.667", FrequencyText.Sentence(Curve(1, 1.8, 2.6), OutcomeKind.Units), StringComparison.Ordinal);

    [Fact]
    public void Sentence_Organic_SaysWhatItBrought() => Assert.EndsWith(
        "would have brought most: 1,740 instead of 1,500", FrequencyText.Sentence(Curve(1, 1.8, 2.6) with { Roi = null, ActualRoi = null }, OutcomeKind.Units), StringComparison.Ordinal);

    /// <summary>A loss that stays the same is no gain.</summary>
    [Fact]
    public void Sentence_LossAtEveryFrequency_SaysThatNothingWouldBeGained() => Assert.EndsWith(
        "would have brought most: hardly more than the plan as it was",
        FrequencyText.Sentence(Curve(1, 1.8, 2.6, -1) with { Roi = null, ActualRoi = null, ActualEffect = new Estimate(-1500, -2000, -1500, -1000) }, OutcomeKind.Revenue),
        StringComparison.Ordinal);

    /// <summary>What takes away has no cost per unit.</summary>
    [Fact]
    public void Sentence_UnitsLost_SaysWhatAUnitOfSpendTakesAway() => Assert.EndsWith(
        "would have earned most: −0.750 per unit spent instead of −1.50",
        FrequencyText.Sentence(
            Curve(1, 1.8, 2.6, -0.5) with { ActualEffect = new Estimate(-1500, -2000, -1500, -1000), ActualRoi = new Estimate(-1.5, -2, -1.5, -1) }, OutcomeKind.Units),
        StringComparison.Ordinal);

    [Fact]
    public void Sentence_SeenOnceOnly_SaysThatNothingIsKnown() => Assert.Equal(
        "Nobody saw email more than once, so the data say nothing of other frequencies",
        FrequencyText.Sentence(TinyAnalysis.Create().Frequencies[1], OutcomeKind.Revenue));

    [Theory]
    [InlineData(1, "once")]
    [InlineData(1.04, "once")]
    [InlineData(1.06, "1.1 times")]
    [InlineData(12, "12.0 times")]
    public void Times_Frequency_OneDecimal(double frequency, string expected) => Assert.Equal(expected, FrequencyText.Times(frequency));
}
