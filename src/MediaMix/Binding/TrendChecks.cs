using System.Globalization;

namespace MediaMix;

/// <summary>What must hold between a trend and its panel.</summary>
static class TrendChecks
{
    public static void Data(ModelSpec spec, Panel panel, FaultList faults)
    {
        switch (spec.Baseline.Trend)
        {
            case KnotTrend { Choice: KnotChoice.Automatic } knots:
                Automatic(knots, KnotSelection.Drivers(spec), panel, faults);
                break;
            case KnotTrend knots:
                Knots(knots, panel, faults);
                break;
            case RandomWalkTrend walk:
                Walk(walk, panel, faults);
                break;
            case PiecewiseTrend piecewise:
                Piecewise(piecewise, panel, faults);
                break;
            case GaussianProcessTrend process:
                ProcessBasis.CheckData(process.Process, ProcessUse.Trend, panel, faults);
                break;
        }
    }

    /// <summary>What can be said of a complete trend.</summary>
    public static void Priors(TrendSpec trend, Panel panel, FaultList faults)
    {
        var innovation = trend switch { KnotTrend knots => knots.Innovation, RandomWalkTrend walk => walk.Innovation, _ => null };
        if (innovation is not null)
        {
            BindingChecks.Fits(new TrendKey(TrendPart.Innovation).Name, innovation, Interval.Positive, faults);
            if (innovation is FixedPrior { Value: 0 })
                faults.Error("The innovation of the trend is fixed at 0: its knots could not move.", "Write `trend: none`, or a value above 0.");
        }
        else if (trend is GaussianProcessTrend process)
        {
            ProcessBasis.CheckPriors(process.Process, ProcessUse.Trend, panel, faults);
        }
    }

    static void Piecewise(PiecewiseTrend trend, Panel panel, FaultList faults)
    {
        if (panel.Periods < 3)
            faults.Error("A piecewise trend needs at least three fitted periods.", "Write `trend: none` or `trend: linear`.");
        else if (trend is { Changes: not null, Count: not null })
            faults.Error("The trend states both its changes and their number.", "Keep one of them.");
        else if (trend.Count is { } count && (count < 1 || count > panel.Periods - 2))
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The trend has {count} changes in {panel.Periods} fitted periods."),
                string.Create(CultureInfo.InvariantCulture, $"Their number must lie between 1 and {panel.Periods - 2}."));
        else if (trend.Changes is { Count: 0 })
            faults.Error("The trend is piecewise without a change.", "Write `trend: linear`.");
        else if (trend.Changes is { } changes)
            Rows(changes, "change of the trend", 1, panel.Periods - 2, panel, faults);
    }

    /// <summary>Labels are rows between two, ascending.</summary>
    static void Rows(SpecList<string> labels, string what, int first, int last, Panel panel, FaultList faults)
    {
        var before = first - 1;
        foreach (var label in labels)
        {
            if (!panel.Window.TryLocate(label, out var row))
            {
                faults.Error($"The {what} at {label} is not {(panel.Axis.HasDates ? "a date" : "a numbered period")} of this data.", $"Write it as {panel.Axis.Label(panel.History)}.");
                return;
            }
            if (row < first || row > last)
            {
                faults.Error($"The {what} at {label} lies outside the fitted rows.", $"It must lie between {panel.Window.Label(first)} and {panel.Window.Label(last)}.");
                return;
            }
            if (row <= before)
            {
                faults.Error($"The {what} at {label} is not later than the one before it.", "List them in ascending order, at most one per row.");
                return;
            }
            before = row;
        }
    }

    static void Walk(RandomWalkTrend trend, Panel panel, FaultList faults)
    {
        if (panel.Periods < 2)
            faults.Error("A random walk needs at least two fitted periods.", "Write `trend: none`.");
        else if (trend.Every is { } every && (every < 1 || every >= panel.Periods))
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The random walk has a step every {every} of {panel.Periods} fitted periods."),
                string.Create(CultureInfo.InvariantCulture, $"It must lie between 1 and {panel.Periods - 1}."));
    }

    static void Automatic(KnotTrend trend, int drivers, Panel panel, FaultList faults)
    {
        Alternatives(trend, faults);
        var least = KnotSelection.LeastPeriods(drivers);
        var known = Enumerable.Range(0, panel.Periods).Count(t => KnownIn(t, panel));
        if (known < least)
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"Knots cannot be chosen from {known} {(known == 1 ? "period" : "periods")} with a known outcome beside {drivers} channels and controls: at least {least} are needed."),
                "State the number of knots, or write `trend: linear`.");
    }

    static bool KnownIn(int period, Panel panel) =>
        Enumerable.Range(0, panel.Geos.Count).Any(g => !double.IsNaN(panel.FittedOutcome[g * panel.Periods + period]));

    /// <summary>Says which of several ways to state the knots must go; false where one does.</summary>
    static bool Alternatives(KnotTrend trend, FaultList faults)
    {
        if (trend is { Value: not null, Innovation: not null })
            faults.Error("The knots of the trend have a prior of their value and one of their innovation.", "Keep one of them.");
        else if (trend.At is not null && (trend.Count is not null || trend.Choice != KnotChoice.Even))
            faults.Error("The trend states both its knots and their number.", "Keep one of them.");
        else if (trend.Count is not null && trend.Choice != KnotChoice.Even)
            faults.Error("The trend states the number of its knots, and that it is to be found.", "Keep one of them.");
        else
            return true;
        return false;
    }

    static void Knots(KnotTrend trend, Panel panel, FaultList faults)
    {
        if (panel.Origin < 2)
            faults.Error("A trend with knots needs at least two fitted periods.", "Write `trend: none`.");
        else if (!Alternatives(trend, faults))
            return;
        else if (trend.Value is not null && panel.Geos.Count == 1 && (trend.At?.Count ?? trend.Count ?? (trend.Choice == KnotChoice.EveryPeriod ? panel.Origin : 0)) >= panel.Origin)
            faults.Error(
                "One knot of its own in every period of a single geo explains every outcome exactly: nothing is left that media could explain.",
                "Write fewer knots or `count: auto`, or a random walk (a prior of `innovation`). With several geos, one knot per period is fine.");
        else if (trend.At is { Count: < 2 })
            faults.Error("The trend has fewer than two knots.", "Write at least two, or `trend: none`.");
        else if (trend.At is { } knots)
            Rows(knots, "knot of the trend", 0, panel.Periods - 1, panel, faults);
        else if (trend.Count is { } count && (count < 2 || count > panel.Origin))
        {
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The trend has {count} knots in {panel.Origin} fitted periods."),
                string.Create(CultureInfo.InvariantCulture, $"Their number must lie between 2 and {panel.Origin}."));
        }
    }
}
