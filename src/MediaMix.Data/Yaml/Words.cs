using MediaMix.Inference;

namespace MediaMix.Data;

/// <summary>The words of a closed choice, for reading and for writing.</summary>
sealed class Words<T>(params (string Word, T Value)[] pairs)
    where T : struct
{
    public IEnumerable<string> All => pairs.Select(static pair => pair.Word);

    public T? Find(string word)
    {
        foreach (var pair in pairs)
        {
            if (pair.Word == word)
                return pair.Value;
        }
        return null;
    }

    public string Of(T value) => pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;
}

/// <summary>The closed choices of a model file.</summary>
static class ModelWords
{
    public static Words<OutcomeKind> OutcomeKinds { get; } = new(("revenue", OutcomeKind.Revenue), ("units", OutcomeKind.Units));

    /// <summary>The one length to which days are added up.</summary>
    public static Words<TimeStep> Aggregates { get; } = new(("week", TimeStep.Week));

    public static Words<DayOfWeek> Weekdays { get; } = new([.. Enum.GetValues<DayOfWeek>().Select(static day => (day.ToString().ToLowerInvariant(), day))]);

    public static Words<OutcomeScaleKind> OutcomeScales { get; } =
        new(("none", OutcomeScaleKind.None), ("max", OutcomeScaleKind.Max), ("mean", OutcomeScaleKind.Mean), ("standardize", OutcomeScaleKind.Standardize));

    public static Words<MediaScaleKind> MediaScales { get; } = new(
        ("none", MediaScaleKind.None),
        ("max", MediaScaleKind.Max),
        ("mean", MediaScaleKind.Mean),
        ("mean_nonzero", MediaScaleKind.MeanNonZero),
        ("median_nonzero", MediaScaleKind.MedianNonZero));

    public static Words<TransformOrder> Orders { get; } =
        new(("adstock_first", TransformOrder.AdstockFirst), ("saturation_first", TransformOrder.SaturationFirst));

    public static Words<SaturationUnits> SaturationUnits { get; } =
        new(("scaled", MediaMix.SaturationUnits.Scaled), ("natural", MediaMix.SaturationUnits.Natural));

    public static Words<FourierCycle> Cycles { get; } =
        new(("yearly", FourierCycle.Yearly), ("monthly", FourierCycle.Monthly), ("weekly", FourierCycle.Weekly));

    public static Words<CalendarUnit> CalendarUnits { get; } = new(("month", CalendarUnit.Month), ("weekday", CalendarUnit.Weekday));

    public static Words<EventShape> EventShapes { get; } = new(("pulse", EventShape.Pulse), ("step", EventShape.Step), ("bump", EventShape.Bump));

    public static Words<KnotChoice> KnotChoices { get; } = new(("auto", KnotChoice.Automatic), ("all", KnotChoice.EveryPeriod));

    public static Words<ProcessKernel> ProcessKernels { get; } = new(
        ("matern52", ProcessKernel.Matern52), ("matern32", ProcessKernel.Matern32), ("squared_exponential", ProcessKernel.SquaredExponential));

    /// <summary>True: errors are autocorrelated.</summary>
    public static Words<bool> Noises { get; } = new(("white", false), ("ar1", true));

    public static Words<StartKind> Starts { get; } = new(("pathfinder", StartKind.Pathfinder), ("dispersed", StartKind.Dispersed));

    public static Words<ControlBaselineKind> ControlBaselines { get; } =
        new(("min", ControlBaselineKind.Min), ("max", ControlBaselineKind.Max), ("mean", ControlBaselineKind.Mean));

    public static Words<Decomposition> Decompositions { get; } = new(("additive", Decomposition.Additive), ("counterfactual", Decomposition.Counterfactual));

    /// <summary>True: continuous controls are standardised.</summary>
    public static Words<GeoScale> GeoScales { get; } = new(("population", GeoScale.Population), ("outcome", GeoScale.Outcome), ("none", GeoScale.None));

    public static Words<bool> ControlScales { get; } = new(("standardize", true), ("none", false));
}
