using System.Globalization;

namespace MediaMix;

/// <summary>What is odd about an experiment without being wrong: a sign or a size that is usually a slip.</summary>
static class ExperimentWarnings
{
    public static IReadOnlyList<Fault> Of(ModelSpec complete, Panel panel)
    {
        var faults = new FaultList();
        foreach (var experiment in complete.Experiments)
        {
            if (ExperimentPlan.Of(experiment, complete, panel) is not { } plan)
                continue;
            var at = faults.About($"experiments.{experiment.Name}");
            Sign(experiment, plan, at);
            if (experiment.Statement is LiftStatement { Lift: var lift })
                Size(experiment, plan, lift, panel, at);
        }
        return faults.Faults;
    }

    static void Sign(ExperimentSpec experiment, ExperimentPlan plan, FaultList at)
    {
        var isMore = plan.IsDark ? false : plan.Factor < 1;
        var value = experiment.Statement.Value;
        var isOdd = experiment.Statement is LiftStatement ? value != 0 && value > 0 != isMore : value < 0;
        // A null result of either sign is nothing odd.
        if (!isOdd || Math.Abs(value) < 2 * experiment.Statement.StandardError)
            return;
        at.Warn(
            $"The experiment {experiment.Name} says that {(isMore ? "more media brought less" : "less media brought more")} outcome.",
            "A lift is the outcome with the actual plan less that with the counterfactual one: going dark makes it negative. Check sign and counterfactual.");
    }

    static void Size(ExperimentSpec experiment, ExperimentPlan plan, double lift, Panel panel, FaultList at)
    {
        var (first, count) = plan.Rows.GetOffsetAndLength(panel.Periods);
        var observed = panel.ObservedOutcome();
        var outcome = plan.Geos.Sum(g => observed.AsSpan(g * panel.Periods + first, count).ToArray().Where(double.IsFinite).Sum());
        if (outcome > 0 && Math.Abs(lift) > outcome)
        {
            at.Warn(
                string.Create(CultureInfo.InvariantCulture, $"The experiment {experiment.Name} has a lift of {lift:#,0.####}, more than all of the outcome in its window, {outcome:#,0.####}."),
                "State lift and standard error in the units of the outcome column, summed over window and geos.");
        }
    }
}
