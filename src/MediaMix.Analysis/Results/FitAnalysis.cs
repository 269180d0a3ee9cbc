namespace MediaMix.Analysis;

/// <summary>Everything a fit says, ready to be written as tables or drawn as charts. Pure data.</summary>
public sealed record FitAnalysis
{
    /// <value>Name of the model, or null.</value>
    public required string? Name { get; init; }

    /// <value>Name of the outcome column.</value>
    public required string OutcomeName { get; init; }

    /// <value>What the outcome counts.</value>
    public required OutcomeKind OutcomeKind { get; init; }

    /// <value>Periods of the fitted window.</value>
    public required TimeAxis Periods { get; init; }

    /// <value>Actual against fitted; of a panel the totals over geos, with measures over its cells.</value>
    public required FittedSeries Fitted { get; init; }

    /// <value>Per component (of a panel: totals over geos), baseline first, then controls, treatments, confounding and media in model order; means add up to the expected outcome.</value>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <value>True where a value of a unit is stated: returns are then money, not units of the outcome.</value>
    public bool HasUnitValue { get; init; }

    /// <value>Return at which spend pays for itself: 1 where returns are money and no margin is known, with a margin what a unit is worth over what it earns; null where it is not known.</value>
    public double? BreakEven { get; init; }

    /// <value>True where <see cref="BreakEven"/> counts with a margin.</value>
    public bool HasMargin { get; init; }

    /// <value>How contributions divide the outcome where media multiply it.</value>
    public Decomposition Decomposition { get; init; }

    /// <value>True for log-normal errors: media multiply the outcome, so that there are two decompositions.</value>
    public bool IsMultiplicative { get; init; }

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<ChannelReturn> Channels { get; init; }

    /// <value>All paid channels together; null when none is paid.</value>
    public required ChannelReturn? All { get; init; }

    /// <value>Per group, in model order; empty without any. Their effects are in the rows of their channels, too.</value>
    public IReadOnlyList<GroupReturn> Groups { get; init; } = [];

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<ResponseCurve> ResponseCurves { get; init; }

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<CarryoverCurve> Carryover { get; init; }

    /// <value>Per channel with reach and frequency, in model order; empty without any.</value>
    public required IReadOnlyList<FrequencyCurve> Frequencies { get; init; }

    /// <value>Per curve by which effectiveness moves, by the first of its channels in model order; empty without any.</value>
    public required IReadOnlyList<MovingEffectiveness> Effectiveness { get; init; }

    /// <value>Per experiment, in model order; empty without any.</value>
    public IReadOnlyList<ExperimentResult> Experiments { get; init; } = [];

    /// <value>What fits without an experiment say in its place, [draw], by the name of the experiment; of those that were made.</value>
    public IReadOnlyDictionary<string, double[]> Refits { get; init; } = new Dictionary<string, double[]>();

    /// <value>Prior against posterior of the quantities that decide, several per channel.</value>
    public required IReadOnlyList<PriorPosterior> Learning { get; init; }

    /// <value>What the data settled and what they left open, in words; what calls for attention first.</value>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <value>Pairs of channels that the data hardly tell apart, read as a sum; the most correlated first.</value>
    public IReadOnlyList<ChannelPair> Pairs { get; init; } = [];

    /// <value>Posterior correlation of the channels' log effects (of the effects where some are negative), [channel][channel] in model order.</value>
    public double[][] ReturnCorrelations { get; init; } = [];

    /// <value>How much returns depend on priors and on data: per channel in model order, then <c>all</c> where several are paid.</value>
    public IReadOnlyList<ReturnSensitivity> Sensitivities { get; init; } = [];

    /// <value>The outcome against outcomes that the fitted model makes: mean, sd, autocorrelation, min, max.</value>
    public IReadOnlyList<PredictiveCheck> PredictiveChecks { get; init; } = [];

    /// <value>Outcomes that sway the fit by themselves, those that do so most first.</value>
    public IReadOnlyList<InfluentialOutcome> Influential { get; init; } = [];

    /// <value>Whether errors of geos go together; null for a national fit.</value>
    public GeoCorrelation? GeoCorrelation { get; init; }

    /// <value>All parameters and derived quantities, with diagnostics.</value>
    public required IReadOnlyList<ParameterSummary> Parameters { get; init; }

    /// <value>What the sampler's own checks say.</value>
    public required FitDiagnostics Diagnostics { get; init; }

    /// <value>Whether to trust the fit, and why.</value>
    public required Verdict Verdict { get; init; }

    /// <value>Per geo of a panel, in its order; empty for a national fit.</value>
    public IReadOnlyList<GeoResult> Geos { get; init; } = [];

    /// <value>What would have come without media and with treatments at their levels, per period of the window; null where it is not known.</value>
    public Band? Baseline { get; init; }

    /// <value>Its share of the expected outcome of the window; null where it is not known.</value>
    public Estimate? BaselineShare { get; init; }

    /// <value>How close the model comes to the outcomes it has seen and, where some are held out, to those and to all.</value>
    public IReadOnlyList<FitMeasures> Measures { get; init; } = [];

    /// <value>How sure the order of paid channels is; null with fewer than two.</value>
    public ReturnOrder? Order { get; init; }

    /// <value>Per channel without reach and frequency, in model order.</value>
    public IReadOnlyList<SaturationCurve> Saturations { get; init; } = [];

    /// <value>Contributions of channels by quarter, or by period in windows of less than a year.</value>
    public IReadOnlyList<ContributionBlock> Blocks { get; init; } = [];

    /// <value>What the data make hard for the model, the most serious first.</value>
    public IReadOnlyList<DesignFinding> DataFindings { get; init; } = [];

    /// <value>Better splits of the spend of the window, the most cautious first; empty with fewer than two paid channels.</value>
    public IReadOnlyList<BudgetScenario> Scenarios { get; init; } = [];

    /// <value>How well held-out outcomes were predicted; null where none is held out.</value>
    public HoldoutScore? Holdout { get; init; }
}
