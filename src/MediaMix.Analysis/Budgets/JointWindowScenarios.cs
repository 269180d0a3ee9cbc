using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Better splits of the money of the fitted window where media multiply the outcome, so that curves of single channels do not tell: the climb from the actual split
/// along exact derivatives, on some of the draws.
/// </summary>
static class JointWindowScenarios
{
    const int MostDraws = 200, MostSteps = 100;

    /// <summary>One scenario per largest change.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="paid">Channels that are split between.</param>
    /// <param name="changes">Largest relative changes of a channel's spend.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public static IReadOnlyList<BudgetScenario> Of(FittedModel fit, int[] paid, double[] changes, Execution run)
    {
        var horizon = PlanHorizon.Inside(fit.Model, 0, fit.Model.Panel.Periods);
        var stride = Math.Max(1, (fit.Draws.Count + MostDraws - 1) / MostDraws);
        var draws = new PlanResponse[DrawPass.Kept(fit, stride)];
        DrawPass.Run(fit, _ => new Visitor(draws, stride, horizon), stride, run);
        double[][] actual = [.. paid.Select(horizon.PastSpend)];
        var map = DecisionMap.Of(horizon, paid, actual, PlanDetail.Channel, Flighting.AsBefore);
        return [.. changes.Select(change => Scenario(fit.Model, map, draws, map.Collect(actual), change, run))];
    }

    static BudgetScenario Scenario(BoundModel model, DecisionMap map, PlanResponse[] draws, double[] spend, double change, Execution run)
    {
        int[] all = [.. Enumerable.Range(0, spend.Length)];
        var set = new Polytope(
            [.. spend.Select(s => (1 - change) * s)], [.. spend.Select(s => (1 + change) * s)],
            [new LinearRow(all, [.. all.Select(static _ => 1.0)], spend.Sum(), IsEquality: true, -1)]);
        var objective = new ScenarioObjective(new JointScenarios(draws, map, set, Yardstick.Value, run), new MeanUtility(), run: run);
        double Value(ReadOnlySpan<double> x, Span<double> gradient) => objective.Evaluate(x, gradient);
        var after = new Ascent(set).Climb(Value, spend, CurvatureMetric.At(Value, spend, set), MostSteps).Point;
        var effects = new PlanEffects(map, draws, run);
        var (before, then) = (effects.Together(spend), effects.Together(after));
        var (worthBefore, worthAfter) = (effects.Together(spend, Yardstick.Value), effects.Together(after, Yardstick.Value));
        var (own, other) = (effects.ByChannel(spend), effects.ByChannel(after));
        var worthGain = BudgetScenarios.Less(worthAfter, worthBefore);
        return new BudgetScenario
        {
            LargestChange = change,
            Budget = spend.Sum(),
            Channels = [.. all.Select(b => new ChannelAllocation
            {
                Channel = model.Constants.Channels[map.Channels[b]].Name,
                SpendBefore = spend[b],
                SpendAfter = after[b],
                EffectBefore = BandBuilder.Estimate(own[b]),
                EffectAfter = BandBuilder.Estimate(other[b]),
                MarginalBefore = Marginal(effects, b, spend),
                MarginalAfter = after[b] > 0 ? Marginal(effects, b, after) : null,
            })],
            EffectBefore = BandBuilder.Estimate(before),
            EffectAfter = BandBuilder.Estimate(then),
            Gain = BandBuilder.Estimate(BudgetScenarios.Less(then, before)),
            WorthBefore = BudgetScenarios.Money(model, worthBefore),
            WorthAfter = BudgetScenarios.Money(model, worthAfter),
            WorthGain = BudgetScenarios.Money(model, worthGain),
            ProbabilityBetter = (double)worthGain.Count(static g => g > 0) / worthGain.Length,
        };
    }

    /// <summary>Return of one step more of a channel among the others.</summary>
    static Estimate Marginal(PlanEffects effects, int block, double[] x)
    {
        var more = effects.Among(block, x, [(1 + ReturnPass.Step) * x[block]], Yardstick.Value);
        var now = effects.Among(block, x, [x[block]], Yardstick.Value);
        return BandBuilder.Estimate([.. BudgetScenarios.Less(more, now).Select(gain => gain / (ReturnPass.Step * x[block]))]);
    }

    sealed class Visitor(PlanResponse[] draws, int stride, PlanHorizon horizon) : IDrawVisitor
    {
        public void Visit(int draw, OutcomeSimulator simulator) => draws[draw / stride] = simulator.Respond(horizon);
    }
}
