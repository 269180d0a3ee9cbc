namespace MediaMix;

/// <summary>The fitted outcome in units that can be compared over geos, whatever their size.</summary>
static class ComparableOutcome
{
    /// <summary>
    /// The outcome over the size of its geo, or its log under log-normal errors, which needs no size. [geo, period of the window], NaN where
    /// the outcome is missing, left out or held out. Allocates.
    /// </summary>
    public static double[] Of(ModelSpec spec, Panel panel, ModelConstants constants) => spec.Likelihood is LogNormalErrors
        ? [.. panel.FittedOutcome.Select(static y => Math.Log(y))]
        : [.. panel.FittedOutcome.Select((y, cell) => y / constants.Size(cell / panel.Periods))];
}
