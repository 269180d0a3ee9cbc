using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>
/// What an optimised plan says, in plain sentences without a full stop, made of posterior facts only. Pure and thread-safe.
/// </summary>
public static class BudgetText
{
    /// <summary>Changes below this share of a channel's spend are no change.</summary>
    const double Still = 0.005;

    /// <summary>Plans further beyond past spend than this are warned of.</summary>
    const double FarBeyond = 1.05;

    /// <summary>A change by more than this is a leap.</summary>
    const double FarFromOld = 0.5;

    /// <summary>The plan in one sentence: what it spends, what it brings more, and how sure that is.</summary>
    public static string Headline(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var what = Sentences.Name(plan.OutcomeName);
        var span = PeriodAxis.Count(plan.Periods.Step, plan.Periods.Count);
        if (IsUnchanged(plan))
            return $"the old split of {NumberText.Amount(plan.Budget)} over the next {span} is already the best{(plan.Request.Limits.Count > 0 ? " that the limits allow" : "")}: the media bring {NumberText.Mean(plan.EffectAfter)} of {what} (90 %: {NumberText.Range(plan.EffectAfter)})";
        var past = IsRescaled(plan) ? $", {ReachText.Times(plan)}," : "";
        var worth = plan.WorthGain is { } money ? $", worth {More(money)} (90 %: {NumberText.Range(money)})" : "";
        var gain = $"the new plan is expected to bring {More(plan.Gain)} {what} than the old one (90 %: {NumberText.Range(plan.Gain)}){worth}";
        if (IsSameBudget(plan))
            return $"with {(past.Length > 0 ? "" : "the same ")}{NumberText.Amount(plan.Budget)} over the next {span}{(past.Length > 0 ? past : ",")} {gain}; it beats the old plan with a probability of {NumberText.Probability(plan.ProbabilityBetter)}";
        var change = plan.Budget - plan.ReferenceBudget;
        var earns = plan.ProfitGain is null ? "" : $"; it earns more profit with a probability of {NumberText.Probability(plan.ProbabilityBetter)}";
        return $"with {NumberText.Amount(plan.Budget)} in place of {NumberText.Amount(plan.ReferenceBudget)} over the next {span}, {gain}, for {NumberText.Amount(Math.Abs(change))} {(change > 0 ? "more" : "less")} spend{earns}";
    }

    /// <summary>Expected profit and what it is more than the old plan's; null where the margin is not known.</summary>
    public static string? Profit(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan is { Profit: { } profit, ProfitGain: { } gain, MeanMargin: not null }
            ? $"at {PlanBasisText.Margin(plan)} the media's profit is expected to be {NumberText.Mean(profit)} (90 %: {NumberText.Range(profit)}), "
                + $"{More(gain)} than with the old plan (90 %: {NumberText.Range(gain)}); a unit of spend pays for itself at a return of {PlanBasisText.BreakEven(plan)}"
            : null;
    }

    /// <summary>What the old plan is.</summary>
    public static string Reference(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var span = PeriodAxis.Count(plan.Periods.Step, plan.Periods.Count);
        return !IsRescaled(plan)
            ? $"the old plan repeats the spend of the last {span}{PlanBasisText.Assumed(plan)}"
            : $"the old plan repeats the split of the last {span}, rescaled from the {NumberText.Amount(plan.PastBudget)} spent then to {NumberText.Amount(plan.ReferenceBudget)}{PlanBasisText.Assumed(plan)}";
    }

    /// <summary>What of the posterior is maximised, and whether noise counts.</summary>
    public static string Objective(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var what = RiskText.Measure(plan);
        var goal = plan.Request.Target switch
        {
            TargetOutcome t => $"the least budget whose best plan reaches {NumberText.Amount(t.Outcome)} by {what}",
            TargetProbability t => $"the least budget whose best plan makes it {RiskText.Exactly(t.Probability)}: {what}",
            TargetRoi t => $"the largest budget whose best plan returns {NumberText.Significant(t.Roi)} per unit spent, by {what}",
            TargetMarginalRoi t => $"{what}, spending as long as the next unit returns {NumberText.Significant(t.MarginalRoi)}",
            FixedBudget { IsCeiling: true } when plan.Request.Margin is not null => $"profit: margin times {what}, less the spend",
            _ => what,
        };
        return $"maximised is {goal}{PlanBasisText.Counted(plan)}, over {NumberText.Count(plan.Draws)} draws of the posterior; {RiskText.Scope(plan)}";
    }

    /// <summary>How good the plan is at least.</summary>
    public static string Certificate(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var certificate = plan.Certificate;
        var gap = certificate.Gap < 1e-4 ? "0.01 %" : NumberText.Significant(100 * certificate.Gap, 2) + " %";
        return certificate.Kind switch
        {
            CertificateKind.Concave => $"no plan that keeps the constraints can be more than {gap} better: every further unit earns less than the one before, so the gap to the dual bound proves it",
            CertificateKind.Envelope => $"no plan that keeps the constraints can be more than {gap} better: {PlanBasisText.Shape(plan)}",
            _ => "the best of several searches; no bound is known for this objective",
        };
    }

    /// <summary>What a channel gets and why, from marginal returns now and after.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="decision">One of its channels.</param>
    public static string Why(BudgetPlan plan, ChannelDecision decision)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(decision);
        if (plan.Request.Detail != PlanDetail.Channel)
            return Moved(plan, decision);
        var (a, name) = (decision.Allocation, Sentences.Name(decision.Allocation.Channel));
        var moved = Math.Abs(a.SpendAfter - a.SpendBefore);
        if (moved <= Still * Math.Max(a.SpendBefore, a.SpendAfter))
        {
            var held = decision.HeldDownBy is { } down ? $", held there by {Sentences.Name(down)}" : decision.HeldUpBy is { } up ? $", held there by {Sentences.Name(up)}" : "";
            return $"{name} keeps {NumberText.Compact(a.SpendAfter)}{held}{Next(a.MarginalAfter, "; its next unit would return")}";
        }
        var effect = $"{NumberText.Mean(decision.MovedEffect)} of {Sentences.Name(plan.OutcomeName)} (90 %: {NumberText.Range(decision.MovedEffect)})";
        return a.SpendAfter > a.SpendBefore
            ? $"{name} gets {NumberText.Compact(moved)} more ({Change(a)}), which would bring {effect}{Return(decision)}{Slopes(a)}{(decision.HeldDownBy is { } most ? $"; it would get more were it not for the limit “{Sentences.Name(most)}”" : "")}"
            : $"{name} gives up {(a.SpendAfter <= 0 ? "all of its " : "")}{NumberText.Compact(moved)} ({Change(a)}): {(a.SpendAfter <= 0 ? "they" : $"its last {NumberText.Compact(moved)}")} would return {effect}{Return(decision)}{Slopes(a)}{(decision.HeldUpBy is { } least ? $"; it would get less were it not for the limit “{Sentences.Name(least)}”" : "")}";
    }

    /// <summary>Where periods or geos are decided, too, the change of the total does not tell what the move brings.</summary>
    static string Moved(BudgetPlan plan, ChannelDecision decision)
    {
        var (a, name) = (decision.Allocation, Sentences.Name(decision.Allocation.Channel));
        if (a.SpendAfter <= 0 && a.SpendBefore <= 0)
            return $"{name} stays at 0";
        if (a.SpendAfter <= 0)
            return $"{name} gives up all of its {NumberText.Compact(a.SpendBefore)}, which would bring {NumberText.Mean(a.EffectBefore)} of {Sentences.Name(plan.OutcomeName)} (90 %: {NumberText.Range(a.EffectBefore)})";
        var spread = plan.Request.Detail == PlanDetail.Geo ? "divided differently between geos" : "spread differently";
        var e = decision.MovedEffect;
        var gain = decision.IsCut ? new Estimate(-e.Mean, -e.Q95, -e.Q50, -e.Q5) : e;
        return $"{name} goes from {NumberText.Compact(a.SpendBefore)} to {NumberText.Compact(a.SpendAfter)} ({Change(a)}), {spread}: together that would bring {More(gain)} {Sentences.Name(plan.OutcomeName)} "
            + $"than before (90 %: {NumberText.Range(gain)}){Slopes(a)}{(decision.HeldDownBy is { } most ? $"; it would get more were it not for the limit “{Sentences.Name(most)}”" : decision.HeldUpBy is { } least ? $"; it would get less were it not for the limit “{Sentences.Name(least)}”" : "")}";
    }

    /// <summary>What the reader should know before acting on a plan.</summary>
    public static IReadOnlyList<string> Warnings(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var warnings = new List<string>();
        foreach (var d in plan.Channels)
        {
            var name = Sentences.Name(d.Allocation.Channel);
            if (d.BeyondPast > FarBeyond)
            {
                warnings.Add($"{name} would spend up to {NumberText.Compact(d.LargestPlanned)} in a {PeriodAxis.Unit(plan.Periods.Step)}, {Beyond(d.BeyondPast)} "
                    + $"the data have ever seen ({NumberText.Compact(d.LargestPast)}): beyond that the model guesses. Go there in steps, or limit the channel");
            }
            if (d.Grade == Grade.C && Math.Abs(d.Allocation.Change) > 0.1)
                warnings.Add($"the plan moves {name} by {Change(d.Allocation)} on a return that is mostly the assumption you started from (grade C): an experiment would tell before the money is moved");
        }
        if (ReachText.Geos(plan) is { } geos)
            warnings.Add(geos);
        if (Leap(plan) is { } leap)
            warnings.Add(leap);
        if (plan.Request is { Target: FixedBudget { IsCeiling: true }, Margin: null })
            warnings.Add("all of the budget is spent, for without a margin more effect is always better: give the money earned per unit of outcome (--margin, or margin in the model file) to have the plan stop where more would not pay");
        if (plan.ProbabilityBetter < 0.8 && IsSameBudget(plan) && !IsUnchanged(plan))
            warnings.Add($"the new plan beats the old one with a probability of only {NumberText.Probability(plan.ProbabilityBetter)}: the data hardly tell them apart");
        if (RiskText.Bet(plan) is { } bet)
            warnings.Add(bet);
        if (plan.Certificate is { Kind: not CertificateKind.BestFound, Gap: > 0.01 })
            warnings.Add($"the search could not prove the plan to be the best: one up to {NumberText.Significant(100 * plan.Certificate.Gap, 2)} % better may exist");
        if (plan.IsMultiplicative)
            warnings.Add(PlanBasisText.Overlap);
        foreach (var (channel, reason) in plan.NotPlanned)
            warnings.Add($"{Sentences.Name(channel)} stays as it was: {reason}");
        return warnings;
    }

    /// <summary>Channels that change by more than half where nobody said how far they may; null where none does.</summary>
    static string? Leap(BudgetPlan plan)
    {
        var far = plan.Request.Limits.Count > 0 || !IsSameBudget(plan) ? [] : plan.Channels.Where(static d => Math.Abs(d.Allocation.Change) > FarFromOld).ToArray();
        return far.Length == 0 ? null
            : $"nobody said how far channels may move, and the best plan goes far: {string.Join(", ", far.Select(static d => $"{Sentences.Name(d.Allocation.Channel)} {Change(d.Allocation)}"))}. Whoever wants to go there in steps asks for the best plan near the old one (--within 30%)";
    }

    /// <summary>How far a largest amount lies beyond the largest of the past: <c>24 % more than</c>, or <c>5.2 times what</c> from twice on.</summary>
    /// <param name="ratio">Largest planned over largest past, above 1.</param>
    public static string Beyond(double ratio) =>
        ratio < 2 ? $"{NumberText.Percent(ratio - 1)} more than" : double.IsFinite(ratio) ? $"{NumberText.Amount(ratio)} times what" : "more than";

    static bool IsSameBudget(BudgetPlan plan) => Math.Abs(plan.Budget - plan.ReferenceBudget) <= 1e-6 * plan.Budget;

    /// <summary>True where the old split is already the best, to a thousandth of the effect: nothing is to be changed.</summary>
    /// <param name="plan">The plan.</param>
    public static bool IsUnchanged(BudgetPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Channels.All(static d => Math.Abs(d.Allocation.SpendAfter - d.Allocation.SpendBefore) <= Still * Math.Max(d.Allocation.SpendBefore, d.Allocation.SpendAfter))
            && Math.Abs(plan.Gain.Mean) <= 1e-3 * Math.Abs(plan.EffectAfter.Mean);
    }

    static bool IsRescaled(BudgetPlan plan) => Math.Abs(plan.ReferenceBudget - plan.PastBudget) > 1e-6 * Math.Max(plan.PastBudget, plan.ReferenceBudget);

    static string More(Estimate gain) => gain.Mean < 0
        ? NumberText.Mean(new Estimate(-gain.Mean, -gain.Q95, -gain.Q50, -gain.Q5)) + " less"
        : NumberText.Mean(gain) + " more";

    /// <summary>A change in per cent with its sign.</summary>
    public static string Change(ChannelAllocation allocation)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        return Change(allocation.Change);
    }

    /// <summary>A change in per cent with its sign: <c>+12 %</c>, <c>0 %</c>, or <c>new</c> where there was nothing before.</summary>
    /// <param name="change">Relative change; infinite where there was nothing.</param>
    public static string Change(double change) =>
        double.IsInfinity(change) ? "new" : Math.Abs(change) < 0.0005 ? "0 %" : (change > 0 ? "+" : "") + NumberText.Percent(change);

    static string Return(ChannelDecision decision)
    {
        var moved = Math.Abs(decision.Allocation.SpendAfter - decision.Allocation.SpendBefore);
        var e = decision.MovedWorth;
        return $", {NumberText.Mean(new Estimate(e.Mean / moved, e.Q5 / moved, e.Q50 / moved, e.Q95 / moved))} per unit";
    }

    static string Slopes(ChannelAllocation a) => (a.MarginalBefore, a.MarginalAfter) switch
    {
        ({ } before, { } after) => $"; its next unit returns {NumberText.Mean(before)} now and {NumberText.Mean(after)} after",
        ({ } before, null) => $"; its next unit returns {NumberText.Mean(before)} now",
        (null, { } after) => $"; its next unit then returns {NumberText.Mean(after)}",
        _ => "",
    };

    static string Next(Estimate? marginal, string words) => marginal is { } m ? $"{words} {NumberText.Mean(m)} (90 %: {NumberText.Range(m)})" : "";
}
