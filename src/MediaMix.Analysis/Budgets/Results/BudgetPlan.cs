namespace MediaMix.Analysis;

/// <summary>The best plan that was found, what it brings and how good it is at least. Pure data.</summary>
public sealed record BudgetPlan
{
    /// <value>The question.</value>
    public required BudgetRequest Request { get; init; }

    /// <value>Name of the outcome column.</value>
    public required string OutcomeName { get; init; }

    /// <value>What the outcome counts.</value>
    public required OutcomeKind OutcomeKind { get; init; }

    /// <value>Periods of the plan.</value>
    public required TimeAxis Periods { get; init; }

    /// <value>Geos of the plan; one for a national model.</value>
    public required IReadOnlyList<string> Geos { get; init; }

    /// <value>What one unit of the outcome is worth in money, by which returns are money, on average over the plan's cells where that changes; 1 where the model does not state it.</value>
    public double UnitValue { get; init; } = 1;

    /// <value>What is maximised and certified: units of the outcome, or money where a unit is worth more in some rows than in others.</value>
    public Yardstick Maximised { get; init; }

    /// <value>True for log-normal errors: media multiply the forecast baseline and each other, a channel's effect is what would be lost without it, and such losses do not add up.</value>
    public bool IsMultiplicative { get; init; }

    /// <value>True where what has to be assumed of the periods (controls, free media, values per unit) is that of a year before; false where the data do not reach back that far and the last periods repeat.</value>
    public bool IsYearBefore { get; init; }

    /// <value>What the new plan's media bring in money, every row at its own value of a unit; null where that is the same in all rows, or not known.</value>
    public Estimate? Worth { get; init; }

    /// <value>How much more than the old plan in money; null where <see cref="Worth"/> is.</value>
    public Estimate? WorthGain { get; init; }

    /// <value>Money earned per unit of outcome, on average over the plan's cells where it changes; null where it is not known.</value>
    public double? MeanMargin { get; init; }

    /// <value>Draws of the posterior that were used.</value>
    public required int Draws { get; init; }

    /// <value>Spend of the new plan, all planned channels, money.</value>
    public required double Budget { get; init; }

    /// <value>Spend of the old plan that the new one is compared with, money.</value>
    public required double ReferenceBudget { get; init; }

    /// <value>What was spent in as many periods before the plan, money; the old plan is that spend, rescaled where it differs from <see cref="ReferenceBudget"/>.</value>
    public required double PastBudget { get; init; }

    /// <value>Planned channels in model order.</value>
    public required IReadOnlyList<ChannelDecision> Channels { get; init; }

    /// <value>Channels that are not planned, with the reason.</value>
    public required IReadOnlyList<(string Channel, string Reason)> NotPlanned { get; init; }

    /// <value>What the old plan's media bring over the periods and the carryover after them, in outcome units.</value>
    public required Estimate EffectBefore { get; init; }

    /// <value>The same of the new plan.</value>
    public required Estimate EffectAfter { get; init; }

    /// <value>What the new plan brings more, over the same draws.</value>
    public required Estimate Gain { get; init; }

    /// <value>Posterior probability that the new plan brings more than the old one: more profit where the margin is known, else more money where rows differ in the value of a unit.</value>
    public required double ProbabilityBetter { get; init; }

    /// <value>Margin × effect − spend of the new plan; null where the margin is not known.</value>
    public required Estimate? Profit { get; init; }

    /// <value>How much more profit than the old plan; null where the margin is not known.</value>
    public required Estimate? ProfitGain { get; init; }

    /// <value>What is maximised, at the plan, without smoothing.</value>
    public required double Utility { get; init; }

    /// <value>The same at the old plan.</value>
    public required double UtilityBefore { get; init; }

    /// <value>The outcome of the plan's periods as a whole; null where only the effect of the media was asked for.</value>
    public PlannedOutcome? Outcome { get; init; }

    /// <value>Most that might be spent; null where the budget was to be spent.</value>
    public double? Ceiling { get; init; }

    /// <value>What the media of the new plan return per unit spent, in money where a unit has a value; null where nothing is spent.</value>
    public Estimate? Roi { get; init; }

    /// <value>What 1 % more of every channel of the new plan would return per unit; null where nothing is spent.</value>
    public Estimate? MarginalRoi { get; init; }

    /// <value>How good the plan is at least.</value>
    public required BudgetCertificate Certificate { get; init; }

    /// <value>What one unit more of budget would add to what is maximised; NaN where the budget does not bind.</value>
    public required double BudgetPrice { get; init; }

    /// <value>Statements that hold the plan back, apart from the budget: what is maximised would rise without them.</value>
    public required IReadOnlyList<string> Binding { get; init; }

    /// <value>What other budgets would bring, ascending; empty where it was not asked for.</value>
    public IReadOnlyList<FrontierPoint> Frontier { get; init; } = [];

    /// <summary>Share of the new plan's money that lies beyond the largest spend of a period that the data have seen of its channel and geo, in [0, 1]: there the model guesses.</summary>
    public double UnseenShare => Budget > 0 ? Math.Clamp(Channels.Sum(static d => d.UnseenSpend) / Budget, 0, 1) : 0;

    /// <summary>
    /// How far the plan itself may be trusted, the fit taken for granted: not at all where half of its money or more is <see cref="UnseenShare"/>, with
    /// caution from a tenth on.
    /// </summary>
    public VerdictLevel Reach => UnseenShare switch
    {
        >= 0.5 => VerdictLevel.DoNotTrust,
        >= 0.1 => VerdictLevel.Caution,
        _ => VerdictLevel.Trust,
    };
}

/// <summary>The best plan of another budget.</summary>
/// <param name="Budget">Money.</param>
/// <param name="Effect">What it brings, in outcome units.</param>
/// <param name="MarginalReturn">What one unit more of budget would add to what is maximised.</param>
/// <param name="Spend">Per planned channel, money.</param>
public sealed record FrontierPoint(double Budget, Estimate Effect, double MarginalReturn, IReadOnlyList<double> Spend);

/// <summary>What the plan does with one channel, and from which facts.</summary>
public sealed record ChannelDecision
{
    /// <value>Totals before and after.</value>
    public required ChannelAllocation Allocation { get; init; }

    /// <value>Spend of the new plan, [geo, period], money.</value>
    public required double[] Spend { get; init; }

    /// <value>Spend of the old plan, [geo, period], money.</value>
    public required double[] Reference { get; init; }

    /// <value>What the money that is moved brings in the plan that has it, in outcome units; ≥ 0 where media do not harm.</value>
    public required Estimate MovedEffect { get; init; }

    /// <value>The same in the money that returns are in: times the value of a unit, row by row; the effect itself where no value is stated.</value>
    public required Estimate MovedWorth { get; init; }

    /// <value>Largest spend of a period that the data have seen, all geos together, money.</value>
    public required double LargestPast { get; init; }

    /// <value>Largest spend of a period that the data of every geo have seen, [geo], money; of a national plan <see cref="LargestPast"/>.</value>
    public required double[] LargestPastByGeo { get; init; }

    /// <value>Largest spend of a period in the new plan, money.</value>
    public required double LargestPlanned { get; init; }

    /// <value>A statement that keeps the channel from getting more; null where there is none.</value>
    public string? HeldDownBy { get; init; }

    /// <value>A statement that keeps the channel from getting less; null where there is none.</value>
    public string? HeldUpBy { get; init; }

    /// <value>How far the channel's numbers may be believed; null where that is not known.</value>
    public Grade? Grade { get; init; }

    /// <value>Effect at multiples of the old plan's spend (of the new one's where there was none), for a chart; mean and quantiles.</value>
    public required ResponseCurve Curve { get; init; }

    /// <summary>Money of the new plan beyond the largest spend of a period that the data of its geo have seen, summed over geos and periods.</summary>
    public double UnseenSpend
    {
        get
        {
            var periods = Spend.Length / LargestPastByGeo.Length;
            return Spend.Select((money, cell) => Math.Max(0, money - LargestPastByGeo[cell / periods])).Sum();
        }
    }

    /// <summary>True where the new plan spends less than the old one.</summary>
    public bool IsCut => Allocation.SpendAfter < Allocation.SpendBefore;

    /// <summary>How far the plan goes beyond the largest spend of a period so far: 1.2 = 20 % more.</summary>
    public double BeyondPast => LargestPast > 0 ? LargestPlanned / LargestPast : LargestPlanned > 0 ? double.PositiveInfinity : 0;
}
