namespace MediaMix;

/// <summary>Which media transform is applied first.</summary>
public enum TransformOrder
{
    /// <summary>Carryover, then saturation.</summary>
    AdstockFirst,

    /// <summary>Saturation of each period's exposure, then carryover.</summary>
    SaturationFirst,
}

/// <summary>One media channel.</summary>
public sealed record ChannelSpec
{
    /// <value>Name, unique in the model; letters, digits, blanks, <c>_ . -</c>.</value>
    public required string Name { get; init; }

    /// <value>Column of money spent; null = organic, no ROI.</value>
    public string? Spend { get; init; }

    /// <value>Column that is transformed; null = the spend.</value>
    public string? Exposure { get; init; }

    /// <value>Column of people reached in a row, in place of an exposure; with <see cref="Frequency"/>.</value>
    public string? Reach { get; init; }

    /// <value>
    /// Column of the mean number of exposures per person reached; with <see cref="Reach"/>. The saturation sees the frequency, the
    /// response is proportional to reach, and carryover comes last (Zhang et al. 2023).
    /// </value>
    public string? Frequency { get; init; }

    /// <value>
    /// True: the columns hold totals of all geos, repeated in the rows of a period or given in one of them. Spend, exposure and reach
    /// are divided over the geos by population, without it by mean outcome; a frequency holds in every geo.
    /// </value>
    public bool IsNational { get; init; }

    /// <value>Carryover; default geometric.</value>
    public Adstock Adstock { get; init; } = new GeometricAdstock();

    /// <value>Diminishing returns; default Hill.</value>
    public Saturation Saturation { get; init; } = new HillSaturation();

    /// <value>What the saturation's parameters count exposure in; default the media scale.</value>
    public SaturationUnits SaturationUnits { get; init; }

    /// <value>Order of the transforms; null = the model's, or saturation first with reach and frequency.</value>
    public TransformOrder? Order { get; init; }

    /// <value>How strong the channel is; null = by share of spend (organic: by share of outcome).</value>
    public Strength? Strength { get; init; }

    /// <value>
    /// How its effect differs between geos; null = hierarchical in a panel. Hierarchical and shared, the strength is that of all geos
    /// together; unpooled, every geo has its own.
    /// </value>
    public Pooling? Pooling { get; init; }

    /// <value>Parameters of carryover and saturation that differ between geos; default none.</value>
    public SpecList<GeoParameter> GeoParameters { get; init; } = [];

    /// <value>
    /// Prior of δ, unmeasured confounding: the outcome sees the channel's strength times e^δ, its experiments see the strength.
    /// Null = normal(0, 0.7) for a channel with an experiment, none for others; fixed(0) = none.
    /// </value>
    public Prior? Confounding { get; init; }

    /// <value>Scale of the exposure; null = the model's.</value>
    public MediaScale? Scale { get; init; }

    /// <summary>The column that says how much media there is: reach, exposure or spend.</summary>
    /// <exception cref="InvalidOperationException">None of them is given.</exception>
    public string ExposureColumn => Reach ?? Exposure ?? Spend
        ?? throw new InvalidOperationException($"Channel {Name} has neither spend nor exposure.");
}
