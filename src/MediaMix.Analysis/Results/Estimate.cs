namespace MediaMix.Analysis;

/// <summary>A posterior quantity: mean and the 5, 50 and 95 % quantiles of its draws.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Q5">5 % quantile.</param>
/// <param name="Q50">Median.</param>
/// <param name="Q95">95 % quantile.</param>
public readonly record struct Estimate(double Mean, double Q5, double Q50, double Q95);

/// <summary>A posterior quantity per period or per point of a grid; all arrays have the same length.</summary>
/// <param name="Mean">Means.</param>
/// <param name="Q5">5 % quantiles.</param>
/// <param name="Q50">Medians.</param>
/// <param name="Q95">95 % quantiles.</param>
public sealed record Band(double[] Mean, double[] Q5, double[] Q50, double[] Q95);
