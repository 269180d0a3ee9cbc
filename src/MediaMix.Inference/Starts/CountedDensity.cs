namespace MediaMix.Inference;

/// <summary>A log density that counts its evaluations and calls every point with which a chain could not start impossible.</summary>
sealed class CountedDensity(ILogDensity density)
{
    /// <summary>Beyond this size rounding exceeds 10⁻⁴; chains refuse such starts as well.</summary>
    const double LargestLogDensity = 1e12;

    public int Dimension => density.Dimension;

    public long Evaluations { get; private set; }

    /// <summary>The log density, or −∞ where it or its gradient is not finite or it is too large to be precise.</summary>
    public double Evaluate(ReadOnlySpan<double> position, Span<double> gradient)
    {
        if (!AllFinite(position))
            return double.NegativeInfinity;
        Evaluations++;
        var value = density.Evaluate(position, gradient);
        return Math.Abs(value) < LargestLogDensity && AllFinite(gradient) ? value : double.NegativeInfinity;
    }

    static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (var v in values)
        {
            if (!double.IsFinite(v))
                return false;
        }
        return true;
    }
}
