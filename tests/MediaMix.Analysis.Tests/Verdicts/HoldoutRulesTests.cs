namespace MediaMix.Analysis.Tests.Verdicts;

/// <summary>The rule about held-out outcomes at its thresholds.</summary>
public class HoldoutRulesTests
{
    // The least k whose sum of exp(lgamma …) terms reaches p, in Python.
    [Theory]
    [InlineData(1, 0.05, 0)]
    [InlineData(1, 0.101, 1)]
    [InlineData(10, 0.05, 7)]
    [InlineData(10, 0.001, 5)]
    [InlineData(100, 0.05, 85)]
    [InlineData(100, 0.001, 80)]
    [InlineData(1000, 0.05, 884)]
    [InlineData(1000, 0.001, 870)]
    [InlineData(5000, 0.05, 4465)]
    public void Point_SomeSizes_IsTheBinomialQuantile(int n, double probability, int point) =>
        Assert.Equal(point, HoldoutRules.Point(n, probability));

    [Theory]
    [InlineData(85, null, 0)]
    [InlineData(84, VerdictLevel.Caution, 0.85)]
    [InlineData(80, VerdictLevel.Caution, 0.85)]
    [InlineData(79, VerdictLevel.DoNotTrust, 0.80)]
    public void Judge_OfAHundred_HasTheLevel(int covered, VerdictLevel? level, double threshold)
    {
        var reason = HoldoutRules.Judge(Score(100, covered));
        Assert.Equal(level, reason?.Level);
        if (reason is null)
            return;
        Assert.Equal(("holdout", covered / 100.0, threshold), (reason.Subject, reason.Value, reason.Threshold));
        Assert.Contains($"{covered} of 100", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ASingleMiss_SaysNothing() => Assert.Null(HoldoutRules.Judge(Score(1, 0)));

    [Fact]
    public void Judge_NoHoldout_SaysNothing() => Assert.Null(HoldoutRules.Judge(null));

    static HoldoutScore Score(int cells, int covered) => new(cells, 1, 1, covered / (double)cells, 1, 0.1, 0.1, covered);
}
