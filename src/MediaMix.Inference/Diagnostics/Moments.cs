namespace MediaMix.Inference.Diagnostics;

/// <summary>Two-pass means and variances, summed in index order so that the result is a function of the data alone.</summary>
static class Moments
{
    public static double Mean(ReadOnlySpan<double> x)
    {
        double mean = Sum(x, 0) / x.Length;
        // The second pass removes the rounding error of the first: it matters where |mean| is large beside the spread.
        return double.IsFinite(mean) ? mean + (Sum(x, mean) / x.Length) : mean;
    }

    /// <summary>Variance with divisor n − 1; NaN for fewer than two values.</summary>
    public static double Variance(ReadOnlySpan<double> x) => Variance(x, Mean(x));

    public static double Variance(ReadOnlySpan<double> x, double mean)
    {
        if (x.Length < 2)
            return double.NaN;

        double sum = 0;
        foreach (double v in x)
            sum += (v - mean) * (v - mean);
        return sum / (x.Length - 1);
    }

    /// <summary>Mean of each chain.</summary>
    public static double[] ChainMeans(ChainDraws draws)
    {
        var means = new double[draws.Chains];
        for (int c = 0; c < means.Length; c++)
            means[c] = Mean(draws.Chain(c));
        return means;
    }

    /// <summary>log Σ exp(x), shifted by the largest entry so that nothing overflows.</summary>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double v in x)
            max = Math.Max(max, v);
        if (!double.IsFinite(max))
            return max;

        double sum = 0;
        foreach (double v in x)
            sum += Math.Exp(v - max);
        return max + Math.Log(sum);
    }

    static double Sum(ReadOnlySpan<double> x, double origin)
    {
        double sum = 0;
        foreach (double v in x)
            sum += v - origin;
        return sum;
    }
}
