namespace MediaMix.Analysis;

/// <summary>How much two posteriors have in common: ∫min(p, q), one where they are the same, zero where they exclude each other.</summary>
/// <remarks>
/// Kernel densities of both on one grid, of logs where all draws are positive, so that the score does not depend on the unit. A
/// density that only differs by Monte Carlo error of a thousand draws or more scores about 0.97.
/// </remarks>
static class DensityOverlap
{
    const int GridPoints = 400;

    /// <summary>The overlap of two samples, at least one draw each. Neither is changed.</summary>
    public static double Of(double[] first, double[] second)
    {
        if (first.All(static x => x > 0) && second.All(static x => x > 0))
            (first, second) = (Array.ConvertAll(first, Math.Log), Array.ConvertAll(second, Math.Log));
        double[] a = [.. first.Order()], b = [.. second.Order()];
        var (low, high) = (Math.Min(a[0], b[0]), Math.Max(a[^1], b[^1]));
        if (!(high > low))
            return 1;
        var margin = 0.1 * (high - low);
        var step = (high - low + 2 * margin) / (GridPoints - 1);
        double[] grid = [.. Enumerable.Range(0, GridPoints).Select(i => low - margin + i * step)];
        var (p, q) = (KernelDensity.Evaluate(a, grid, Interval.Real), KernelDensity.Evaluate(b, grid, Interval.Real));
        // Over the mass that the grid holds of each: what lies between its points is lost alike.
        var (massP, massQ) = (p.Sum(), q.Sum());
        return p.Zip(q).Sum(pair => Math.Min(pair.First / massP, pair.Second / massQ));
    }
}
