namespace MediaMix.Analysis;

/// <summary>
/// Actual outcome against the model, per period of the window, in outcome units. Of a panel: totals over the geos that exist, whose
/// measures are over its fitted cells [geo, period], levels of geos taken out.
/// </summary>
/// <param name="Actual">Observed outcome; NaN where missing (of a panel: in one of the geos). Periods left out of the likelihood, and held-out ones, show theirs.</param>
/// <param name="Expected">Posterior mean of the expected outcome, without noise.</param>
/// <param name="Predictive">Posterior predictive distribution, noise included: where a period would lie in a world like this one, whatever its neighbours did. Held-out periods under autoregressive errors are predicted from the fitted ones before them, and the mean is then not the expected outcome.</param>
/// <param name="RSquared">1 − Var(actual − expected) / Var(actual), over fitted periods: observed, not left out and not held out.</param>
/// <param name="Mape">Mean of |actual − expected| / |actual| over fitted periods with a non-zero outcome.</param>
/// <param name="Coverage90">Share of fitted periods inside the 5–95 % predictive band.</param>
/// <param name="ResidualAutocorrelation">Lag-1 autocorrelation of actual − expected, times √weight where rows have weights; under autoregressive errors, of what the period before does not predict of it.</param>
public sealed record FittedSeries(
    double[] Actual,
    double[] Expected,
    Band Predictive,
    double RSquared,
    double Mape,
    double Coverage90,
    double ResidualAutocorrelation)
{
    /// <value>Periods whose outcome the likelihood leaves out, with the reasons.</value>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <value>True per period of the window where the outcome is held out (of a panel's totals: of every geo that exists); empty when none is.</value>
    public IReadOnlyList<bool> HeldOut { get; init; } = [];

    /// <value>Autocorrelation of the same residuals at lag 1, 2, …; empty where it is not known, NaN at lags with fewer than three pairs.</value>
    public IReadOnlyList<double> ResidualAutocorrelations { get; init; } = [];

    /// <summary>True for a period whose outcome is held out.</summary>
    /// <param name="period">0-based period of the window.</param>
    public bool IsHeldOut(int period) => HeldOut.Count > 0 && HeldOut[period];

    /// <summary>Why a period is left out of the likelihood; null where it is fitted.</summary>
    /// <param name="period">0-based period of the window.</param>
    public string? WhyExcluded(int period) => Exclusions.FirstOrDefault(e => e.Contains(period))?.Why;
}
