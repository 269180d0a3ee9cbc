namespace MediaMix;

/// <summary>How the outcome is scaled before the priors speak.</summary>
public enum OutcomeScaleKind
{
    /// <summary>Not scaled.</summary>
    None,

    /// <summary>Divided by its largest absolute value.</summary>
    Max,

    /// <summary>Divided by its mean.</summary>
    Mean,

    /// <summary>Divided by a stated number.</summary>
    Fixed,

    /// <summary>Less its mean, divided by its standard deviation.</summary>
    Standardize,
}

/// <summary>How a channel's exposure is scaled.</summary>
public enum MediaScaleKind
{
    /// <summary>Not scaled.</summary>
    None,

    /// <summary>Divided by its maximum.</summary>
    Max,

    /// <summary>Divided by its mean.</summary>
    Mean,

    /// <summary>Divided by the mean of its non-zero values.</summary>
    MeanNonZero,

    /// <summary>Divided by the median of its non-zero values.</summary>
    MedianNonZero,

    /// <summary>Divided by a stated number.</summary>
    Fixed,
}

/// <summary>Scale of the outcome.</summary>
/// <param name="Kind">Rule.</param>
/// <param name="Divisor">Stated divisor > 0, only with <see cref="OutcomeScaleKind.Fixed"/>.</param>
public sealed record OutcomeScale(OutcomeScaleKind Kind, double Divisor = 1);

/// <summary>Scale of a channel's exposure.</summary>
/// <param name="Kind">Rule.</param>
/// <param name="Divisor">Stated divisor > 0, only with <see cref="MediaScaleKind.Fixed"/>.</param>
public sealed record MediaScale(MediaScaleKind Kind, double Divisor = 1);

/// <summary>The scale on which the priors of a model speak. All scales come from fitted rows only.</summary>
public sealed record ScalingSpec
{
    /// <value>Default: largest absolute value.</value>
    public OutcomeScale Outcome { get; init; } = new(OutcomeScaleKind.Max);

    /// <value>Default: mean of the non-zero values.</value>
    public MediaScale Media { get; init; } = new(MediaScaleKind.MeanNonZero);

    /// <value>True (default): continuous controls have mean 0 and sd 1; 0/1 columns are left alone.</value>
    public bool StandardizeControls { get; init; } = true;

    /// <value>What makes the geos of a panel comparable; a national model has one geo of size 1.</value>
    public GeoScale Geos { get; init; }
}
