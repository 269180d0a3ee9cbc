namespace MediaMix.Analysis.Tests.Verdicts;

/// <summary>Rules about the sampler at their thresholds and just beyond.</summary>
public class SamplingRulesTests
{
    [Fact]
    public void Judge_Spotless_ObjectsToNothing() => Assert.Empty(SamplingRules.Judge(Spotless.Diagnostics));

    [Theory]
    [InlineData(1.01, null, 0)]
    [InlineData(1.0101, VerdictLevel.Caution, 1.01)]
    [InlineData(1.05, VerdictLevel.Caution, 1.01)]
    [InlineData(1.0501, VerdictLevel.DoNotTrust, 1.05)]
    [InlineData(double.NaN, VerdictLevel.DoNotTrust, 1.05)]
    public void Rhat_AroundItsThresholds_HasTheLevel(double value, VerdictLevel? level, double threshold) =>
        AssertReason(Spotless.Diagnostics with { MaxRhat = new Extreme("tv.roi", value) }, "tv.roi", value, level, threshold);

    [Theory]
    [InlineData(400, null, 0)]
    [InlineData(399.9, VerdictLevel.Caution, 400)]
    [InlineData(100, VerdictLevel.Caution, 400)]
    [InlineData(99.9, VerdictLevel.DoNotTrust, 100)]
    [InlineData(double.NaN, VerdictLevel.DoNotTrust, 100)]
    public void Ess_AroundItsThresholds_HasTheLevel(double value, VerdictLevel? level, double threshold)
    {
        AssertReason(Spotless.Diagnostics with { MinEssBulk = new Extreme("noise", value) }, "noise", value, level, threshold);
        AssertReason(Spotless.Diagnostics with { MinEssTail = new Extreme("noise", value) }, "noise", value, level, threshold);
    }

    [Theory]
    [InlineData(0, null, 0)]
    [InlineData(1, VerdictLevel.Caution, 0)]
    [InlineData(40, VerdictLevel.Caution, 0)]
    [InlineData(41, VerdictLevel.DoNotTrust, 40)]
    public void Divergences_AroundOnePercent_HaveTheLevel(int value, VerdictLevel? level, double threshold) =>
        AssertReason(Spotless.Diagnostics with { Divergences = value }, "divergences", value, level, threshold);

    [Theory]
    [InlineData(0.3, null, 0)]
    [InlineData(0.299, VerdictLevel.Caution, 0.3)]
    [InlineData(0.2, VerdictLevel.Caution, 0.3)]
    [InlineData(0.199, VerdictLevel.DoNotTrust, 0.2)]
    [InlineData(double.NaN, VerdictLevel.DoNotTrust, 0.2)]
    public void Ebfmi_AroundItsThresholds_HasTheLevel(double value, VerdictLevel? level, double threshold) =>
        AssertReason(Spotless.Diagnostics with { MinEbfmi = value }, "E-BFMI", value, level, threshold);

    static void AssertReason(FitDiagnostics diagnostics, string subject, double value, VerdictLevel? level, double threshold)
    {
        var reasons = SamplingRules.Judge(diagnostics).ToArray();
        if (level is null)
        {
            Assert.Empty(reasons);
            return;
        }
        var reason = Assert.Single(reasons);
        Assert.Equal((level.Value, subject, value, threshold), (reason.Level, reason.Subject, reason.Value, reason.Threshold));
        Assert.NotEmpty(reason.Message);
        Assert.NotEmpty(reason.Remedy);
    }
}
