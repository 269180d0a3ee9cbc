namespace MediaMix.Tests.Adstocks;

/// <summary>Values by hand, and the ends of the domains.</summary>
public class AdstockTests
{
    [Fact]
    public void Geometric_HalfPerPeriod_IsSevenths() =>
        Assert.Equal([4.0 / 7, 2.0 / 7, 1.0 / 7], Weights(new GeometricAdstock(), 3, 0.5));

    [Fact]
    public void Geometric_NotNormalised_IsPowers() =>
        Assert.Equal([1, 0.5, 0.25], Weights(new GeometricAdstock { Normalize = false }, 3, 0.5));

    [Fact]
    public void Geometric_DecayZero_IsNoCarryover() => Assert.Equal([1, 0, 0, 0], Weights(new GeometricAdstock(), 4, 0));

    [Fact]
    public void Geometric_DecayOne_IsTheMean() => Assert.Equal([0.25, 0.25, 0.25, 0.25], Weights(new GeometricAdstock(), 4, 1));

    [Fact]
    public void Geometric_DecayZero_HasTheDerivativeOfTheFirstLag()
    {
        double[] adjoint = [0, 1, 0];
        var slope = new double[1];
        new GeometricAdstock().Pullback([0], [1, 0, 0], adjoint, slope);
        // w₁ = d/(1 + d + d²), so dw₁/dd = 1 at 0.
        Assert.Equal(1, slope[0]);
    }

    [Fact]
    public void Delayed_PeakAtOne_IsSymmetricAboutIt()
    {
        var weights = Weights(new DelayedAdstock(), 3, 0.5, 1);
        Assert.Equal(0.25, weights[0], 1e-15);
        Assert.Equal(0.5, weights[1], 1e-15);
        Assert.Equal(0.25, weights[2], 1e-15);
    }

    [Fact]
    public void Delayed_NotNormalised_IsOneAtThePeak()
    {
        var weights = Weights(new DelayedAdstock { Normalize = false }, 3, 0.5, 1);
        Assert.Equal(0.5, weights[0], 1e-15);
        Assert.Equal(1, weights[1], 1e-15);
        Assert.Equal(0.5, weights[2], 1e-15);
    }

    [Fact]
    public void Delayed_PeakFarBeyondAllLags_PutsEverythingOnTheLast() =>
        Assert.Equal([0, 0, 1], Weights(new DelayedAdstock(), 3, 0.01, 1e6));

    [Fact]
    public void Binomial_OneHalf_IsAStraightLine()
    {
        var weights = Weights(new BinomialAdstock { Normalize = false }, 3, 0.5);
        Assert.Equal(1, weights[0]);
        Assert.Equal(0.75, weights[1], 1e-15);
        Assert.Equal(0.5, weights[2], 1e-15);
    }

    [Fact]
    public void WeibullCdf_AtTheHalfLife_IsHalf()
    {
        Assert.Equal(0.5, Weights(new WeibullCdfAdstock { Normalize = false }, 4, 3, 1.7)[3], 1e-15);
        // 2^(−(2)²)
        Assert.Equal(1.0 / 16, Weights(new WeibullCdfAdstock { Normalize = false }, 3, 1, 2)[2], 1e-15);
    }

    [Fact]
    public void WeibullCdf_ShapeOne_IsGeometric()
    {
        var (expected, found) = (Weights(new GeometricAdstock(), 9, Math.Pow(0.5, 1 / 2.5)), Weights(new WeibullCdfAdstock(), 9, 2.5, 1));
        for (var lag = 0; lag < 9; lag++)
            Assert.Equal(expected[lag], found[lag], 1e-15);
    }

    [Fact]
    public void WeibullPdf_NotNormalised_IsTheDensity()
    {
        // Shape 1 is the exponential density of mean 2; shape 2, scale 2 at 2 is e^(−1).
        var weights = Weights(new WeibullPdfAdstock { Normalize = false }, 3, 2, 1);
        for (var lag = 0; lag < 3; lag++)
            Assert.Equal(Math.Exp(-(lag + 1) / 2.0) / 2, weights[lag], 1e-15);
        Assert.Equal(Math.Exp(-1), Weights(new WeibullPdfAdstock { Normalize = false }, 2, 2, 2)[1], 1e-15);
    }

    [Fact]
    public void WeibullPdf_TinyScale_PutsEverythingOnTheFirst() =>
        Assert.Equal([1, 0, 0], Weights(new WeibullPdfAdstock(), 3, 1e-300, 5));

    [Fact]
    public void RobynWeibullPdf_OneLag_IsNoCarryover() => Assert.Equal([1], Weights(new RobynWeibullPdfAdstock(), 1, 0.3, 2));

    [Fact]
    public void None_AnyLags_IsOneAtLagZero() => Assert.Equal([1, 0, 0], Weights(new NoAdstock(), 3));

    [Fact]
    public void None_Fresh_HasNoLag() => Assert.Equal(0, new NoAdstock().MaxLag);

    [Theory]
    [InlineData(TimeStep.Day, 42)]
    [InlineData(TimeStep.Week, 12)]
    [InlineData(TimeStep.Month, 3)]
    [InlineData(TimeStep.Index, 12)]
    public void DefaultMaxLag_EveryStep_IsThatOfTheStep(TimeStep step, int expected) =>
        Assert.Equal(expected, Adstock.DefaultMaxLag(step));

    static double[] Weights(Adstock adstock, int lags, params double[] parameters)
    {
        var weights = new double[lags];
        adstock.Weights(parameters, weights);
        return weights;
    }
}
