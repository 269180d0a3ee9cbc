using static System.FormattableString;

namespace MediaMix;

/// <summary>
/// A prior on what a treatment brings, as a share of the outcome, as one on its coefficient. The contribution is linear in the coefficient,
/// share = coefficient · scale · Σ size·(x − baseline)/sd / Y over the rows of the window, so that the one is the other times a constant:
/// exact, and a normal prior stays one that can be integrated out. Y is the outcome over the window, as for channels.
/// </summary>
static class TreatmentShare
{
    /// <summary>Rows that cancel each other to less than this part of their size leave no share to speak of.</summary>
    const double LeastSum = 0.01;

    /// <summary>The prior of the coefficient that gives the share its prior.</summary>
    /// <param name="control">A treatment with a contribution prior that passed <see cref="Check"/>.</param>
    /// <param name="panel">The data.</param>
    /// <param name="constants">Every number taken from them.</param>
    public static Prior Coefficient(ControlSpec control, Panel panel, ModelConstants constants) =>
        PriorScaling.Times(control.Contribution!, 1 / Unit(control, panel, constants).Share)! with { Origin = control.Contribution!.Origin };

    /// <summary>What must hold of the specification alone.</summary>
    public static void CheckForm(ControlSpec control, ModelSpec spec, FaultList faults)
    {
        if (control.IsCategorical)
            faults.Error($"The categorical control {control.Column} has a prior of its contribution.", "State the prior of its contrasts: only a column of numbers adds up to one share.");
        else if (control.Baseline is null)
            faults.Error($"The control {control.Column} has a prior of its contribution but no baseline to count it against.", "Write its baseline: min, max, or a number in the units of the column.");
        else if (spec.Likelihood is LogNormalErrors)
            faults.Error($"The control {control.Column} has a prior of its contribution; under log-normal errors it has no closed form.", "State a prior for its coefficient, which is on the log scale there: 0.1 is about 10 % of the outcome.");
    }

    /// <summary>What must hold of it and the data.</summary>
    public static void Check(ControlSpec control, Panel panel, ModelConstants constants, FaultList faults)
    {
        if (constants.Outcome is { Observed: > 0, Total: <= 0 })
        {
            faults.Error($"The contribution of the control {control.Column} is a share of the outcome, but the outcome does not add up to a positive total.", "State a prior for its coefficient.");
            return;
        }
        var (share, size) = Unit(control, panel, constants);
        if (!(Math.Abs(share) > LeastSum * size))
            faults.Error($"The control {control.Column} is as often above its baseline as below, so that its contribution adds up to nothing whatever its effect.", "Write baseline: min or max, or a prior of its coefficient.");
        else if (PriorScaling.Times(control.Contribution!, 1 / share) is null)
            faults.Error(
                Invariant($"The contribution of the control {control.Column} has the prior {control.Contribution}, which its coefficient cannot have{(share < 0 ? ": the column lies below its baseline, so that the coefficient has the other sign" : "")}."),
                share < 0 ? "Write one of normal, student_t, laplace, uniform or truncated_normal." : "Write a normal, truncated_normal, half_normal or lognormal one.");
    }

    /// <summary>Share of the outcome that a coefficient of 1 contributes, and what it would be if every row counted positive.</summary>
    static (double Share, double Size) Unit(ControlSpec control, Panel panel, ModelConstants constants)
    {
        var facts = constants.Controls.First(c => (c.Column, c.Lag) == (control.Column, control.Lag));
        var values = ConstantsReader.Window(panel, control, constants.Sizes);
        var (sum, size) = (0.0, 0.0);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!panel.IsPresent(cell))
                continue;
            var effect = constants.Size(cell / panel.Periods) * (values[cell] - facts.Baseline!.Value) / facts.Scale;
            (sum, size) = (sum + effect, size + Math.Abs(effect));
        }
        var unit = constants.OutcomeScale / constants.Outcome.Total;
        return (sum * unit, size * unit);
    }
}
