using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>One experiment: what it found, and what the model says by its priors, without the experiment and with it.</summary>
internal static class ExperimentChart
{
    /// <summary>The chart.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="money">What returns are counted in.</param>
    public static JsonObject Create(ExperimentResult experiment, string outcome, string money) => IntervalChart.Create(
        [
            new IntervalRow("Priors alone", experiment.Prior, null, IsAssumed: true, IsTotal: false) { Basis = "priors only" },
            new IntervalRow("Without it", experiment.Without, null, IsAssumed: false, IsTotal: false) { Basis = "data and other experiments" },
            new IntervalRow("The experiment", ExperimentText.Stated(experiment), null, IsAssumed: false, IsTotal: true) { Basis = "its standard error" },
            new IntervalRow("With it", experiment.With, null, IsAssumed: false, IsTotal: false) { Basis = "everything" },
        ],
        Title(experiment, outcome, money),
        experiment.Stated);

    static string Title(ExperimentResult experiment, string outcome, string money) => experiment.Quantity switch
    {
        "roi" => $"{money} per unit spent",
        "cost_per_outcome" => $"spend per unit of {outcome}",
        "pymc_saturation" => $"{outcome} per period",
        _ => outcome,
    };
}
