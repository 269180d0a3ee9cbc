namespace MediaMix;

/// <summary>How the outcome of a period scatters around what the model expects; the scale is that of <see cref="NoiseSpec"/>.</summary>
public abstract record LikelihoodSpec
{
    /// <value>
    /// Column of precision weights, > 0 in every fitted row: the variance of a row is σ²/w, with w divided by its mean over the
    /// fitted rows, so that σ stays the size of the noise in a row of average weight. A row that is the mean of two weeks has
    /// twice the weight of a single week. Null (default) = all rows weigh the same.
    /// </value>
    public string? Weights { get; init; }
}

/// <summary>Normal errors: y ~ normal(expected, σ²).</summary>
public sealed record NormalErrors : LikelihoodSpec;

/// <summary>
/// Log-normal errors: ln y ~ normal(η, σ²) with η the sum of all parts, so that parts act as factors of the outcome and the
/// expected outcome is exp(η + σ²/2). The outcome must be positive, strengths are coefficients, priors speak on the log scale.
/// </summary>
public sealed record LogNormalErrors : LikelihoodSpec;

/// <summary>
/// Student-t errors: (y − expected)/σ ~ t with ν degrees of freedom. A few wild periods pull less on everything else; the
/// closer ν is to 1, the less. Linear coefficients cannot be integrated out then.
/// </summary>
/// <param name="DegreesOfFreedom">Prior of ν > 0; null = default, gamma(2, 0.1) (Juárez and Steel 2010).</param>
public sealed record StudentTErrors(Prior? DegreesOfFreedom = null) : LikelihoodSpec;
