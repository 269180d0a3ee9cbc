namespace MediaMix.Analysis;

/// <summary>
/// Means of a curve whose points are known for some draws only, tied to the mean over all draws at the actual plan: curve and ROI
/// agree to rounding, and the Monte Carlo error of the other points is lower. Effects of one sign are tied by a ratio; where draws
/// have either sign, whose means may nearly cancel, by the regression of a point on the actual plan.
/// </summary>
static class TiedMeans
{
    /// <summary>Mean of every point.</summary>
    /// <param name="kept">[point][kept draw].</param>
    /// <param name="known">Effect of the actual plan, per kept draw.</param>
    /// <param name="all">The same, over all draws.</param>
    public static double[] Of(double[][] kept, double[] known, double[] all)
    {
        var (mean, target) = (known.Average(), all.Average());
        double[] means = [.. kept.Select(static draws => draws.Average())];
        if (Array.Exists(known, static e => e < 0) && Array.Exists(known, static e => e > 0))
            return [.. means.Select((m, i) => m + Slope(kept[i], m, known, mean) * (target - mean))];
        var ratio = mean == 0 ? 1 : target / mean;
        return [.. means.Select(m => m * ratio)];
    }

    /// <summary>Least squares: change of a point with that of the actual plan.</summary>
    static double Slope(double[] point, double pointMean, double[] known, double mean)
    {
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < known.Length; i++)
        {
            product += (point[i] - pointMean) * (known[i] - mean);
            square += (known[i] - mean) * (known[i] - mean);
        }
        return product / square;
    }
}
