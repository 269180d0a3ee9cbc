namespace MediaMix.Reporting.Tests;

public class ExperimentTextTests
{
    [Fact]
    public void Sentence_Lift_NumbersWithIntervalsAndTheirDifference() => Assert.Equal(
        "The experiment geo test found a lift of 1,200 (90 %: 700–1,700); without it the model says 1,500 (90 %: 900–2,000), which agrees (z = −0.6); with it 1,300 (90 %: 1,000–1,600)",
        ExperimentText.Sentence(SampleExperiments.Of("geo test", "tv")));

    [Theory]
    [InlineData(1.9, "agrees (z = 1.9)")]
    [InlineData(-2.0, "hardly agrees (z = −2.0)")]
    [InlineData(3.1, "does not agree (z = 3.1)")]
    [InlineData(double.NaN, "does not agree (z = –)")]
    public void Agreement_ByTheRulesOfTheVerdict(double z, string words) =>
        Assert.Equal(words, ExperimentText.Agreement(SampleExperiments.Of("a", "tv") with { Conflict = z }));

    [Theory]
    [InlineData("lift", "a lift")]
    [InlineData("roi", "a return per unit spent")]
    [InlineData("cost_per_outcome", "a cost per unit of outcome")]
    [InlineData("pymc_saturation", "a lift per period")]
    public void Quantity_EveryStatement_HasWords(string quantity, string words) => Assert.Equal(words, ExperimentText.Quantity(quantity));

    [Fact]
    public void Stated_OneStandardError_IsANinetyPerCentInterval()
    {
        var stated = ExperimentText.Stated(10, 2);
        Assert.Equal((10 - 2 * 1.6448536269514722, 10 + 2 * 1.6448536269514722), (stated.Q5, stated.Q95));
    }
}
