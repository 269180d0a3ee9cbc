namespace MediaMix.Analysis.Tests;

public class BudgetCertificateTests
{
    [Fact]
    public void Of_BoundBelowTheValue_IsAFaultOfTheProgram() =>
        Assert.Contains("the bound is wrong", Assert.Throws<InvalidOperationException>(() => BudgetCertificate.Of(CertificateKind.Concave, 100, 99.99, 100)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Of_NoNumbers_IsAFaultOfTheProgram(double value, double bound) =>
        Assert.Throws<InvalidOperationException>(() => BudgetCertificate.Of(CertificateKind.Concave, value, bound, 1));

    [Fact]
    public void Of_BoundBelowByRounding_IsTheValue()
    {
        Assert.Equal(0, BudgetCertificate.Of(CertificateKind.Concave, 100, 100 - 1e-7, 100).Gap);
        // The difference of two large numbers: what is earned and what it costs.
        Assert.Equal(0, BudgetCertificate.Of(CertificateKind.Concave, 0.01, 0.01 - 1e-7, 100).Gap);
    }

    [Fact]
    public void Gap_KnownNumbers_IsRelativeToTheValue() => Assert.Equal(0.5, new BudgetCertificate(CertificateKind.Envelope, -2, -1).Gap);
}
