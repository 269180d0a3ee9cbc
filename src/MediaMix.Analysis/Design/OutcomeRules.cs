using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>Outcomes that stand out, and geos whose outcome says nothing.</summary>
static class OutcomeRules
{
    /// <summary>Interquartile ranges between the median and an outcome that can decide a fit alone.</summary>
    public const double FarRanges = 5;

    /// <summary>How much further from the median it is than the next on its side: what comes every year is not alone.</summary>
    public const double LeastLead = 2;

    const int FewestCells = 8;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        var (outliers, still, spikes) = (new List<(int Cell, double Distance)>(), new List<int>(), new List<(int Cell, double Usual)>());
        for (var g = 0; g < data.Geos; g++)
        {
            int[] known = [.. data.CellsOf[g].Where(cell => !double.IsNaN(data.Panel.FittedOutcome[cell]))];
            if (known.Length < FewestCells)
                continue;
            var fences = Fences.Of(known.Select(cell => data.Panel.FittedOutcome[cell]));
            if (IsStill(known, data))
            {
                still.Add(g);
                continue;
            }
            spikes.AddRange(Spikes(data, known, fences).Select(cell => (cell, fences.Median)));
            outliers.AddRange(known.Where(cell => fences.Exclude(data.Panel.FittedOutcome[cell])).Select(cell => (cell, Math.Abs(data.Panel.FittedOutcome[cell] - fences.Median) / data.Sizes[cell / data.Periods])));
        }
        // In a national model a constant outcome is an error of the data, found when they are read.
        if (still.Count > 0 && data.IsPanel)
            yield return new DesignFinding(
                DesignSeverity.Error, "constant-outcome", Invariant($"{data.Spec.Outcome} hardly changes in {Listing.Geos(data, still)} (standard deviation below {VariationRules.LeastSpread} of its size): there is nothing to explain."),
                "Check the data of these geos, or leave them out.");
        if (spikes.Count > 0)
            yield return new DesignFinding(
                DesignSeverity.Attention, "outcome-spike",
                Invariant($"{data.Spec.Outcome} is far from everything else on {Listing.Of([.. spikes.Select(s => Invariant($"{data.Label(s.Cell)} ({NumberText.Amount(data.Panel.FittedOutcome[s.Cell])}, usual is {NumberText.Amount(s.Usual)})"))])}: one such {(data.IsPanel ? "cell" : "period")} can decide a whole fit."),
                "If it is a mistake, correct it, leave the cell empty or exclude the period; if something happened then, name it as an event.");
        if (outliers.Count > 0)
            yield return new DesignFinding(
                DesignSeverity.Info, "outcome-outliers",
                Invariant($"{data.Spec.Outcome} stands out in {outliers.Count} {(data.IsPanel ? "cell" : "period")}{(outliers.Count == 1 ? "" : "s")}, most of all on {Listing.Of([.. outliers.OrderByDescending(static o => o.Distance).Take(3).Select(o => data.Label(o.Cell))])} (more than 1.5 interquartile ranges beyond the quartiles{(data.IsPanel ? " of the geo" : "")})."),
                "If something happened then, name it as an event or holiday, exclude it, or use Student-t errors.");
    }

    /// <summary>The largest and the smallest outcome of a geo, where they stand alone and no event explains them.</summary>
    static IEnumerable<int> Spikes(DesignData data, int[] known, Fences fences)
    {
        int[] sorted = [.. known.OrderBy(cell => data.Panel.FittedOutcome[cell])];
        foreach (var (cell, next) in new[] { (sorted[0], sorted[1]), (sorted[^1], sorted[^2]) })
        {
            var (distance, other) = (Distance(cell), Distance(next));
            if (distance > FarRanges * fences.Range && distance > LeastLead * other && !IsNamed(data, cell % data.Periods))
                yield return cell;
        }

        double Distance(int cell) => Math.Abs(data.Panel.FittedOutcome[cell] - fences.Median);
    }

    /// <summary>True where an event of the model begins by the period and has not ended before it.</summary>
    static bool IsNamed(DesignData data, int period) => data.Spec.Baseline.Events.Any(e =>
        data.Panel.Window.TryLocate(e.Start, out var first) && first <= period
        && (e.End is { } end ? data.Panel.Window.TryLocate(end, out var last) && period <= last : e.Shape == EventShape.Step || period == first));

    static bool IsStill(int[] cells, DesignData data)
    {
        var mean = cells.Average(cell => data.Panel.FittedOutcome[cell]);
        var squares = cells.Sum(cell => Math.Pow(data.Panel.FittedOutcome[cell] - mean, 2));
        var size = Math.Sqrt(cells.Sum(cell => Math.Pow(data.Panel.FittedOutcome[cell], 2)));
        return Math.Sqrt(squares) <= VariationRules.LeastSpread * size;
    }
}
