using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

public class AutocovarianceTests
{
    [Theory]
    [InlineData(1, 150)]
    [InlineData(2, 128)]
    [InlineData(3, 201)]
    public void Indexer_EveryLag_EqualsDefinition(int chains, int iterations)
    {
        // A slow wave with a fast one: no lag's covariance is near zero by accident.
        var values = new double[chains * iterations];
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Sin(0.05 * i) + (0.3 * Math.Cos(1.7 * i)) + (i % 7);
        var draws = new ChainDraws(values, chains, iterations);
        double[] means = Moments.ChainMeans(draws);
        var autocovariance = new Autocovariance(draws, means);
        for (int lag = 0; lag < iterations; lag++)
            Assert.Equal(Definition(draws, means, lag), autocovariance[lag], 1e-12);
    }

    static double Definition(ChainDraws draws, double[] means, int lag)
    {
        double sum = 0;
        for (int c = 0; c < draws.Chains; c++)
        {
            for (int i = 0; i + lag < draws.Iterations; i++)
                sum += (draws.Chain(c)[i] - means[c]) * (draws.Chain(c)[i + lag] - means[c]) / draws.Iterations;
        }

        return sum / draws.Chains;
    }
}
