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
