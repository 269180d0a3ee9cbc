
namespace MediaMix.Numerics.Tests;

public class ScalarMathTests
{
    [Fact]
    public void LogGamma_TabulatedArguments_Within1e14() => AssertTable(ScalarMath.LogGamma, ReferenceValues.LogGamma, y => 1e-14 * Math.Max(1, Math.Abs(y)));

    [Fact]
    public void Digamma_TabulatedArguments_Within1e14() => AssertTable(ScalarMath.Digamma, ReferenceValues.Digamma, y => 1e-14 * Math.Max(1, Math.Abs(y)));

    [Fact]
    public void Erfc_TabulatedArguments_RelativeErrorBelow1e14() => AssertTable(ScalarMath.Erfc, ReferenceValues.Erfc, y => 1e-14 * y);

    [Fact]
    public void NormalCdf_TabulatedArguments_RelativeErrorBelow1e14() => AssertTable(ScalarMath.NormalCdf, ReferenceValues.NormalCdf, y => 1e-14 * y);

    [Fact]
    public void NormalQuantile_TabulatedArguments_RelativeErrorBelow2e15() => AssertTable(ScalarMath.NormalQuantile, ReferenceValues.NormalQuantile, y => 2e-15 * Math.Abs(y));

    static void AssertTable(Func<double, double> function, (double X, double Y)[] table, Func<double, double> tolerance)
    {
        foreach (var (x, y) in table)
            Assert.True(Math.Abs(function(x) - y) <= tolerance(y), $"f({x:R}) = {function(x):R}, not {y:R}");
    }

    [Fact]
    public void NormalCdf_OfQuantile_RoundTrip()
    {
        for (var i = 1; i < 2000; i++)
        {
            var p = i / 2000.0;
            Assert.Equal(p, ScalarMath.NormalCdf(ScalarMath.NormalQuantile(p)), 1e-14 * p + 4e-16);
        }
    }

    [Fact]
    public void NormalQuantile_MirroredProbability_SameMagnitude()
    {
        foreach (var p in (double[])[0.25, 0.125, 0.0625, 1.0 / 1024, 1.0 / (1 << 30)])
            Assert.Equal(ScalarMath.NormalQuantile(p), -ScalarMath.NormalQuantile(1 - p));
    }

    [Fact]
    public void LogGamma_Recurrence_Holds()
    {
        for (var x = 0.05; x < 30; x += 0.37)
        {
            var expected = ScalarMath.LogGamma(x) + Math.Log(x);
            Assert.Equal(expected, ScalarMath.LogGamma(x + 1), 2e-14 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, double.PositiveInfinity)]
    [InlineData(0.5, 0.0)]
    [InlineData(-0.1, double.NaN)]
    [InlineData(1.1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void NormalQuantile_EdgeProbability_ExactValue(double p, double expected) => Assert.Equal(expected, ScalarMath.NormalQuantile(p));

    [Theory]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-40.0, 0.0)]
    [InlineData(0.0, 0.5)]
    [InlineData(40.0, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(double.NaN, double.NaN)]
    public void NormalCdf_EdgeArgument_ExactValue(double x, double expected) => Assert.Equal(expected, ScalarMath.NormalCdf(x));

    [Theory]
    [InlineData(double.NegativeInfinity, 2.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(double.MaxValue, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Erfc_EdgeArgument_ExactValue(double x, double expected) => Assert.Equal(expected, ScalarMath.Erfc(x));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.5)]
    [InlineData(double.NaN)]
    public void GammaFunctions_OutsideDomain_NaN(double x)
    {
        Assert.True(double.IsNaN(ScalarMath.LogGamma(x)));
        Assert.True(double.IsNaN(ScalarMath.Digamma(x)));
    }

    const double Inf = double.PositiveInfinity;

    // ln(e^a + e^b) by hand: ln 2, ln 1.5 shifted by 1000, and the limits.
    [Theory]
    [InlineData(0.0, 0.0, 0.6931471805599453)]
    [InlineData(-1000.0, -1000.6931471805599, -999.5945348918918)]
    [InlineData(1000.6931471805599, 1000.0, 1001.0986122886681)]
    [InlineData(3.0, -Inf, 3.0)]
    [InlineData(-Inf, -Inf, -Inf)]
    [InlineData(Inf, -Inf, Inf)]
    [InlineData(Inf, Inf, Inf)]
    [InlineData(double.NaN, Inf, double.NaN)]
    public void LogAddExp_Terms_LogOfSum(double a, double b, double expected)
    {
        var actual = ScalarMath.LogAddExp(a, b);
        if (double.IsFinite(expected))
            Assert.Equal(expected, actual, 3e-13);
        else
            Assert.Equal(expected, actual);
    }
}
