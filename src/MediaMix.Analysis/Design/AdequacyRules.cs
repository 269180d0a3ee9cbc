using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>Whether there are enough known outcomes for the coefficients, and how automatic knots came about.</summary>
static class AdequacyRules
{
    /// <summary>Known outcomes per coefficient below which priors decide.</summary>
    public const double TooFew = 3;

    /// <summary>Known outcomes per coefficient below which intervals are wide.</summary>
    public const double Few = 7;

    const double WeeksPerPooled = 26;

    public static IEnumerable<DesignFinding> Of(DesignData data, ModelSpec written)
    {
        var known = data.Panel.FittedOutcome.Count(static y => !double.IsNaN(y));
        var (coefficients, parts) = Coefficients(data);
        var ratio = (double)known / coefficients;
        if (ratio < Few)
            yield return new DesignFinding(
                ratio < TooFew ? DesignSeverity.Attention : DesignSeverity.Info, "data-per-coefficient",
                Invariant($"There are {known} known outcomes for {coefficients} coefficients ({parts}): {ratio:0.0} each, where {Few} or more are comfortable{(ratio < TooFew ? $" and below {TooFew} the priors decide" : "")}."),
                "Join channels, drop controls, use fewer knots, or take a longer history.");
        if (written.Baseline.Trend is not KnotTrend { Choice: KnotChoice.Automatic })
            yield break;
        if (data.Spec.Baseline.Trend is KnotTrend { At: { } knots })
            yield return new DesignFinding(DesignSeverity.Info, "knots", Invariant($"The trend has {knots.Count} knots, chosen from {data.Periods} periods: {Chosen(knots)}."));
        if (!data.IsPanel)
            yield return new DesignFinding(
                DesignSeverity.Attention, "automatic-knots", "Automatic knots of a single geo rest on one squared residual, so their number is nearly a matter of chance.",
                "State the number of knots, or use `random_walk`.");
    }

    static string Chosen(SpecList<string> knots) => knots.Count <= 2 * Listing.Most
        ? string.Join(", ", knots)
        : $"{string.Join(", ", knots.Take(Listing.Most))}, …, {knots[^1]}";

    static (int Total, string Parts) Coefficients(DesignData data)
    {
        var spec = data.Spec;
        var controls = spec.Controls.Sum(control => control.IsCategorical ? data.Panel.Categorical[control.Column].Levels.Count - 1 : 1);
        var season = spec.Baseline.Seasonality?.Sum(static s => s is FourierSpec fourier ? 2 * fourier.Order : s is CategoricalSeasonSpec { By: CalendarUnit.Month } ? 11 : 6) ?? 0;
        (int Count, string What)[] parts =
        [
            (data.Geos, data.IsPanel ? "levels of geos" : "intercept"), (Trend(spec.Baseline.Trend, data.Periods, data.Panel.Axis.WeeksPerPeriod), "trend"), (season, "seasonality"),
            (spec.Baseline.Events.Count + (spec.Baseline.Holidays is null ? 0 : 1), "events and holidays"), (spec.Channels.Count, "channels"), (controls, "controls"),
        ];
        return (parts.Sum(static p => p.Count), string.Join(", ", parts.Where(static p => p.Count > 0).Select(static p => Invariant($"{p.Count} {p.What}"))));
    }

    /// <summary>Steps that share an sd, and waves that share an amplitude, count as one per half year: the data decide how many of them there are.</summary>
    static int Trend(TrendSpec? trend, int periods, double weeksPerPeriod)
    {
        var pooled = 1 + (int)Math.Round((periods - 1) * weeksPerPeriod / WeeksPerPooled);
        return trend switch
        {
            NoTrend => 0,
            PiecewiseTrend piecewise => 1 + (piecewise.Changes?.Count ?? piecewise.Count ?? 1),
            KnotTrend { Value: not null, Choice: KnotChoice.EveryPeriod } => periods,
            KnotTrend { Value: not null } knots => knots.At?.Count ?? knots.Count ?? 2,
            KnotTrend knots => Math.Min(pooled, knots.At?.Count ?? knots.Count ?? pooled),
            RandomWalkTrend or GaussianProcessTrend => pooled,
            _ => 1,
        };
    }
}
