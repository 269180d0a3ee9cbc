namespace MediaMix.Inference.Diagnostics;

/// <summary>The widely applicable information criterion (Watanabe 2010): a cheaper, less robust relative of PSIS-LOO. Prefer LOO.</summary>
/// <param name="Elpd">Σ elpd_i with elpd_i = lppd_i − var_s(log p(y_i | θ_s)); larger is better.</param>
/// <param name="ElpdStandardError">√(n · var(elpd_i)), divisor n − 1; NaN for one observation.</param>
/// <param name="EffectiveParameters">p_waic = Σ var_s(log p(y_i | θ_s)).</param>
/// <param name="UnreliablePoints">Number of observations with a variance above 0.4, for which the approximation fails.</param>
/// <param name="Pointwise">elpd_i in the observations' order.</param>
public sealed record Waic(
    double Elpd,
    double ElpdStandardError,
    double EffectiveParameters,
    int UnreliablePoints,
    IReadOnlyList<double> Pointwise)
{
    const double LargestTrustedVariance = 0.4;

    /// <summary>Computes the criterion from pointwise log likelihoods; the division into chains does not matter.</summary>
    /// <param name="logLikelihood">One array per observation, each of S ≥ 2 log likelihoods, in the same order of draws.</param>
    /// <returns>NaN where a log likelihood is not finite.</returns>
    /// <exception cref="ArgumentException">There is no observation.</exception>
    public static Waic Of(IReadOnlyList<double[]> logLikelihood)
    {
        ArgumentNullException.ThrowIfNull(logLikelihood);
        if (logLikelihood.Count == 0)
            throw new ArgumentException("There must be at least one observation.", nameof(logLikelihood));

        var elpd = new double[logLikelihood.Count];
        var variance = new double[logLikelihood.Count];
        for (int i = 0; i < elpd.Length; i++)
        {
            variance[i] = Moments.Variance(logLikelihood[i]);
            elpd[i] = Lppd(logLikelihood[i]) - variance[i];
        }

        var total = new PointwiseTotal(elpd);
        int unreliable = variance.Count(v => !(v <= LargestTrustedVariance));
        return new Waic(total.Sum, total.StandardError, variance.Sum(), unreliable, elpd);
    }

    /// <summary>log mean exp: the log predictive density of one observation given all of them.</summary>
    internal static double Lppd(ReadOnlySpan<double> logLikelihood) =>
        Moments.LogSumExp(logLikelihood) - Math.Log(logLikelihood.Length);
}
