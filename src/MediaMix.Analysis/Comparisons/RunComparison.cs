using System.Globalization;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Models of the same outcomes side by side: which predicts best, by how much, and what mixture of them would. Pure data.</summary>
public sealed record RunComparison
{
    /// <value>Name of the outcome column.</value>
    public required string OutcomeName { get; init; }

    /// <value>The runs, the best predicting one first; equal ones in the order given.</value>
    public required IReadOnlyList<RunRank> Ranks { get; init; }

    /// <value>Names of all paid channels of all runs, in order of appearance.</value>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <value>What a reader should know before believing the numbers, as sentences.</value>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Compares runs.</summary>
    /// <param name="runs">At least two, with names of their own.</param>
    /// <exception cref="InvalidInputException">They do not fit the same outcomes of the same periods, or names are given twice.</exception>
    public static RunComparison Of(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Check(runs);
        var weights = StackingWeights.Of([.. runs.Select(static run => run.Loo.Points.Select(static p => p.Elpd).ToArray())]);
        var ranked = runs.Zip(weights).OrderByDescending(static pair => pair.First.Loo.Elpd).ToArray();
        var best = ranked[0].First;
        return new RunComparison
        {
            OutcomeName = best.Model.Spec.Outcome,
            Ranks = [.. ranked.Select(pair => new RunRank(pair.First, ModelComparison.Between(best.Loo, pair.First.Loo), pair.Second))],
            Channels = [.. runs.SelectMany(static run => run.Roi.Keys).Distinct(StringComparer.Ordinal)],
            Warnings = [.. Cautions(runs)],
        };
    }

    static IEnumerable<string> Cautions(IReadOnlyList<ComparedRun> runs)
    {
        foreach (var run in runs.Where(static run => run.Loo.UnreliablePoints > 0))
            yield return string.Create(CultureInfo.InvariantCulture, $"{run.Name}: leaving out {run.Loo.UnreliablePoints} of {run.Loo.Points.Count} observations changes the fit too much to be told without refitting (Pareto k up to {run.MaxParetoK:0.00}, trusted to {run.Loo.KhatThreshold:0.00}); its score may be too good. Compare by --backtest.");
        foreach (var run in runs.Where(static run => !run.Health.IsSound))
            yield return string.Create(CultureInfo.InvariantCulture, $"{run.Name}: its chains do not agree (R-hat up to {run.Health.MaxRhat:0.00}); sample longer.");
    }

    static void Check(IReadOnlyList<ComparedRun> runs)
    {
        var faults = new FaultList();
        if (runs.Count < 2)
            faults.Error("There is nothing to compare.", "Name two runs or more.");
        foreach (var name in runs.GroupBy(static run => run.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.Error($"The run {name.Key} is given twice.");
        foreach (var run in runs.Skip(1))
            SameData(runs[0], run, faults);
        foreach (var run in runs.Where(static run => run.Loo.Points.Any(static p => !double.IsFinite(p.Elpd))))
            faults.Error($"The run {run.Name} gives an observation no density, so that it cannot be scored.", "Sample longer, or let errors have heavy tails (likelihood: student_t).");
        faults.ThrowIfErrors();
    }

    static void SameData(ComparedRun first, ComparedRun other, FaultList faults)
    {
        const string remedy = "Only models of the same outcomes in the same periods can be compared: fit them to the same rows.";
        if (first.Model.Spec.Outcome != other.Model.Spec.Outcome)
        {
            faults.Error($"{first.Name} explains {first.Model.Spec.Outcome} and {other.Name} explains {other.Model.Spec.Outcome}.", remedy);
            return;
        }
        var (a, b) = (Cells(first.Model.Panel), Cells(other.Model.Panel));
        if (a.Length != b.Length)
        {
            faults.Error(string.Create(CultureInfo.InvariantCulture, $"{first.Name} is fitted to {a.Length} outcomes and {other.Name} to {b.Length}."), remedy);
            return;
        }
        var at = Enumerable.Range(0, a.Length).FirstOrDefault(i => a[i] != b[i], -1);
        if (at >= 0)
            faults.Error($"{first.Name} and {other.Name} are fitted to different outcomes, first {a[at].Text} and {b[at].Text}.", remedy);
    }

    static (string Geo, string Period, double Outcome, string Text)[] Cells(Panel panel) =>
    [
        .. Enumerable.Range(0, panel.Cells).Where(cell => !double.IsNaN(panel.FittedOutcome[cell])).Select(cell =>
        {
            var (geo, period) = (panel.Geos.Count == 1 ? "" : panel.Geos[cell / panel.Periods], panel.Window.Label(cell % panel.Periods));
            var outcome = panel.FittedOutcome[cell];
            return (geo, period, outcome, string.Create(CultureInfo.InvariantCulture, $"{outcome} in {period}{(geo.Length == 0 ? "" : " in " + geo)}"));
        }),
    ];
}

/// <summary>A run in its place.</summary>
/// <param name="Run">The run.</param>
/// <param name="Difference">Its elpd less that of the best run, paired; zero for the best itself.</param>
/// <param name="Weight">Its weight in the mixture that predicts best, in [0, 1].</param>
public sealed record RunRank(ComparedRun Run, ModelComparison Difference, double Weight);
