using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// Gaussian kernel density with the bandwidth of Silverman (1986, eq. 3.31), reflected at finite ends of the support so
/// that no mass leaks out. For pictures only; no number of the analysis depends on it but the overlap.
/// </summary>
static class KernelDensity
{
    /// <summary>Density at each grid value.</summary>
    /// <param name="sorted">Draws, ascending.</param>
    /// <param name="grid">Where to evaluate.</param>
    /// <param name="support">Where the quantity can lie.</param>
    public static double[] Evaluate(double[] sorted, double[] grid, Interval support)
    {
        var mean = sorted.Average();
        var sd = Math.Sqrt(sorted.Average(x => (x - mean) * (x - mean)));
        var range = (Quantiles.Type7(sorted, 0.75) - Quantiles.Type7(sorted, 0.25)) / 1.349;
        var spread = range > 0 ? Math.Min(sd, range) : sd;
        var bandwidth = 0.9 * (spread > 0 ? spread : Math.Max(1e-12, Math.Abs(mean) * 1e-6)) * Math.Pow(sorted.Length, -0.2);
        return [.. grid.Select(x => support.Contains(x)
            ? At(sorted, x, bandwidth) + Reflected(sorted, x, support.Lower, bandwidth) + Reflected(sorted, x, support.Upper, bandwidth)
            : 0)];
    }

    static double Reflected(double[] sorted, double x, double end, double bandwidth) =>
        double.IsFinite(end) ? At(sorted, 2 * end - x, bandwidth) : 0;

    static double At(double[] sorted, double x, double bandwidth)
    {
        // Kernels beyond six bandwidths add less than 1e-8 of a draw.
        var first = LowerBound(sorted, x - 6 * bandwidth);
        var sum = 0.0;
        for (var i = first; i < sorted.Length && sorted[i] <= x + 6 * bandwidth; i++)
        {
            var z = (x - sorted[i]) / bandwidth;
            sum += Math.Exp(-0.5 * z * z);
        }
        return sum / (sorted.Length * bandwidth * Math.Sqrt(2 * Math.PI));
    }

    static int LowerBound(double[] sorted, double value)
    {
        var index = Array.BinarySearch(sorted, value);
        return index >= 0 ? index : ~index;
    }
}
