using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a fit says of the geos of a panel and of held-out outcomes, in plain sentences without a full stop, for terminal and report alike.</summary>
public static class GeoText
{
    /// <summary>From this share on, a geo is said to speak for itself: half, as for the grades of channels.</summary>
    internal const double Informed = 0.5;

    /// <summary>How many geos × periods there are, and what became of those that are not fitted.</summary>
    /// <param name="analysis">Analysis of a panel.</param>
    public static string Cells(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var periods = analysis.Geos.Select(static g => g.Periods).ToArray();
        var unit = PeriodAxis.Unit(analysis.Periods.Step);
        string[] others =
        [
            .. Part(periods.Sum(static p => p.HeldOut), "held out to test the model"),
            .. Part(periods.Sum(static p => p.LeftOut), "without a value or left out"),
            .. Part(periods.Sum(static p => p.Absent), $"{unit}s in which a geo does not exist: it has no outcome and no part of any total"),
        ];
        var rest = others.Length == 0 ? "all are fitted" : $"{NumberText.Count(periods.Sum(static p => p.Fitted))} are fitted, {string.Join(", ", others)}";
        return $"{NumberText.Count(analysis.Geos.Count)} geos × {PeriodAxis.Count(analysis.Periods.Step, analysis.Periods.Count)} are {NumberText.Count((long)analysis.Geos.Count * analysis.Periods.Count)} outcomes: {rest}";
    }

    /// <summary>How geos share what is learned, in one sentence.</summary>
    /// <param name="analysis">Analysis of a panel.</param>
    public static string Pooling(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var pooled = Pooled(analysis);
        return pooled.Count == 0
            ? "No channel is partially pooled: its effect is the same in all geos, per head, or each geo has one of its own"
            : "Effects are partially pooled: every geo has its own, which is drawn towards what all geos have in common, the more so the less its own data say";
    }

    /// <summary>Which geos speak for themselves; null where nothing is partially pooled.</summary>
    /// <param name="analysis">Analysis of a panel.</param>
    public static string? Information(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        const int mostNames = 5;
        var pooled = Pooled(analysis);
        if (pooled.Count == 0)
            return null;
        var informed = pooled.Where(static g => g.Share >= Informed).OrderByDescending(static g => g.Share).ToArray();
        if (informed.Length == 0)
            return "No geo speaks for itself: what is known of media there is mostly what all geos have in common";
        var names = string.Join(", ", informed.Take(mostNames).Select(static g => Sentences.Name(g.Geo)));
        var more = informed.Length > mostNames ? $" and {NumberText.Count(informed.Length - mostNames)} more" : "";
        var (speak, their, differ) = informed.Length == 1 ? ("speaks for itself", "its", "it differs") : ("speak for themselves", "their", "they differ");
        return $"{NumberText.Count(informed.Length)} of {NumberText.Count(pooled.Count)} geos {speak} about at least one channel, {their} own data saying at least half of how {differ}: {names}{more}; the others mostly follow what all have in common";
    }

    /// <summary>How well held-out outcomes were predicted.</summary>
    /// <param name="holdout">Scores.</param>
    public static string Holdout(HoldoutScore holdout)
    {
        ArgumentNullException.ThrowIfNull(holdout);
        return $"of {NumberText.Count(holdout.Cells)} outcomes that the fit has not seen, {NumberText.Percent(holdout.Coverage50)} fall inside the 50 % band, "
            + $"{NumberText.Percent(holdout.Coverage80)} inside the 80 % band and {NumberText.Percent(holdout.Coverage90)} inside the 90 % band; "
            + $"a typical one is missed by {NumberText.Percent(holdout.Mape)} (all together by {NumberText.Percent(holdout.Wmape)}; CRPS {NumberText.Compact(holdout.Crps)})";
    }

    /// <summary>The largest geos by actual outcome, then the rest of the worst fitted.</summary>
    /// <param name="geos">Geos of a panel.</param>
    /// <param name="largest">How many of the largest.</param>
    /// <param name="worst">How many of the worst fitted besides.</param>
    public static IReadOnlyList<(GeoResult Geo, bool IsWorst)> Notable(IReadOnlyList<GeoResult> geos, int largest, int worst)
    {
        ArgumentNullException.ThrowIfNull(geos);
        var ranked = Largest(geos);
        return
        [
            .. ranked.Take(largest).Select(static g => (g, false)),
            .. ranked.Skip(largest).OrderByDescending(static g => g.Fitted.Mape).Take(worst).Select(static g => (g, true)),
        ];
    }

    /// <summary>Geos by actual outcome, the largest first.</summary>
    internal static GeoResult[] Largest(IReadOnlyList<GeoResult> geos) => [.. geos.OrderByDescending(static g => Math.Abs(g.ActualTotal))];

    /// <summary>The most that a geo says of its own about a channel.</summary>
    internal static double? Share(GeoResult geo) => geo.Channels.Where(static c => c.OwnInformation is not null).Select(static c => c.OwnInformation).DefaultIfEmpty(null).Max();

    static List<(string Geo, double Share)> Pooled(FitAnalysis analysis) =>
        [.. analysis.Geos.Where(static g => Share(g) is not null).Select(static g => (g.Geo, Share(g)!.Value))];

    static string[] Part(int count, string what) => count == 0 ? [] : [$"{NumberText.Count(count)} are {what}"];
}
