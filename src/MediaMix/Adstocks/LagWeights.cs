using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Lag weights that are given by their logarithms, and the way back to those. Allocates nothing.</summary>
static class LagWeights
{
    /// <summary>Replaces logarithms of weights by the weights; −∞ is a weight of 0.</summary>
    /// <param name="weights">Logarithms, +∞ excluded; where all are −∞ and the weights are normalised, lag 0 takes all.</param>
    /// <param name="normalize">True: the weights are divided by their sum.</param>
    public static void Exponentiate(Span<double> weights, bool normalize)
    {
        if (!normalize)
        {
            Kernels.Exp(weights, weights);
            return;
        }
        var largest = double.NegativeInfinity;
        foreach (var logarithm in weights)
            largest = Math.Max(largest, logarithm);
        if (double.IsNegativeInfinity(largest))
        {
            OnlyFirst(weights);
            return;
        }
        // The largest weight is 1 before the division, whatever the others are: nothing overflows or vanishes altogether.
        for (var lag = 0; lag < weights.Length; lag++)
            weights[lag] -= largest;
        Kernels.Exp(weights, weights);
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        for (var lag = 0; lag < weights.Length; lag++)
            weights[lag] /= sum;
    }

    /// <summary>Σ weight·adjoint, by which dividing by the sum lowers every adjoint; 0 when nothing was divided.</summary>
    public static double MeanAdjoint(ReadOnlySpan<double> weights, ReadOnlySpan<double> weightAdjoint, bool normalize)
    {
        var mean = 0.0;
        if (normalize)
        {
            for (var lag = 0; lag < weights.Length; lag++)
                mean += weights[lag] * weightAdjoint[lag];
        }
        return mean;
    }

    /// <summary>No carryover: weight 1 at lag 0.</summary>
    public static void OnlyFirst(Span<double> weights)
    {
        weights.Clear();
        weights[0] = 1;
    }
}
