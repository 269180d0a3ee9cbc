namespace MediaMix.Inference.Diagnostics;

/// <summary>Effective sample size of several chains by Geyer's initial monotone sequence.</summary>
/// <remarks>
/// Notation of Vehtari et al. 2021, §3.2, and of the R package posterior: γ_t biased autocovariance averaged over chains,
/// W = γ₀N/(N − 1), V = W(N − 1)/N + var(chain means), ρ_t = 1 − (W − γ_t)/V.
/// </remarks>
static class GeyerSequence
{
    /// <summary>
    /// Fewest draws per chain for which a second pair of lags exists. posterior answers from three draws on, but there the
    /// answer holds no information on autocorrelation at all.
    /// </summary>
    const int FewestIterations = 6;

    /// <summary>ESS of the chains as they are given, neither split nor ranked; NaN where it is undefined.</summary>
    public static double EffectiveSampleSize(ChainDraws draws)
    {
        if (draws.Iterations < FewestIterations || !draws.IsInformative)
            return double.NaN;

        double[] means = Moments.ChainMeans(draws);
        var autocovariance = new Autocovariance(draws, means);
        int n = draws.Iterations;
        double within = autocovariance[0] * n / (n - 1);
        double total = autocovariance[0] + (draws.Chains > 1 ? Moments.Variance(means) : 0);

        List<double> rho = InitialPositive(t => 1 - ((within - autocovariance[t]) / total), n);
        MakeMonotone(rho);
        double tau = -1 + rho[^1];
        for (int t = 0; t < rho.Count - 1; t++)
            tau += 2 * rho[t];

        // Antithetic chains can be better than independent draws, but no estimate of τ is good enough to trust far below 1.
        tau = Math.Max(tau, 1 / Math.Log10(draws.Count));
        return draws.Count / tau;
    }

    /// <summary>ρ₀ … ρ_K: pairs while their sum is positive, then the even lag K at which they stopped.</summary>
    static List<double> InitialPositive(Func<int, double> rhoAt, int n)
    {
        var rho = new List<double>(64);
        double even = 1;
        double odd = rhoAt(1);
        int t = 0;
        while (t < n - 5 && even + odd > 0)
        {
            rho.Add(even);
            rho.Add(odd);
            t += 2;
            even = rhoAt(t);
            odd = rhoAt(t + 1);
        }

        // The last even lag counts once, not twice, and only if positive: the truncation error is smallest so. A pair that
        // reached the end of the chain with a sum in [0, ∞) is represented by its even lag alone, as in posterior.
        rho.Add(even > 0 || even + odd >= 0 ? even : 0);
        return rho;
    }

    /// <summary>A pair whose sum exceeds the previous pair's takes the previous pair's mean.</summary>
    static void MakeMonotone(List<double> rho)
    {
        for (int t = 2; t + 1 < rho.Count; t += 2)
        {
            double previous = rho[t - 2] + rho[t - 1];
            if (rho[t] + rho[t + 1] > previous)
                rho[t] = rho[t + 1] = previous / 2;
        }
    }
}
