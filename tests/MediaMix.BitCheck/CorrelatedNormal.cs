using MediaMix.Inference;

namespace MediaMix.BitCheck;

/// <summary>
/// Twelve standard normals with correlation 0.95 between any two: the sampler takes a low-rank metric at once, which the
/// small models may refuse. log p = −½ (Σx² − c(Σx)²)/(1 − ρ), c = ρ/(1 + (d − 1)ρ).
/// </summary>
sealed class CorrelatedNormal : ILogDensity
{
    const double Correlation = 0.95;

    public int Dimension => 12;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var x in position)
            (sum, squares) = (sum + x, squares + x * x);
        const double precision = 1 / (1 - Correlation);
        var shared = Correlation / (1 + (Dimension - 1) * Correlation);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = -precision * (position[i] - shared * sum);
        return -0.5 * precision * (squares - shared * sum * sum);
    }
}
