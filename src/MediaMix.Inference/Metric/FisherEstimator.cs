namespace MediaMix.Inference;

/// <summary>
/// Running means and variances of positions and gradients of one window of draws, from which the diagonal map of least
/// Fisher divergence follows: scale² = √(Var θ / Var ∇), which is exact for a Gaussian from two draws
/// (Seyboldt, Carlson and Carpenter 2026). Welford updates; not thread-safe.
/// </summary>
public sealed class FisherEstimator
{
    const double SmallestVariance = 1e-20;
    const double LargestVariance = 1e20;

    readonly double[] _mean;
    readonly double[] _square;
    readonly double[] _gradientMean;
    readonly double[] _gradientSquare;

    /// <summary>Creates an empty estimator.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    public FisherEstimator(int dimension) => (_mean, _square, _gradientMean, _gradientSquare) =
        (new double[dimension], new double[dimension], new double[dimension], new double[dimension]);

    /// <summary>Number of draws added since the last reset.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one draw. Spans may be longer than the dimension (padding).</summary>
    /// <param name="position">θ.</param>
    /// <param name="gradient">∇ log p at θ.</param>
    public void Add(ReadOnlySpan<double> position, ReadOnlySpan<double> gradient)
    {
        Count++;
        Welford(position, _mean, _square);
        Welford(gradient, _gradientMean, _gradientSquare);
    }

    /// <summary>Forgets all draws.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(_mean);
        Array.Clear(_square);
        Array.Clear(_gradientMean);
        Array.Clear(_gradientSquare);
    }

    /// <summary>Writes the scale of every coordinate; one whose estimate is degenerate keeps the value already there.</summary>
    /// <param name="scale">Length d; read and overwritten.</param>
    public void UpdateScale(Span<double> scale)
    {
        for (var i = 0; i < scale.Length; i++)
        {
            var variance = Math.Sqrt(_square[i] / _gradientSquare[i]);
            if (double.IsFinite(variance) && variance > 0)
                scale[i] = Math.Sqrt(Math.Clamp(variance, SmallestVariance, LargestVariance));
        }
    }

    /// <summary>Mean position of the window.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Mean gradient of the window.</summary>
    public ReadOnlySpan<double> GradientMean => _gradientMean;

    /// <summary>The scale before any draw: 1/√|∇|, which makes warm-up invariant to the units of the parameters.</summary>
    /// <param name="gradient">∇ log p at the start.</param>
    /// <param name="scale">Length d, overwritten.</param>
    public static void InitialScale(ReadOnlySpan<double> gradient, Span<double> scale)
    {
        for (var i = 0; i < scale.Length; i++)
        {
            var variance = 1 / Math.Abs(gradient[i]);
            scale[i] = double.IsFinite(variance) && variance > 0
                ? Math.Sqrt(Math.Clamp(variance, SmallestVariance, LargestVariance))
                : 1;
        }
    }

    void Welford(ReadOnlySpan<double> value, double[] mean, double[] square)
    {
        var weight = 1.0 / Count;
        for (var i = 0; i < mean.Length; i++)
        {
            var before = value[i] - mean[i];
            mean[i] += before * weight;
            square[i] += before * (value[i] - mean[i]);
        }
    }
}
