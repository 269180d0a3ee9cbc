namespace MediaMix;

/// <summary>The quantity by which a channel's strength is stated and sampled; the coefficient is solved from it.</summary>
/// <param name="Prior">Prior on that quantity; its support is positive.</param>
public abstract record Strength(Prior Prior)
{
    /// <summary>Name of the parameter within its channel.</summary>
    public abstract string ParameterName { get; }
}

/// <summary>The regression coefficient on the scaled outcome: the effect of full saturation in one period.</summary>
/// <param name="Prior">Prior on the scale of the outcome.</param>
public sealed record CoefficientStrength(Prior Prior) : Strength(Prior)
{
    /// <inheritdoc/>
    public override string ParameterName => "coefficient";
}

/// <summary>Return on investment over the fitted window, carry-out included: outcome units per unit of spend.</summary>
/// <param name="Prior">Prior in natural units.</param>
public sealed record RoiStrength(Prior Prior) : Strength(Prior)
{
    /// <inheritdoc/>
    public override string ParameterName => "roi";
}

/// <summary>
/// Marginal return on investment: what <see cref="Step"/> more exposure in every period of the fitted window brings, carry-out
/// included, per unit of the further spend (Google 2025, Meridian, section on treatment priors).
/// </summary>
/// <param name="Prior">Prior in natural units.</param>
public sealed record MarginalRoiStrength(Prior Prior) : Strength(Prior)
{
    /// <summary>Size of the step of marginal effects, as a share of the exposure and of the spend.</summary>
    public const double Step = 0.01;

    /// <inheritdoc/>
    public override string ParameterName => "marginal_roi";
}

/// <summary>Share of the total fitted outcome that the channel brings over the fitted window, carry-out included.</summary>
/// <param name="Prior">Prior on the share.</param>
public sealed record ContributionStrength(Prior Prior) : Strength(Prior)
{
    /// <inheritdoc/>
    public override string ParameterName => "contribution";
}
