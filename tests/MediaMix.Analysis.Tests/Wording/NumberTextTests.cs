namespace MediaMix.Analysis.Tests;

public class NumberTextTests
{
    [Theory]
    [InlineData(0.4, "0.4")]
    [InlineData(2, "2")]
    [InlineData(1 / 0.4, "2.5")]
    [InlineData(1 / 3.0, "0.3333")]
    [InlineData(1200, "1,200")]
    [InlineData(double.NaN, NumberText.None)]
    public void Stated_Number_HasNoMoreDigitsThanItNeeds(double value, string text) => Assert.Equal(text, NumberText.Stated(value));

    [Theory]
    [InlineData(1234567, 3, "1,230,000")]
    [InlineData(2.04, 2, "2.0")]
    [InlineData(9.996, 3, "10.0")]
    [InlineData(999.6, 3, "1,000")]
    [InlineData(0.0001234, 2, "0.00012")]
    [InlineData(-12.34, 3, "−12.3")]
    [InlineData(3e-14, 3, "0")]
    [InlineData(-3e-14, 3, "0")]
    [InlineData(0, 3, "0")]
    [InlineData(7, 1, "7")]
    [InlineData(double.NaN, 3, "–")]
    [InlineData(double.PositiveInfinity, 3, "∞")]
    [InlineData(double.NegativeInfinity, 3, "−∞")]
    public void Significant_Value_Text(double value, int digits, string text) =>
        Assert.Equal(text, NumberText.Significant(value, digits));

    [Theory]
    [InlineData(950, "950")]
    [InlineData(12345, "12,300")]
    [InlineData(999_499, "999,000")]
    [InlineData(999_500, "1.00 million")]
    [InlineData(-1_234_567, "−1.23 million")]
    [InlineData(4.5e9, "4.50 billion")]
    [InlineData(2e12, "2.00 trillion")]
    public void Amount_Value_Words(double value, string text) => Assert.Equal(text, NumberText.Amount(value));

    [Theory]
    [InlineData(0.034, "3.4 %")]
    [InlineData(0.0995, "10 %")]
    [InlineData(0.1234, "12 %")]
    [InlineData(-0.021, "−2.1 %")]
    [InlineData(-0.0001, "0.0 %")]
    public void Percent_Share_Text(double share, string text) => Assert.Equal(text, NumberText.Percent(share));

    [Theory]
    [InlineData(2.123, 1.4321, 3.0, "2.1", "1.4–3.0")]
    [InlineData(12345, 10_200, 14_600, "12,300", "10,200–14,600")]
    [InlineData(12_300_000, 10_200_000, 14_600_000, "12.3M", "10.2M–14.6M")]
    [InlineData(0.5, -0.31, 1.22, "0.5", "−0.3 to 1.2")]
    [InlineData(0.00123, 0.0011, 0.0014, "0.00123", "0.00110–0.00140")]
    [InlineData(1000.123, 1000.121, 1000.125, "1,000", "1,000–1,000")]
    [InlineData(5, 5, 5, "5.00", "5.00–5.00")]
    [InlineData(0, 0, 0, "0", "0–0")]
    public void MeanAndRange_Estimate_DigitsOfTheInterval(double mean, double low, double high, string point, string range)
    {
        var estimate = new Estimate(mean, low, mean, high);

        Assert.Equal(point, NumberText.Mean(estimate));
        Assert.Equal(range, NumberText.Range(estimate));
    }

    [Fact]
    public void Range_UnboundedCost_InfinitySign() =>
        Assert.Equal("0.250–∞", NumberText.Range(new Estimate(double.NaN, 0.25, 0.5, double.PositiveInfinity)));

    [Theory]
    [InlineData(0.031, "+3.1 %")]
    [InlineData(-0.124, "−12 %")]
    [InlineData(0, "+0.0 %")]
    public void PercentChange_Share_HasItsSign(double share, string text) => Assert.Equal(text, NumberText.PercentChange(share));

    [Fact]
    public void Amount_TwoDigits_KeepsItsUnit() => Assert.Equal("1.2 million", NumberText.Amount(1_234_567, 2));

    [Fact]
    public void WithRange_Estimate_IsMeanAndInterval() => Assert.Equal("1.8 (90 %: 1.2–2.6)", NumberText.WithRange(new Estimate(1.81, 1.2, 1.78, 2.61)));
}
