using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Which single outcomes the fit leans on, by the Pareto k̂ of leaving them out (PSIS-LOO), and what they are called.</summary>
static class InfluentialOutcomes
{
    /// <summary>From here on importance weights have no mean, and no number of draws helps.</summary>
    const double NoMean = 1;

    /// <summary>More of the outcomes than this call for attention, however small each.</summary>
    const double ManyShare = 0.05;

    /// <summary>The outcomes whose k̂ is not below the threshold, largest first.</summary>
    public static IReadOnlyList<InfluentialOutcome> Of(Panel panel, CellResults cells)
    {
        int[] fitted = [.. Enumerable.Range(0, panel.Cells).Where(cell => !double.IsNaN(panel.FittedOutcome[cell]))];
        return
        [
            .. fitted.Zip(cells.Loo.Points)
                .Where(pair => !(pair.Second.Khat <= cells.Loo.KhatThreshold))
                .OrderByDescending(static pair => double.IsNaN(pair.Second.Khat) ? double.PositiveInfinity : pair.Second.Khat)
                .Select(pair => new InfluentialOutcome(pair.First / panel.Periods, pair.First % panel.Periods, panel.FittedOutcome[pair.First], cells.Expected[pair.First], pair.Second.Khat)),
        ];
    }

    /// <summary>The finding that names them, or none.</summary>
    public static IEnumerable<Finding> Findings(IReadOnlyList<InfluentialOutcome> found, LooEstimate loo, BoundModel model)
    {
        if (found.Count == 0)
            yield break;
        var isGrave = !(found[0].ParetoK <= NoMean) || found.Count > ManyShare * loo.Points.Count;
        var named = Listing.Of([.. found.Select(o => Name(o, model.Panel))]);
        yield return new Finding(
            "influential", isGrave ? FindingLevel.Attention : FindingLevel.Note, "outcomes",
            $"Single outcomes sway this fit: {named}. Without {(found.Count == 1 ? "it" : "one of them")} the numbers could be others (Pareto k up to {NumberText.Fixed(found[0].ParetoK, 2)}, notable from {NumberText.Fixed(loo.KhatThreshold, 2)}).",
            $"Say what happened then (baseline.events, or a control), leave out what is a wrong number (data.exclude){(model.Spec.Likelihood is NormalErrors ? ", or let errors have heavy tails (likelihood: student_t)" : "")}.");
    }

    static string Name(InfluentialOutcome outcome, Panel panel) =>
        $"{(panel.Geos.Count > 1 ? $"{panel.Geos[outcome.Geo]} in " : "")}{panel.Window.Label(outcome.Period)} ({NumberText.Amount(outcome.Actual)}, expected {NumberText.Amount(outcome.Expected)})";
}
