using MediaMix.Numerics;

namespace MediaMix.Tests.Fitting;

/// <summary>Holds draws of coefficients against the mean and covariance that they must have.</summary>
static class ConditionalMoments
{
    /// <summary>Writes one draw.</summary>
    public delegate void Draw(ref Rng rng, Span<double> z);

    public static void AssertDraws((double[] Mean, double[,] Covariance) expected, int draws, Draw recover)
    {
        var (mean, covariance) = expected;
        var (sum, products, z) = (new double[mean.Length], new double[mean.Length, mean.Length], new double[mean.Length]);
        for (var d = 0; d < draws; d++)
        {
            var rng = Rng.Create(4, 0, d, 50);
            recover(ref rng, z);
            for (var i = 0; i < z.Length; i++)
            {
                sum[i] += z[i];
                for (var j = 0; j < z.Length; j++)
                    products[i, j] += (z[i] - mean[i]) * (z[j] - mean[j]);
            }
        }
        for (var i = 0; i < z.Length; i++)
        {
            // Limits are five standard errors.
            Assert.InRange((sum[i] / draws - mean[i]) / Math.Sqrt(covariance[i, i] / draws), -5, 5);
            for (var j = 0; j < z.Length; j++)
            {
                var error = Math.Sqrt((covariance[i, i] * covariance[j, j] + covariance[i, j] * covariance[i, j]) / draws);
                Assert.InRange((products[i, j] / draws - covariance[i, j]) / error, -5, 5);
            }
        }
    }
}
