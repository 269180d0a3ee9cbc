namespace MediaMix.Analysis;

/// <summary>Actual outcome against the model, per period of the window, in outcome units.</summary>
/// <param name="Actual">Observed outcome; NaN where missing.</param>
/// <param name="Expected">Posterior mean of the expected outcome, without noise.</param>
/// <param name="Predictive">Posterior predictive distribution, noise included.</param>
/// <param name="RSquared">1 − Var(actual − expected) / Var(actual), over observed periods.</param>
/// <param name="Mape">Mean of |actual − expected| / |actual| over observed periods with a non-zero outcome.</param>
/// <param name="Coverage90">Share of observed periods inside the 5–95 % predictive band.</param>
/// <param name="ResidualAutocorrelation">Lag-1 autocorrelation of actual − expected.</param>
public sealed record FittedSeries(
    double[] Actual,
    double[] Expected,
    Band Predictive,
    double RSquared,
    double Mape,
    double Coverage90,
    double ResidualAutocorrelation);
