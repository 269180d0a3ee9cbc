using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How a plan divides money between geos, in words for narrow tables. Pure and thread-safe.</summary>
public static class GeoSplitText
{
    /// <summary>Changes of a channel below this share of the geo's money are not worth naming.</summary>
    const double Small = 0.005;

    /// <summary>The largest moves of a geo: <c>tv +120,000, search −35,000</c>; <c>–</c> where nothing moves.</summary>
    /// <param name="geo">What the geo gets.</param>
    /// <param name="most">Most channels that are named.</param>
    public static string Moves(GeoAllocation geo, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(geo);
        var least = Small * Math.Max(geo.SpendBefore, geo.SpendAfter);
        string[] moves = [.. geo.Channels.Where(c => Math.Abs(c.After - c.Before) > least).OrderByDescending(static c => Math.Abs(c.After - c.Before))
            .Take(most).Select(static c => $"{Sentences.Name(c.Channel)} {(c.After > c.Before ? "+" : "")}{NumberText.Compact(c.After - c.Before)}")];
        return moves.Length == 0 ? NumberText.None : string.Join(", ", moves);
    }

    /// <summary>The geos in which most money moves, in the order of the panel; all of them where they are few.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="most">Most geos that are shown.</param>
    public static IReadOnlyList<GeoAllocation> Largest(BudgetPlan plan, int most)
    {
        var geos = GeoAllocation.Of(plan);
        if (geos.Count <= most)
            return geos;
        var shown = geos.OrderByDescending(static g => g.Channels.Sum(static c => Math.Abs(c.After - c.Before))).Take(most).ToHashSet();
        return [.. geos.Where(shown.Contains)];
    }
}
