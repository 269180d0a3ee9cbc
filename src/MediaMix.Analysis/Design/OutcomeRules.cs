using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>Outcomes that stand out, and geos whose outcome says nothing.</summary>
static class OutcomeRules
{
    const int FewestCells = 8;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        var (outliers, still) = (new List<(int Cell, double Distance)>(), new List<int>());
        for (var g = 0; g < data.Geos; g++)
        {
            int[] known = [.. data.CellsOf[g].Where(cell => !double.IsNaN(data.Panel.FittedOutcome[cell]))];
            if (known.Length < FewestCells)
                continue;
            var fences = Fences.Of(known.Select(cell => data.Panel.FittedOutcome[cell]));
            if (IsStill(known, data))
                still.Add(g);
            else
                outliers.AddRange(known.Where(cell => fences.Exclude(data.Panel.FittedOutcome[cell])).Select(cell => (cell, Math.Abs(data.Panel.FittedOutcome[cell] - fences.Median) / data.Sizes[cell / data.Periods])));
        }
        // In a national model a constant outcome is an error of the data, found when they are read.
        if (still.Count > 0 && data.IsPanel)
            yield return new DesignFinding(
                DesignSeverity.Error, "constant-outcome", Invariant($"{data.Spec.Outcome} hardly changes in {Listing.Geos(data, still)} (standard deviation below {VariationRules.LeastSpread} of its size): there is nothing to explain."),
                "Check the data of these geos, or leave them out.");
        if (outliers.Count > 0)
            yield return new DesignFinding(
                DesignSeverity.Info, "outcome-outliers",
                Invariant($"{data.Spec.Outcome} stands out in {outliers.Count} {(data.IsPanel ? "cell" : "period")}{(outliers.Count == 1 ? "" : "s")}, most of all on {Listing.Of([.. outliers.OrderByDescending(static o => o.Distance).Take(3).Select(o => data.Label(o.Cell))])} (more than 1.5 interquartile ranges beyond the quartiles{(data.IsPanel ? " of the geo" : "")})."),
                "If something happened then, name it as an event or holiday, exclude it, or use Student-t errors.");
    }

    static bool IsStill(int[] cells, DesignData data)
    {
        var mean = cells.Average(cell => data.Panel.FittedOutcome[cell]);
        var squares = cells.Sum(cell => Math.Pow(data.Panel.FittedOutcome[cell] - mean, 2));
        var size = Math.Sqrt(cells.Sum(cell => Math.Pow(data.Panel.FittedOutcome[cell], 2)));
        return Math.Sqrt(squares) <= VariationRules.LeastSpread * size;
    }
}
