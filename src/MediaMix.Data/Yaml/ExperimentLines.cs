using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Writes the lists <c>experiments</c> and <c>experiment_covariance</c>.</summary>
static class ExperimentLines
{
    public static void Write(YamlLines lines, ModelSpec model)
    {
        if (model.Experiments.Count > 0)
        {
            lines.Group("experiments", "experiments", () =>
            {
                foreach (var experiment in model.Experiments)
                    lines.Item($"experiments.{experiment.Name}", $"{{ {string.Join(", ", Keys(experiment))} }}");
            });
        }
        if (model.ExperimentCovariances.Count > 0)
        {
            lines.Group("experiment_covariance", "experiment_covariance", () =>
            {
                foreach (var group in model.ExperimentCovariances)
                    lines.Item("experiment_covariance", $"{{ experiments: [{Names(group.Experiments)}], covariance: [{string.Join(", ", group.Covariance.Select(static row => $"[{string.Join(", ", row.Select(YamlLines.Number))}]"))}] }}");
            });
        }
    }

    static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(YamlLines.Quoted));

    static IEnumerable<string> Keys(ExperimentSpec experiment)
    {
        yield return $"name: {YamlLines.Quoted(experiment.Name)}";
        yield return $"channels: [{Names(experiment.Channels)}]";
        if (experiment.Window is { } window)
            yield return $"start: {YamlLines.Quoted(window.From)}, end: {YamlLines.Quoted(window.To)}";
        if (experiment.Geos is { } geos)
            yield return $"geos: [{Names(geos)}]";
        if (experiment.Statement is SaturationLift curve)
        {
            yield return Invariant($"form: pymc_saturation, x: {curve.Exposure:R}, delta_x: {curve.Change:R}, delta_y: {curve.Lift:R}, sigma: {curve.Sigma:R}");
            yield break;
        }
        yield return experiment.Counterfactual switch
        {
            SpendMultiple { Factor: 0 } => "counterfactual: zero",
            SpendMultiple multiple => Invariant($"counterfactual: {{ multiplier: {multiple.Factor:R} }}"),
            SpendTotal total => Invariant($"counterfactual: {{ spend: {total.Spend:R} }}"),
            SpendChange change => Invariant($"spend_change: {change.Change:R}"),
            var other => throw new ArgumentException($"A counterfactual {other.GetType().Name} cannot be written."),
        };
        yield return Invariant($"{experiment.Statement.Quantity}: {experiment.Statement.Value:R}, se: {experiment.Statement.StandardError:R}");
        if (!experiment.IncludesCarryover)
            yield return "include_carryover: false";
        if (experiment.DegreesOfFreedom is { } df)
            yield return Invariant($"distribution: \"student_t({df:R})\"");
    }
}
