namespace MediaMix.Reporting.Tests;

/// <summary>How far a plan goes beyond the past, in words.</summary>
public class BudgetTextTests
{
    [Theory]
    [InlineData(1.24, "24 % more than")]
    [InlineData(2.5, "2.50 times what")]
    [InlineData(4e15, "4,000 trillion times what")]
    [InlineData(double.PositiveInfinity, "more than")]
    public void Beyond_Ratio_Words(double ratio, string words) => Assert.Equal(words, BudgetText.Beyond(ratio));
}
