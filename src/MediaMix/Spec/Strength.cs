namespace MediaMix;

/// <summary>The quantity by which a channel's strength is stated and sampled; the coefficient is solved from it.</summary>
/// <param name="Prior">Prior on that quantity; its support is positive, except of a coefficient.</param>
public abstract record Strength(Prior Prior)
{
    /// <value>
    /// The fitted rows whose media the quantity is about, such as the weeks of an experiment that the prior comes from; null = all.
    /// Not of a coefficient, which is the same at all times.
    /// </value>
    public PeriodSpan? Window { get; init; }

    /// <summary>The quantity.</summary>
    public abstract StrengthKind Kind { get; }

    /// <summary>Name of the quantity, such as <c>roi</c>.</summary>
    public string Quantity => StrengthKey.Word(Kind);

    /// <summary>Name of the parameter within its channel: the quantity and its window, such as <c>roi[2024-01-01..2024-03-25]</c>.</summary>
    public string ParameterName => Key("").Own;

    /// <summary>What the parameter of a channel is.</summary>
    /// <param name="channel">Name of the channel.</param>
    public StrengthKey Key(string channel) => new(channel, Kind, Window);
}

/// <summary>The regression coefficient on the scaled outcome: the effect of full saturation in one period.</summary>
/// <param name="Prior">Prior on the scale of the outcome; one that allows negative effects, such as a normal one, may be integrated out where nothing else of the channel is sampled.</param>
public sealed record CoefficientStrength(Prior Prior) : Strength(Prior)
{
    /// <inheritdoc/>
    public override StrengthKind Kind => StrengthKind.Coefficient;
}

/// <summary>Return on investment over the fitted window, carry-out included: outcome units per unit of spend.</summary>
/// <param name="Prior">Prior in natural units.</param>
public sealed record RoiStrength(Prior Prior) : Strength(Prior)
{
    /// <inheritdoc/>
    public override StrengthKind Kind => StrengthKind.Roi;
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
    public override StrengthKind Kind => StrengthKind.MarginalRoi;
}

/// <summary>Share of the total fitted outcome that the channel brings over the fitted window, carry-out included.</summary>
/// <param name="Prior">Prior on the share.</param>
public sealed record ContributionStrength(Prior Prior) : Strength(Prior)
{
    /// <inheritdoc/>
    public override StrengthKind Kind => StrengthKind.Contribution;
}
