namespace MediaMix.Inference.Diagnostics;

/// <summary>How heavy the tails of a variable's draws are: whether its mean can be estimated at all.</summary>
/// <remarks>
/// Vehtari, Simpson, Gelman, Yao &amp; Gabry 2024; definitions of the R package posterior. Pure functions: they allocate, keep
/// nothing, and may run on any number of threads at once.
/// </remarks>
public static class ParetoTail
{
    /// <summary>Pareto k̂ of the tails of a variable's draws.</summary>
    /// <param name="draws">C chains × N draws.</param>
    /// <param name="tail">Which tail; by default the heavier one decides.</param>
    /// <param name="relativeEfficiency">ESS/S &gt; 0, which sets the tail length; by default that of the tail ESS.</param>
    /// <returns>
    /// Below <see cref="Threshold"/> the mean is reliable; at 1 it does not exist. NaN for draws that are not finite or all
    /// equal, for a tail of equal draws, and where the tail would be the whole sample.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeEfficiency"/> is not positive.</exception>
    public static double Khat(ChainDraws draws, Tail tail = Tail.Both, double? relativeEfficiency = null)
    {
        if (relativeEfficiency is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(relativeEfficiency));
        if (!Ess.IsUsable(draws))
            return double.NaN;

        double[] sorted = Ess.Sorted(draws);
        double efficiency = relativeEfficiency
            ?? Math.Min(Ess.Quantile(draws, sorted, 0.05), Ess.Quantile(draws, sorted, 0.95)) / draws.Count;
        if (double.IsNaN(efficiency))
            return double.NaN;

        int length = Math.Max(5, Length(draws.Count, efficiency));
        if (length >= draws.Count)
            return double.NaN;

        double right = tail == Tail.Left ? double.NaN : RightKhat(sorted, length);
        double left = tail == Tail.Right ? double.NaN : RightKhat(Mirror(sorted), length);
        return double.IsNaN(right) ? left : double.IsNaN(left) ? right : Math.Max(left, right);
    }

    /// <summary>Tail length of draws, and of the weights of power-scaling: ⌊3√(S/r)⌋ where S·r &gt; 225, else ⌊S/5⌋.</summary>
    /// <param name="draws">S, at least 1.</param>
    /// <param name="relativeEfficiency">r = ESS/S.</param>
    /// <returns>Number of draws in the tail.</returns>
    public static int Length(int draws, double relativeEfficiency) =>
        draws * relativeEfficiency > 225 ? (int)(3 * Math.Sqrt(draws / relativeEfficiency)) : draws / 5;

    /// <summary>Largest k̂ at which S draws give a reliable smoothed mean: min(1 − 1/log₁₀ S, 0.7).</summary>
    /// <param name="draws">S, at least 2.</param>
    /// <returns>Negative for fewer than ten draws: no tail is light enough for them.</returns>
    public static double Threshold(int draws) => Math.Min(1 - (1 / Math.Log10(draws)), 0.7);

    /// <summary>Draws needed for a reliable smoothed mean: 10^(1/(1 − max(0, k̂))).</summary>
    /// <param name="khat">Pareto k̂.</param>
    /// <returns>+∞ from k̂ = 1 on; NaN for NaN.</returns>
    public static double NeededDraws(double khat) =>
        khat >= 1 ? double.PositiveInfinity : Math.Pow(10, 1 / (1 - Math.Max(0, khat)));

    /// <summary>Fits the largest values of an ascending sample; NaN shape where they have no spread.</summary>
    internal static GeneralizedPareto FitRight(ReadOnlySpan<double> exceedancesAndCutoff)
    {
        double cutoff = exceedancesAndCutoff[0];
        ReadOnlySpan<double> tail = exceedancesAndCutoff[1..];
        // A tie across the cutoff would put zeros in the tail; a cutoff one ulp of 1 lower keeps the fit defined (posterior).
        if (cutoff == tail[0])
            cutoff -= Math.BitIncrement(1.0) - 1;

        var exceedances = new double[tail.Length];
        for (int i = 0; i < tail.Length; i++)
            exceedances[i] = tail[i] - cutoff;
        return tail[^1] > tail[0] ? GeneralizedPareto.Fit(exceedances) : new GeneralizedPareto(double.NaN, double.NaN);
    }

    static double RightKhat(ReadOnlySpan<double> sorted, int length) => FitRight(sorted[^(length + 1)..]).Shape;

    static double[] Mirror(double[] sorted)
    {
        double[] mirrored = Array.ConvertAll(sorted, x => -x);
        Array.Reverse(mirrored);
        return mirrored;
    }
}
