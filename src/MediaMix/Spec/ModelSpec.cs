namespace MediaMix;

/// <summary>
/// A media mix model as pure data: what a model file says, before any data has been seen.
/// A prior left null takes the default of the statistical conventions when the spec is bound to a panel.
/// </summary>
public sealed record ModelSpec
{
    /// <value>Name for reports; null = unnamed.</value>
    public string? Name { get; init; }

    /// <value>Name of the outcome column.</value>
    public required string Outcome { get; init; }

    /// <value>What a unit of the outcome is worth in money; null = returns are in the unit of the outcome.</value>
    public UnitValue? UnitValue { get; init; }

    /// <value>Paid and organic media, in the order of the report.</value>
    public required SpecList<ChannelSpec> Channels { get; init; }

    /// <value>Channels that are reported together beside their own rows; default none.</value>
    public SpecList<ChannelGroup> Groups { get; init; } = [];

    /// <value>Channels whose effectiveness moves over time; default none.</value>
    public SpecList<TimeVaryingSpec> TimeVarying { get; init; } = [];

    /// <value>Experiments that enter the likelihood; default none.</value>
    public SpecList<ExperimentSpec> Experiments { get; init; } = [];

    /// <value>Groups of experiments whose errors are correlated; default none.</value>
    public SpecList<ExperimentCovariance> ExperimentCovariances { get; init; } = [];

    /// <value>Non-media drivers.</value>
    public SpecList<ControlSpec> Controls { get; init; } = [];

    /// <value>Intercept, trend and seasonality.</value>
    public BaselineSpec Baseline { get; init; } = new();

    /// <value>Priors of single parameters, in place of those that all else in the model gives them; default none.</value>
    public SpecList<ParameterPrior> ParameterPriors { get; init; } = [];

    /// <value>Observation noise.</value>
    public NoiseSpec Noise { get; init; } = new();

    /// <value>How the outcome scatters around what is expected; default normal.</value>
    public LikelihoodSpec Likelihood { get; init; } = new NormalErrors();

    /// <value>How contributions divide an outcome that media multiply; default parts that add up. Changes no fit.</value>
    public Decomposition Decomposition { get; init; }

    /// <value>The scale on which priors speak.</value>
    public ScalingSpec Scaling { get; init; } = new();

    /// <value>Whether carryover or saturation comes first, unless a channel says otherwise; default carryover.</value>
    public TransformOrder Order { get; init; } = TransformOrder.AdstockFirst;

    /// <summary>The same model with other priors: those of every part, of single parameters and of standard deviations over geos.</summary>
    /// <param name="map">
    /// The prior in place of one that is written; null = none. Without its prior a strength is that of a channel that states none, and knots with
    /// values of their own are those of a walk.
    /// </param>
    public ModelSpec MapPriors(Func<Prior, Prior?> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new PriorMap(map).Of(this);
    }

    /// <summary>The same model without a single written prior, so that binding fills all of them in.</summary>
    public ModelSpec WithoutPriors() => MapPriors(static _ => null);
}
