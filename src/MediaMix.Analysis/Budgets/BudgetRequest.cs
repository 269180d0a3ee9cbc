namespace MediaMix.Analysis;

/// <summary>What a plan is to decide.</summary>
public enum PlanDetail
{
    /// <summary>One amount per channel; its periods and geos keep their proportions.</summary>
    Channel,

    /// <summary>One amount per channel and period; geos keep their proportions.</summary>
    Period,

    /// <summary>One amount per channel and geo; periods keep their proportions.</summary>
    Geo,

    /// <summary>One amount per channel, geo and period.</summary>
    Cell,
}

/// <summary>How the amount of a channel is spread over the periods that a plan does not decide.</summary>
public enum Flighting
{
    /// <summary>As in the old plan.</summary>
    AsBefore,

    /// <summary>The same in every period.</summary>
    Even,
}

/// <summary>A question to the optimiser: which spend of the next periods is best.</summary>
public sealed record BudgetRequest
{
    /// <value>Number of periods of the plan, which follow the fitted window, ≥ 1.</value>
    public required int Periods { get; init; }

    /// <value>What the budget has to be or to reach; default: what was spent in as many periods before, to the last coin.</value>
    public BudgetTarget Target { get; init; } = new FixedBudget(null);

    /// <value>What of the posterior is maximised; default its mean.</value>
    public RiskMeasure Risk { get; init; } = new MeanOutcome();

    /// <value>What the measure is of; default the effect of the media.</value>
    public RiskScope RiskOf { get; init; }

    /// <value>
    /// For <see cref="RiskScope.Outcome"/>: the model's panel with the periods of the plan behind the window, their controls and the media that cost nothing as they are
    /// assumed to be; spend and exposure of planned channels there are not looked at. Null = all of them as a year before (<see cref="Panel.Continue"/>).
    /// </value>
    public Panel? Future { get; init; }

    /// <value>What is decided; default one amount per channel.</value>
    public PlanDetail Detail { get; init; }

    /// <value>How amounts are spread over periods that are not decided; default as before.</value>
    public Flighting Flighting { get; init; }

    /// <value>Money earned per unit of outcome, a number or a column of the panel; null = not known, so that profits are not told.</value>
    public UnitValue? Margin { get; init; }

    /// <value>What the plan must keep besides.</value>
    public IReadOnlyList<SpendLimit> Limits { get; init; } = [];

    /// <value>Most draws of the posterior that are used, evenly thinned; default 1,000.</value>
    public int Draws { get; init; } = 1000;

    /// <value>Gap between value and bound at which the search stops, relative to the value; default 0.05 %.</value>
    public double Tolerance { get; init; } = 5e-4;

    /// <value>Threads at the same time; default 0 = one per processor. The plan does not depend on it.</value>
    public int Threads { get; init; }
}

/// <summary>What the budget has to be, or what it has to reach.</summary>
public abstract record BudgetTarget
{
    private protected BudgetTarget() { }
}

/// <summary>A budget that is given.</summary>
/// <param name="Budget">Money, > 0; null = as much as in the periods before.</param>
/// <param name="IsCeiling">True: less may be spent, where more would not pay; needs a margin, or every unit pays.</param>
public sealed record FixedBudget(double? Budget, bool IsCeiling = false) : BudgetTarget;

/// <summary>As much as possible, as long as the whole plan returns so much per unit spent.</summary>
/// <param name="Roi">Outcome per unit of money, > 0.</param>
/// <param name="Ceiling">Most money; null = ten times what was spent before.</param>
public sealed record TargetRoi(double Roi, double? Ceiling = null) : BudgetTarget;

/// <summary>As much as possible, as long as the next unit returns so much.</summary>
/// <param name="MarginalRoi">Outcome per next unit of money, > 0.</param>
/// <param name="Ceiling">Most money; null = ten times what was spent before.</param>
public sealed record TargetMarginalRoi(double MarginalRoi, double? Ceiling = null) : BudgetTarget;

/// <summary>As little as possible to bring so much.</summary>
/// <param name="Outcome">What the media of the plan bring, or the outcome, in outcome units, > 0; as the risk measure has it.</param>
/// <param name="Ceiling">Most money; null = ten times what was spent before.</param>
public sealed record TargetOutcome(double Outcome, double? Ceiling = null) : BudgetTarget;

/// <summary>As little as possible to reach the goal of <see cref="ReachGoal"/> with a probability.</summary>
/// <param name="Probability">In (0, 1).</param>
/// <param name="Ceiling">Most money; null = ten times what was spent before.</param>
public sealed record TargetProbability(double Probability, double? Ceiling = null) : BudgetTarget;

/// <summary>What a risk measure is of.</summary>
public enum RiskScope
{
    /// <summary>What the media of the plan bring, in its periods and in the carryover after them: what is not known of the media, without noise.</summary>
    Effect,

    /// <summary>
    /// The outcome of the plan's periods, all of them and all geos together: baseline, controls, media and noise. Carryover after the periods is in no outcome of theirs and does
    /// not count.
    /// </summary>
    Outcome,
}

/// <summary>What of the posterior is maximised: of what the media bring or of the outcome, by <see cref="BudgetRequest.RiskOf"/>.</summary>
public abstract record RiskMeasure
{
    private protected RiskMeasure() { }

    internal abstract ScenarioUtility Utility(double spread);
}

/// <summary>The posterior mean.</summary>
public sealed record MeanOutcome : RiskMeasure
{
    internal override ScenarioUtility Utility(double spread) => new MeanUtility();
}

/// <summary>A quantile: a low one is a cautious plan.</summary>
/// <param name="Probability">In (0, 1).</param>
public sealed record OutcomeQuantile(double Probability) : RiskMeasure
{
    internal override ScenarioUtility Utility(double spread) => new QuantileUtility(Probability);
}

/// <summary>The mean of the worst share of the draws: what to expect where things are bad (conditional value at risk).</summary>
/// <param name="Share">In (0, 1].</param>
public sealed record WorstMean(double Share) : RiskMeasure
{
    internal override ScenarioUtility Utility(double spread) => new TailMeanUtility(Share);
}

/// <summary>The probability that the media of the plan bring so much, or that the outcome is so much.</summary>
/// <param name="Goal">In outcome units.</param>
public sealed record ReachGoal(double Goal) : RiskMeasure
{
    internal override ScenarioUtility Utility(double spread) => new GoalUtility(Goal, Math.Max(0.05 * spread, double.Epsilon * 1e20));
}

/// <summary>The mean less a multiple of the standard deviation.</summary>
/// <param name="Aversion">≥ 0.</param>
public sealed record MeanLessSd(double Aversion) : RiskMeasure
{
    internal override ScenarioUtility Utility(double spread) => new MeanLessSdUtility(Aversion);
}
