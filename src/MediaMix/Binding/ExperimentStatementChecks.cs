using static System.FormattableString;

namespace MediaMix;

/// <summary>What must hold for the numbers of an experiment, whatever the data are.</summary>
static class ExperimentStatementChecks
{
    public static void Run(ExperimentSpec experiment, FaultList at)
    {
        var (name, statement) = (experiment.Name, experiment.Statement);
        if (!double.IsFinite(statement.Value))
            at.Error(Invariant($"The experiment {name} states a {statement.Quantity} of {statement.Value}."), "Write a finite number.");
        if (!(statement.StandardError > 0) || !double.IsFinite(statement.StandardError))
            at.Error(Invariant($"The experiment {name} has a standard error of {statement.StandardError}."), "Write the standard error of the result, above 0; of a 90 % interval it is its width / 3.29.");
        if (experiment.DegreesOfFreedom is { } df && !(df > 0 && double.IsFinite(df)))
            at.Error(Invariant($"The experiment {name} has {df} degrees of freedom."), "Write a number above 0, such as student_t(4).");
        if (statement is CostStatement { Cost: <= 0 })
            at.Error($"The experiment {name} states a cost per outcome that is not positive.", "State a lift: it may be zero or negative.");
        if (experiment.Counterfactual is SpendMultiple { Factor: var factor } && !(factor >= 0 && double.IsFinite(factor)))
            at.Error(Invariant($"The counterfactual of the experiment {name} multiplies media by {factor}."), "Write 0 or more.");
        if (experiment.Counterfactual is SpendTotal { Spend: var spend } && !(spend >= 0 && double.IsFinite(spend)))
            at.Error(Invariant($"The counterfactual of the experiment {name} spends {spend}."), "Write 0 or more.");
        if (experiment.Counterfactual is SpendChange { Change: var change } && !double.IsFinite(change))
            at.Error(Invariant($"The experiment {name} changed the spend by {change}."), "Write a finite number.");
        if (statement is SaturationLift lift)
            Saturation(experiment, lift, at);
    }

    static void Saturation(ExperimentSpec experiment, SaturationLift lift, FaultList at)
    {
        var name = experiment.Name;
        if (!(lift.Exposure >= 0) || !(lift.Exposure + lift.Change >= 0) || lift.Change == 0 || !double.IsFinite(lift.Exposure + lift.Change))
            at.Error(Invariant($"The experiment {name} changes media from x = {lift.Exposure} by delta_x = {lift.Change}."), "Media cannot be negative, and delta_x cannot be 0.");
        if (lift.Lift == 0 || lift.Lift > 0 != lift.Change > 0)
            at.Error(Invariant($"The experiment {name} has delta_y = {lift.Lift} at delta_x = {lift.Change}: a gamma distribution knows no null result and none against the sign of the change."), "State lift and se of a window: that form takes every result.");
        if (experiment.DegreesOfFreedom is not null)
            at.Error($"The experiment {name} (form: pymc_saturation) has a gamma likelihood.", "Leave the distribution out.");
    }
}
