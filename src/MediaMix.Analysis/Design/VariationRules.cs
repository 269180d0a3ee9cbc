using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>What hardly varies over time, over geos, or beyond what geos and periods already say.</summary>
static class VariationRules
{
    /// <summary>Least standard deviation, as a part of the size (root mean square) of the column.</summary>
    public const double LeastSpread = 1e-4;

    /// <summary>Adjusted R² on indicators of geos, or of periods, above which little is left.</summary>
    public const double MostExplained = 0.95;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        foreach (var variable in data.Variables)
        {
            var spread = Spread.Of(data, variable.Values);
            // All zero is an error of the data, found when they are read.
            if (spread.Size > 0)
            {
                foreach (var finding in data.IsPanel ? Panel(data, variable, spread) : National(variable, spread))
                    yield return finding;
            }
        }
    }

    static IEnumerable<DesignFinding> National(DesignVariable variable, Spread spread)
    {
        var share = Math.Sqrt(spread.Total / spread.Counts[0]) / spread.Size;
        if (share is > 0 and < LeastSpread)
            yield return new DesignFinding(
                DesignSeverity.Attention, "constant-over-time",
                Invariant($"{variable.Name} hardly varies: its standard deviation is {share:0.0e+0} of its size (limit {LeastSpread})."),
                "The data say next to nothing about its effect; the result will be its prior.");
    }

    static IEnumerable<DesignFinding> Panel(DesignData data, DesignVariable variable, Spread spread)
    {
        int[] unused = [.. Enumerable.Range(0, data.Geos).Where(g => spread.Counts[g] > 0 && spread.IsUnused[g])];
        if (variable.IsMedia && unused.Length > 0)
            yield return new DesignFinding(
                DesignSeverity.Info, "unused-in-geos", $"{variable.Name} was never used in {Listing.Geos(data, unused)}.",
                "Nothing to do; what it would do there is taken from the other geos.");
        int[] still = [.. Enumerable.Range(0, data.Geos).Where(g => spread.Counts[g] > 1 && !spread.IsUnused[g] && IsStill(spread.OverTime[g], spread.Counts[g], spread.Size))];
        var seen = data.Geos - unused.Length;
        if (IsStill(spread.OverGeos, data.Cells.Length, spread.Size))
            yield return OverGeos(data, variable);
        else if (still.Length > 0 && still.Length == seen)
            yield return new DesignFinding(
                DesignSeverity.Attention, "constant-over-time", Invariant($"{variable.Name} differs from geo to geo but hardly changes over time (standard deviation below {LeastSpread} of its size)."),
                "Its effect cannot be told from the level of the geos: drop it.");
        else if (still.Length > 0)
            yield return new DesignFinding(
                DesignSeverity.Attention, "constant-over-time", Invariant($"{variable.Name} hardly changes over time in {Listing.Geos(data, still)} (standard deviation below {LeastSpread} of its size)."),
                "These geos say nothing about its effect.");
        else
        {
            foreach (var finding in Explained(data, variable, spread))
                yield return finding;
        }
    }

    static DesignFinding OverGeos(DesignData data, DesignVariable variable)
    {
        const string code = "constant-over-geos";
        var what = variable.IsMedia && data.Panel.Population is not null ? "is the same per inhabitant in every geo" : "is the same in every geo";
        if (HasAKnotPerPeriod(data))
            return new DesignFinding(
                DesignSeverity.Error, code, $"{variable.Name} {what}, and the trend has a knot in every period: the two cannot be told apart.",
                "Give the trend fewer knots, or drop the column.");
        // An event of the whole country is the same everywhere by its nature.
        if (!variable.IsMedia && Array.TrueForAll(variable.Raw, static x => x is 0 or 1))
            return new DesignFinding(
                DesignSeverity.Info, code, $"{variable.Name} marks the same periods in every geo: geos add nothing to what a national model would know of it.",
                "Nothing to do if it happened everywhere.");
        return new DesignFinding(
            DesignSeverity.Attention, code, $"{variable.Name} {what}, at all times: geos add nothing to what a national model would know of it.",
            "Use data by geo if there are any; else expect a wide interval.");
    }

    static IEnumerable<DesignFinding> Explained(DesignData data, DesignVariable variable, Spread spread)
    {
        var byPeriod = Adjusted(spread.OverGeos, spread.Total, data.Cells.Length, data.Periods);
        var byGeo = Adjusted(spread.OverTime.Sum(), spread.Total, data.Cells.Length, data.Geos);
        if (byPeriod > MostExplained)
            yield return new DesignFinding(
                DesignSeverity.Info, "same-over-geos", Invariant($"{variable.Name} goes up and down nearly alike in all geos: the period alone explains {100 * byPeriod:0} % of it."),
                "Geos add little to what a national model would know of it; many knots in the trend can take its effect.");
        if (byGeo > MostExplained)
            yield return new DesignFinding(
                DesignSeverity.Info, "same-over-time", Invariant($"{variable.Name} differs mostly from geo to geo: the geo alone explains {100 * byGeo:0} % of it."),
                "Little is left that the level of the geos cannot explain as well.");
    }

    static double Adjusted(double rest, double total, int cells, int groups) =>
        cells > groups && total > 0 ? 1 - rest / (cells - groups) / (total / (cells - 1)) : double.NaN;

    static bool IsStill(double squares, int count, double size) => Math.Sqrt(squares / count) < LeastSpread * size;

    static bool HasAKnotPerPeriod(DesignData data) => data.Spec.Baseline.Trend is KnotTrend knots
        && (knots.Choice == KnotChoice.EveryPeriod || (knots.At?.Count ?? knots.Count) == data.Periods);
}
