using static System.FormattableString;

namespace MediaMix;

/// <summary>What must hold of the levels that treatments are counted against.</summary>
static class TreatmentChecks
{
    public static void Run(ControlSpec control, ControlBaseline baseline, Panel panel, FaultList faults)
    {
        if (control.IsCategorical && (baseline.Kind != ControlBaselineKind.Level || baseline.Level is null))
            faults.Error($"The baseline of the categorical control {control.Column} is no level.", "Write one of its levels.");
        else if (!control.IsCategorical && baseline.Kind == ControlBaselineKind.Level)
            faults.Error($"The baseline of the control {control.Column} is the level {baseline.Level}, but the column holds numbers.", "Write min, max, mean or a number.");
        else if (baseline.Kind == ControlBaselineKind.Number && !double.IsFinite(baseline.Number))
            faults.Error(Invariant($"The baseline of the control {control.Column} is {baseline.Number}."), "It must be a finite number.");
        else if (control.IsCategorical && panel.Categorical.TryGetValue(control.Column, out var series) && !series.Levels.Contains(baseline.Level, StringComparer.Ordinal))
            faults.Error(
                $"The control {control.Column} has no level {baseline.Level}, which is its baseline.",
                DidYouMean.Suggest(baseline.Level!, series.Levels) is { } near ? $"Did you mean {near}?" : $"Its levels are {string.Join(", ", series.Levels.Take(20))}.");
    }
}
