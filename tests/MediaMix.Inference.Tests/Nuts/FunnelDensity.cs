namespace MediaMix.Inference.Tests.Nuts;

/// <summary>Neal's funnel: s ~ N(0, sd), x_i ~ N(0, eˢ), in [s, x].</summary>
sealed class FunnelDensity(int dimension, double sd) : ILogDensity
{
    public int Evaluations { get; private set; }

    public int Dimension => dimension;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        Evaluations++;
        var (s, precision) = (position[0], Math.Exp(-2 * position[0]));
        var log = -0.5 * s * s / (sd * sd) - (dimension - 1) * s;
        gradient[0] = -s / (sd * sd) - (dimension - 1);
        for (var i = 1; i < dimension; i++)
        {
            var square = precision * position[i] * position[i];
            log -= 0.5 * square;
            gradient[0] += square;
            gradient[i] = -precision * position[i];
        }
        return log;
    }
}
