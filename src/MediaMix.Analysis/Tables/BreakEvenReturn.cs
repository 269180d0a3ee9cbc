namespace MediaMix.Analysis;

/// <summary>
/// The return at which spend pays for itself: 1 where returns are money and no margin is known, else what a unit is worth over what it earns. Where either changes from row to
/// row, both are those of what all paid media brought, row by row.
/// </summary>
public static class BreakEvenReturn
{
    const int MostDraws = 50;

    /// <summary>The same analysis, that knows what a unit of the outcome earns.</summary>
    /// <param name="analysis">What the fit says.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="margin">Money earned per unit of the outcome, a number or a column of the panel; null = not known, so that nothing changes.</param>
    public static FitAnalysis Apply(FitAnalysis analysis, FittedModel fit, UnitValue? margin)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(fit);
        return margin is null ? analysis : analysis with { BreakEven = Of(fit, margin), HasMargin = true };
    }

    /// <summary>The return; null where it is not known: returns in units without a margin.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="margin">Money earned per unit of the outcome; null = not known.</param>
    internal static double? Of(FittedModel fit, UnitValue? margin)
    {
        var model = fit.Model;
        if (margin is null)
            return model.HasUnitValue || model.Panel.OutcomeKind == OutcomeKind.Revenue ? 1 : null;
        var horizon = PlanHorizon.Inside(model, 0, model.Panel.Periods, margin);
        if (!horizon.HasOwnWorth(Yardstick.Value) && !horizon.HasOwnWorth(Yardstick.Margin))
            return horizon.MeanWorth(Yardstick.Value) / horizon.MeanWorth(Yardstick.Margin);
        var (paid, stride) = (model.PaidChannels(), Math.Max(1, (fit.Draws.Count + MostDraws - 1) / MostDraws));
        if (paid.Length == 0)
            return null;
        double[] spend = [.. paid.SelectMany(horizon.PastSpend)];
        var chains = DrawPass.Run(fit, _ => new Visitor(horizon, paid, spend), stride);
        var (worth, earned) = (chains.Sum(static c => c.Worth), chains.Sum(static c => c.Earned));
        return worth > 0 && earned > 0 ? worth / earned : null;
    }

    sealed class Visitor(PlanHorizon horizon, int[] paid, double[] spend) : IDrawVisitor
    {
        readonly PlanSimulator _plan = new(horizon);

        public double Worth { get; private set; }

        public double Earned { get; private set; }

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            var response = simulator.Respond(horizon);
            Worth += _plan.JointEffect(response, paid, spend, [], Yardstick.Value);
            Earned += _plan.JointEffect(response, paid, spend, [], Yardstick.Margin);
        }
    }
}
