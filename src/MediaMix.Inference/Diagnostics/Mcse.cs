using MathNet.Numerics.Distributions;

namespace MediaMix.Inference.Diagnostics;

/// <summary>Monte Carlo standard errors: the uncertainty of a posterior summary that more draws would remove.</summary>
/// <remarks>
/// In the variable's own units. Definitions of the R package posterior. NaN where the effective sample size is
/// (see <see cref="Ess"/>). Pure functions: they allocate, keep nothing, and may run on any number of threads at once.
/// </remarks>
public static class Mcse
{
    // One standard normal deviation either side, to the digits posterior uses.
    const double LowerProbability = 0.1586553;
    const double UpperProbability = 0.8413447;

    /// <summary>Standard error of the mean: sd/√ESS_mean.</summary>
    /// <param name="draws">C chains × N draws of a variable of finite variance.</param>
    /// <returns>NaN where undefined.</returns>
    public static double Mean(ChainDraws draws) => Math.Sqrt(Moments.Variance(draws.Values) / Ess.Mean(draws));

    /// <summary>Standard error of the standard deviation, without assuming normal draws.</summary>
    /// <param name="draws">C chains × N draws of a variable of finite fourth moment.</param>
    /// <returns>
    /// √(v/(4E)) by the delta method, with c = x − x̄, E = mean c², v = (mean c⁴ − E²)/ESS(c²). NaN where undefined.
    /// </returns>
    public static double StandardDeviation(ChainDraws draws)
    {
        double mean = Moments.Mean(draws.Values);
        double[] squares = Array.ConvertAll(draws.Values, x => (x - mean) * (x - mean));
        double second = Moments.Mean(squares);
        double fourthLessSecondSquared = Moments.Mean(Array.ConvertAll(squares, s => (s - second) * (s - second)));
        return Math.Sqrt(fourthLessSecondSquared / Ess.StandardDeviation(draws) / (4 * second));
    }

    /// <summary>Standard error of a quantile, from the beta distribution of the rank of an order statistic.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <param name="probability">In [0, 1].</param>
    /// <returns>
    /// (x₍⌈a₂S⌉₎ − x₍⌊a₁S⌋₎)/2, ranks clipped to 1…S, a the central 68 % interval of Beta(ESS·p + 1, ESS·(1 − p) + 1).
    /// NaN where undefined; 0 among ties.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside [0, 1].</exception>
    public static double Quantile(ChainDraws draws, double probability)
    {
        double ess = Ess.Quantile(draws, probability);
        if (double.IsNaN(ess))
            return double.NaN;

        double[] sorted = Ess.Sorted(draws);
        double a = (ess * probability) + 1;
        double b = (ess * (1 - probability)) + 1;
        int lower = (int)Math.Floor(Beta.InvCDF(a, b, LowerProbability) * sorted.Length);
        int upper = (int)Math.Ceiling(Beta.InvCDF(a, b, UpperProbability) * sorted.Length);
        return (sorted[Math.Min(upper, sorted.Length) - 1] - sorted[Math.Max(lower, 1) - 1]) / 2;
    }
}
