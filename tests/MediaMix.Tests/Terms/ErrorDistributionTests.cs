using MediaMix.Numerics;

namespace MediaMix.Tests.Terms;

/// <summary>Densities per outcome unit, whatever the errors, and forecasts that go on from what is known.</summary>
public class ErrorDistributionTests
{
    [Theory]
    [InlineData(double.PositiveInfinity, false, 12)]
    [InlineData(4, false, 12)]
    [InlineData(double.PositiveInfinity, true, 0.3)]
    public void LogDensity_OverAllOutcomes_IntegratesToOne(double degreesOfFreedom, bool isMultiplicative, double scale)
    {
        var errors = new ErrorDistribution(scale, degreesOfFreedom, isMultiplicative);
        const double expected = 100;
        // Midpoints in outcome units; Student-t tails beyond 400 scales hold less than 1e-9.
        var (low, high) = isMultiplicative ? (0.0, 1500.0) : (expected - 400 * scale, expected + 400 * scale);
        const int points = 400_000;
        var step = (high - low) / points;
        double[] outcome = [.. Enumerable.Range(0, points).Select(i => low + (i + 0.5) * step)];
        var density = new double[points];
        errors.LogDensity(outcome, [.. Enumerable.Repeat(expected, points)], density);

        Assert.Equal(1, density.Sum(Math.Exp) * step, 1e-6);
    }

    [Fact]
    public void Continue_AutoregressiveErrors_BeginWithTheLastThatIsKnown()
    {
        var errors = new ErrorDistribution(2, double.PositiveInfinity) { Autocorrelation = 0.6 };
        double[] known = [14, 9, double.NaN, double.NaN], expected = [10, 10, 20, 30];
        var (rng, noise) = (Rng.Create(1, 0, 0, 900), Rng.Create(1, 0, 0, 900));
        var outcome = (double[])expected.Clone();
        errors.Continue(ref rng, known, outcome);
        var last = (9 - 10) / 2.0;
        var first = 0.6 * last + 0.8 * noise.NextNormal();
        var second = 0.6 * first + 0.8 * noise.NextNormal();

        Assert.Equal([14, 9], outcome[..2]);
        Assert.Equal(20 + 2 * first, outcome[2], 1e-12);
        Assert.Equal(30 + 2 * second, outcome[3], 1e-12);
    }

    [Fact]
    public void Continue_ALongGap_ForgetsWhatWasKnown()
    {
        var errors = new ErrorDistribution(1, double.PositiveInfinity) { Autocorrelation = 0.5 };
        var known = new double[40];
        Array.Fill(known, double.NaN);
        known[0] = 8;
        var (sums, squares) = (new double[40], new double[40]);
        const int draws = 4000;
        for (var d = 0; d < draws; d++)
        {
            var rng = Rng.Create(3, 0, d, 900);
            var outcome = new double[40];
            errors.Continue(ref rng, known, outcome);
            for (var t = 0; t < 40; t++)
                (sums[t], squares[t]) = (sums[t] + outcome[t], squares[t] + outcome[t] * outcome[t]);
        }

        // Means fade as 8·0.5^t and variances grow to 1; tolerances are four standard errors.
        Assert.Equal(4, sums[1] / draws, 4 * Math.Sqrt(0.75 / draws));
        Assert.Equal(1, sums[3] / draws, 4 / Math.Sqrt(draws));
        Assert.Equal(0, sums[39] / draws, 4 / Math.Sqrt(draws));
        Assert.Equal(1, squares[39] / draws, 4 * Math.Sqrt(2.0 / draws));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(5, false)]
    [InlineData(double.PositiveInfinity, true)]
    public void Continue_NothingKnown_IsScatter(double degreesOfFreedom, bool isMultiplicative)
    {
        var errors = new ErrorDistribution(0.2, degreesOfFreedom, isMultiplicative);
        var (one, other) = (Rng.Create(2, 0, 0, 900), Rng.Create(2, 0, 0, 900));
        double[] continued = [10, 20, 30], scattered = [10, 20, 30];
        errors.Continue(ref one, [double.NaN, double.NaN, double.NaN], continued);
        errors.Scatter(ref other, scattered);

        Assert.Equal(scattered, continued);
    }
}
