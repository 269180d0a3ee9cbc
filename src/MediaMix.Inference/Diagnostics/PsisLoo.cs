namespace MediaMix.Inference.Diagnostics;

/// <summary>Leave-one-out cross-validation without refitting, by Pareto-smoothed importance sampling (Vehtari, Gelman &amp; Gabry 2017).</summary>
/// <remarks>Pure functions: they allocate, keep nothing, and may run on any number of threads at once.</remarks>
public static class PsisLoo
{
    /// <summary>Leaves one observation out.</summary>
    /// <param name="logLikelihood">log p(y_i | θ_s) of the observation at every draw.</param>
    /// <param name="relativeEfficiency">
    /// ESS/S of its likelihood; by default the mean ESS of p(y_i | θ_s) over split chains. It sets the tail length and scales the
    /// effective number of draws. Where the ESS is undefined (a constant likelihood, too few draws) it is 1, as in loo.
    /// </param>
    /// <returns>NaN throughout if a log likelihood is NaN or −∞: then a ratio is infinite and the estimate does not exist.</returns>
    /// <exception cref="ArgumentException">There is a single draw.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeEfficiency"/> is not positive.</exception>
    public static LooPoint Leave(ChainDraws logLikelihood, double? relativeEfficiency = null)
    {
        if (relativeEfficiency is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(relativeEfficiency));

        int count = logLikelihood.Count;
        double efficiency = relativeEfficiency ?? RelativeEfficiency(logLikelihood);
        double[] terms = Array.ConvertAll(logLikelihood.Values, x => -x);
        SmoothedWeights weights = SmoothedWeights.Of(terms, SmoothedWeights.LooTailLength(count, efficiency));
        for (int s = 0; s < count; s++)
            terms[s] = logLikelihood.Values[s] + weights.LogWeights[s];

        return new LooPoint(
            Moments.LogSumExp(terms),
            Waic.Lppd(logLikelihood.Values),
            weights.Khat,
            efficiency,
            efficiency / weights.SumOfSquares);
    }

    /// <summary>Leaves each observation out in turn.</summary>
    /// <param name="logLikelihood">One array per observation, each of C · N log likelihoods, chain-major.</param>
    /// <param name="chains">C.</param>
    /// <param name="iterations">N.</param>
    /// <returns>The estimate with its pointwise results, in the observations' order.</returns>
    /// <exception cref="ArgumentException">There is no observation, or an array is not of length C · N.</exception>
    public static LooEstimate Estimate(IReadOnlyList<double[]> logLikelihood, int chains, int iterations)
    {
        ArgumentNullException.ThrowIfNull(logLikelihood);
        var points = new LooPoint[logLikelihood.Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = Leave(new ChainDraws(logLikelihood[i], chains, iterations));
        return new LooEstimate(points, chains * iterations);
    }

    /// <summary>Relative efficiency of the likelihood of one observation: the mean ESS of exp(log likelihood), over S.</summary>
    /// <param name="logLikelihood">log p(y_i | θ_s) at every draw.</param>
    /// <returns>Positive; 1 where the ESS is undefined.</returns>
    public static double RelativeEfficiency(ChainDraws logLikelihood)
    {
        // The ESS does not change with scale; shifting by the maximum keeps a very unlikely observation from underflowing to 0.
        double max = logLikelihood.Values.Max();
        double[] likelihood = Array.ConvertAll(logLikelihood.Values, x => Math.Exp(x - max));
        double ess = Ess.Mean(logLikelihood.With(likelihood));
        return double.IsNaN(ess) ? 1 : ess / logLikelihood.Count;
    }
}
