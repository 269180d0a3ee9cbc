using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>A question joined with a fit: periods, planned channels, old plan and thinned draws. Immutable by convention.</summary>
sealed record PlanProblem(BudgetRequest Request, PlanHorizon Horizon, DecisionMap Map, double[][] Reference, double Past, double Ceiling, PlanResponse[] Draws, Execution Run)
{
    /// <summary>Most that a flexible budget may be, as a multiple of what was spent before.</summary>
    const double LargestMultiple = 10;

    readonly Dictionary<double[], IScenarioResponse> _scenarios = [];

    /// <summary>The model.</summary>
    public BoundModel Model => Horizon.Model;

    /// <summary>What one unit of the outcome is worth in money, where the model states it, on average over the plan where that changes: returns are then money; else 1.</summary>
    public double UnitValue => Horizon.MeanWorth(Yardstick.Value);

    /// <summary>What a unit of what is maximised is worth in the money of returns.</summary>
    public double ReturnFactor => Maximised == Yardstick.InPeriods ? UnitValue : Maximised == Yardstick.Outcome && !Horizon.HasOwnWorth(Yardstick.Value) ? UnitValue : 1;

    /// <summary>
    /// What is maximised. Goals are stated in units of the outcome. A unit that is worth more in some rows than in others counts what it is worth: what it earns where
    /// that is known and nobody asked for a return, else its value.
    /// </summary>
    public Yardstick Maximised =>
        Request.RiskOf == RiskScope.Outcome ? Yardstick.InPeriods :
        Request.Target is TargetOutcome || Request.Risk is ReachGoal ? Yardstick.Outcome
        : Request.Target is FixedBudget && Horizon.HasOwnWorth(Yardstick.Margin) ? Yardstick.Margin
        : Horizon.HasOwnWorth(Yardstick.Value) ? Yardstick.Value
        : Yardstick.Outcome;

    /// <summary>The outcome apart from what the planned media bring; null where it does not matter.</summary>
    public PlanOutlook? Outlook { get; init; }

    /// <summary>What plans bring.</summary>
    public PlanEffects Effects { get; } = new(Map, Draws, Run);

    /// <summary>What the old plan spends.</summary>
    public double ReferenceTotal => Reference.Sum(static cells => cells.Sum());

    /// <summary>Channels that are not planned.</summary>
    public required IReadOnlyList<(string Channel, string Reason)> NotPlanned { get; init; }

    public static PlanProblem Of(FittedModel fit, BudgetRequest request, CancellationToken token = default)
    {
        var run = new Execution(request.Threads, token);
        var horizon = PlanHorizon.After(fit.Model, request.Periods, request.Margin);
        var (planned, others) = Channels(horizon);
        var past = planned.Select(horizon.PastSpend).ToArray();
        var pastTotal = past.Sum(static cells => cells.Sum());
        var budget = request.Target switch
        {
            FixedBudget { Budget: var given } => given ?? pastTotal,
            TargetRoi { Ceiling: var most } => most ?? LargestMultiple * pastTotal,
            TargetMarginalRoi { Ceiling: var most } => most ?? LargestMultiple * pastTotal,
            TargetOutcome { Ceiling: var most } => most ?? LargestMultiple * pastTotal,
            TargetProbability { Ceiling: var most } => most ?? LargestMultiple * pastTotal,
            _ => throw new ArgumentException($"A target {request.Target.GetType().Name} is not known.", nameof(request)),
        };
        if (planned.Length == 0 || !(budget > 0))
        {
            throw new InvalidInputException(planned.Length == 0
                ? new Fault("No channel has spend, so there is nothing to plan.", "State the spend column of paid channels.")
                : new Fault("Nothing was spent in the periods before the plan, so there is no budget to go by.", "State one with --budget."));
        }
        // The old plan spends what the new one does, so that they differ in the split alone.
        if (request.Target is FixedBudget { IsCeiling: false } && pastTotal > 0)
            past = [.. past.Select(cells => Array.ConvertAll(cells, cell => cell * budget / pastTotal))];
        var map = DecisionMap.Of(horizon, planned, past, request.Detail, request.Flighting);
        return new PlanProblem(request, horizon, map, past, pastTotal, budget, Freeze(fit, horizon, request.Draws, run), run)
        {
            NotPlanned = others,
            Outlook = request.RiskOf == RiskScope.Effect ? null : PlanOutlook.Of(fit, request.Future ?? fit.Model.Panel.Continue(request.Periods), planned, Stride(fit, request.Draws)),
        };
    }

    /// <summary>The objective over a set of plans; bounds of responses are made for the set's limits, once.</summary>
    public ScenarioObjective Objective(Polytope set)
    {
        if (!_scenarios.TryGetValue(set.Upper, out var scenarios))
        {
            scenarios = _scenarios.FirstOrDefault(known => Covers(known.Key, set.Upper)).Value ?? Scenarios(set with { Lower = new double[set.Count] });
            _scenarios[set.Upper] = scenarios;
        }
        var worth = (Request.Target, Request.Margin) is (FixedBudget { IsCeiling: true }, not null) && Request.Risk is not ReachGoal
            ? Maximised == Yardstick.Margin ? 1 : Horizon.MeanWorth(Yardstick.Margin)
            : 1;
        var utility = Request.Target is TargetProbability target ? RiskUtility.Of(new OutcomeQuantile(1 - target.Probability), Outlook, 1, 0) : Measure(scenarios, worth);
        return (Request.Target, Request.Margin) switch
        {
            (TargetMarginalRoi marginal, _) => new ScenarioObjective(scenarios, utility, marginal.MarginalRoi / ReturnFactor, run: Run),
            (FixedBudget { IsCeiling: true }, not null) when Request.Risk is not ReachGoal => new ScenarioObjective(scenarios, utility, 1, worth, Run),
            _ => new ScenarioObjective(scenarios, utility, run: Run),
        };
    }

    /// <summary>What is asked for, at outcomes that an objective gives: the probability of a goal, too, where a quantile is what is maximised.</summary>
    public ScenarioUtility Measure(ScenarioObjective objective) => Measure(objective.Response, objective.Worth);

    ScenarioUtility Measure(IScenarioResponse scenarios, double worth) => RiskUtility.Of(Request.Risk, Outlook, worth, Request.Risk is ReachGoal ? Spread(scenarios) : 0);

    IScenarioResponse Scenarios(Polytope set) => Horizon.IsMultiplicative
        ? new JointScenarios(Draws, Map, set, Maximised, Run)
        : new MediaScenarios(Draws, Map, set, Maximised, Run);

    /// <summary>Gap that is small enough, relative to what is maximised: the baseline in an outcome makes no plan better.</summary>
    public double Tolerance(ScenarioObjective objective, double[] start)
    {
        var effect = Math.Abs(new MeanUtility().Exact(objective.Outcomes(start)));
        var value = Math.Abs(objective.Utility.Exact(objective.Outcomes(start)));
        return Request.Tolerance * (Outlook is null || Request.Risk is ReachGoal || !(value > effect) ? 1 : Math.Max(effect / value, 1e-3));
    }

    static bool Covers(double[] known, double[] wanted) => known.Zip(wanted).All(static pair => pair.First >= pair.Second);

    /// <summary>Standard deviation of the effect of the old plan over draws, or of the outcome: the scale on which a goal is smooth.</summary>
    double Spread(IScenarioResponse scenarios)
    {
        var effects = new ScenarioObjective(scenarios, new MeanUtility(), run: Run).Outcomes(Map.Collect(Reference));
        if (Outlook is { } outlook)
            effects = [.. outlook.Outcomes.SelectMany((outcomes, draw) => outcomes.Select(outcome => outcome + effects[draw]))];
        var mean = effects.Average();
        return Math.Sqrt(effects.Sum(e => (e - mean) * (e - mean)) / effects.Length);
    }

    static (int[] Planned, List<(string, string)> Others) Channels(PlanHorizon horizon)
    {
        var (planned, others, model) = (new List<int>(), new List<(string, string)>(), horizon.Model);
        for (var m = 0; m < model.Spec.Channels.Count; m++)
        {
            var name = model.Spec.Channels[m].Name;
            if (model.Spec.Channels[m].Spend is null)
                others.Add((name, "it costs nothing"));
            else if (!(model.Constants.Channels[m].Spend > 0) || !horizon.GeosOf(m).Any(g => horizon.ExposurePerSpend(m, g, 0) > 0))
                others.Add((name, "nothing was ever spent on it"));
            else
                planned.Add(m);
        }
        return ([.. planned], others);
    }

    static int Stride(FittedModel fit, int most) => Math.Max(1, (fit.Draws.Count + most - 1) / most);

    static PlanResponse[] Freeze(FittedModel fit, PlanHorizon horizon, int most, Execution run)
    {
        var stride = Stride(fit, most);
        var draws = new PlanResponse[DrawPass.Kept(fit, stride)];
        DrawPass.Run(fit, _ => new Visitor(draws, stride, horizon, fit), stride, run);
        return draws;
    }

    sealed class Visitor(PlanResponse[] draws, int stride, PlanHorizon horizon, FittedModel fit) : IDrawVisitor
    {
        public void Visit(int draw, OutcomeSimulator simulator)
        {
            // The stream of a prediction: plans multiply the baseline that predictions of the same draw have.
            var rng = Rng.Create(fit.Sampler.Seed, draw / fit.Draws.Iterations, draw % fit.Draws.Iterations, (int)RngPurpose.Forecast);
            draws[draw / stride] = simulator.Respond(horizon, ref rng);
        }
    }
}
