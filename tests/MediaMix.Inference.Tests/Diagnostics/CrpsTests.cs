using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>The score of a forecast against its definition.</summary>
public class CrpsTests
{
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(3, 2, -4)]
    [InlineData(-100, 0.5, -99)]
    public void OfNormal_AnyForecast_IsTheIntegratedSquaredDistanceOfDistributionFunctions(double mean, double sd, double actual)
    {
        // ∫(F(x) − 1{x ≥ y})² dx by the midpoint rule on each side of the jump.
        const int points = 200_000;
        var (low, high) = (Math.Min(mean, actual) - 12 * sd, Math.Max(mean, actual) + 12 * sd);
        var integral = Integral(low, actual, x => ScalarMath.NormalCdf((x - mean) / sd)) + Integral(actual, high, x => ScalarMath.NormalCdf((mean - x) / sd));

        Assert.Equal(integral, Crps.OfNormal(mean, sd, actual), 1e-8);

        static double Integral(double from, double to, Func<double, double> root)
        {
            var (sum, step) = (0.0, (to - from) / points);
            for (var i = 0; i < points; i++)
                sum += root(from + (i + 0.5) * step) * root(from + (i + 0.5) * step);
            return sum * step;
        }
    }

    [Fact]
    public void OfNormal_StandardNormalAtItsMean_IsTheClosedForm() =>
        Assert.Equal((Math.Sqrt(2) - 1) / Math.Sqrt(Math.PI), Crps.OfNormal(0, 1, 0), 1e-15);

    [Fact]
    public void OfNormal_WithoutBand_IsTheAbsoluteError() => Assert.Equal(7, Crps.OfNormal(3, 0, 10));

    [Fact]
    public void OfNormal_NegativeSd_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Crps.OfNormal(0, -1, 0));

    [Fact]
    public void OfSample_AnyDraws_IsTheMeanOverAllPairs()
    {
        double[] draws = [-3, 0.5, 0.5, 2, 11, 40];
        foreach (var actual in new[] { -10, 0.5, 7.25, 60 })
        {
            var distance = draws.Average(x => Math.Abs(x - actual));
            var spread = draws.SelectMany(_ => draws, static (x, y) => Math.Abs(x - y)).Average();

            Assert.Equal(distance - 0.5 * spread, Crps.OfSample(draws, actual), 1e-12);
        }
    }

    [Fact]
    public void OfSample_ManyNormalQuantiles_ApproachesTheNormalScore()
    {
        double[] draws = [.. Enumerable.Range(0, 20_000).Select(static i => 5 + 3 * ScalarMath.NormalQuantile((i + 0.5) / 20_000))];

        Assert.Equal(Crps.OfNormal(5, 3, 8), Crps.OfSample(draws, 8), 1e-3);
    }

    [Fact]
    public void OfSample_LargeLevels_LoseNoDigits() =>
        Assert.Equal(Crps.OfSample([-1, 0, 2], 0.5), Crps.OfSample([1e9 - 1, 1e9, 1e9 + 2], 1e9 + 0.5), 1e-6);
}
