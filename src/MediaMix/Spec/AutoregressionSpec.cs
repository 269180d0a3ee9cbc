namespace MediaMix;

/// <summary>
/// Errors that carry over from row to row: a first-order autoregression, e_t = ρ e_(t−1) + ε_t, stationary. The size of the
/// noise stays that of e_t itself, so that of ε_t is σ √(1 − ρ²).
/// </summary>
/// <param name="Autocorrelation">
/// Prior of ρ, the correlation of neighbouring rows, between −1 and 1; null = default, uniform(0, 0.95) per week: anything from
/// none to half of a surprise left after a quarter. What moves more slowly is a trend.
/// </param>
public sealed record AutoregressionSpec(Prior? Autocorrelation = null)
{
    /// <summary>Where ρ may lie.</summary>
    public static Interval Domain => new(-1, 1);
}
