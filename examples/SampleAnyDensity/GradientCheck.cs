using MediaMix.Inference;

/// <summary>Compares a gradient with central differences.</summary>
static class GradientCheck
{
    /// <summary>Largest |g − difference| / max(1, |g|) over the coordinates: below 1e-6 when right, near 1 when wrong, NaN when undefined.</summary>
    public static double LargestError(ILogDensity density, ReadOnlySpan<double> position)
    {
        var (gradient, unused) = (new double[position.Length], new double[position.Length]);
        density.Evaluate(position, gradient);
        var largest = 0.0;
        for (var i = 0; i < position.Length; i++)
        {
            var step = 1e-5 * Math.Max(1, Math.Abs(position[i]));
            var (up, down) = (position.ToArray(), position.ToArray());
            up[i] += step;
            down[i] -= step;
            var difference = (density.Evaluate(up, unused) - density.Evaluate(down, unused)) / (up[i] - down[i]);
            largest = Math.Max(largest, Math.Abs(gradient[i] - difference) / Math.Max(1, Math.Abs(gradient[i])));
        }
        return largest;
    }
}
