using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>An optimised plan for machines: one JSON object.</summary>
static class BudgetJson
{
    public static JsonObject Of(string run, BudgetPlan plan, Verdict verdict) => new()
    {
        ["run"] = run,
        ["outcome"] = plan.OutcomeName,
        ["periods"] = JsonForm.Texts(Enumerable.Range(0, plan.Periods.Count).Select(plan.Periods.Label)),
        ["geos"] = JsonForm.Texts(plan.Geos),
        ["draws"] = plan.Draws,
        ["budget"] = plan.Budget,
        ["reference_budget"] = plan.ReferenceBudget,
        ["past_budget"] = plan.PastBudget,
        ["unseen_share"] = plan.UnseenShare,
        ["verdict"] = new JsonObject { ["fit"] = VerdictText.Key(verdict.Level), ["plan"] = VerdictText.Key(plan.Reach), ["why"] = ReachText.Warning(plan) },
        ["unchanged"] = BudgetText.IsUnchanged(plan),
        ["effect_before"] = JsonForm.Estimate(plan.EffectBefore),
        ["effect_after"] = JsonForm.Estimate(plan.EffectAfter),
        ["gain"] = JsonForm.Estimate(plan.Gain),
        ["worth"] = JsonForm.Estimate(plan.Worth),
        ["worth_gain"] = JsonForm.Estimate(plan.WorthGain),
        ["effects"] = plan.IsMultiplicative ? "multiply" : "add",
        ["probability_better"] = plan.ProbabilityBetter,
        ["profit"] = JsonForm.Estimate(plan.Profit),
        ["profit_gain"] = JsonForm.Estimate(plan.ProfitGain),
        ["budget_ceiling"] = plan.Ceiling,
        ["roi"] = JsonForm.Estimate(plan.Roi),
        ["marginal_roi"] = JsonForm.Estimate(plan.MarginalRoi),
        ["outcome_total"] = plan.Outcome is { } total ? Outcome(total) : null,
        ["objective"] = new JsonObject
        {
            ["meaning"] = BudgetText.Objective(plan),
            ["risk_of"] = plan.Request.RiskOf == RiskScope.Outcome ? "outcome" : "effect",
            ["counts"] = plan.Maximised switch { Yardstick.Value => "value", Yardstick.Margin => "margin", _ => "outcome" },
            ["before"] = JsonForm.Number(plan.UtilityBefore),
            ["after"] = JsonForm.Number(plan.Utility),
            ["per_unit_of_budget"] = JsonForm.Number(plan.BudgetPrice),
        },
        ["certificate"] = new JsonObject
        {
            ["kind"] = plan.Certificate.Kind switch { CertificateKind.Concave => "concave", CertificateKind.Envelope => "envelope", _ => "best_found" },
            ["value"] = JsonForm.Number(plan.Certificate.Value),
            ["bound"] = JsonForm.Number(plan.Certificate.Bound),
            ["gap"] = JsonForm.Number(plan.Certificate.Gap),
            ["meaning"] = BudgetText.Certificate(plan),
        },
        ["binding"] = JsonForm.Texts(plan.Binding),
        ["channels"] = new JsonArray([.. plan.Channels.Select(d => Channel(d, plan))]),
        ["by_geo"] = plan.Geos.Count == 1 ? null : new JsonArray([.. GeoAllocation.Of(plan).Select(Geo)]),
        ["warnings"] = JsonForm.Texts(BudgetText.Warnings(plan)),
        ["frontier"] = new JsonArray([.. plan.Frontier.Select(static p => new JsonObject
        {
            ["budget"] = p.Budget,
            ["effect"] = JsonForm.Estimate(p.Effect),
            ["marginal_return"] = JsonForm.Number(p.MarginalReturn),
        })]),
    };

    static JsonObject Geo(GeoAllocation geo) => new()
    {
        ["geo"] = geo.Geo,
        ["spend_before"] = geo.SpendBefore,
        ["spend_after"] = geo.SpendAfter,
        ["channels"] = new JsonArray([.. geo.Channels.Select(static c => new JsonObject
        {
            ["channel"] = c.Channel,
            ["spend_before"] = c.Before,
            ["spend_after"] = c.After,
            ["largest_past"] = c.LargestPast,
            ["largest_planned"] = c.LargestPlanned,
        })]),
    };

    static JsonObject Outcome(PlannedOutcome total) => new()
    {
        ["before"] = JsonForm.Estimate(total.Before),
        ["after"] = JsonForm.Estimate(total.After),
        ["probability_of_goal_before"] = total.GoalBefore,
        ["probability_of_goal_after"] = total.GoalAfter,
        ["probability_higher"] = total.ProbabilityHigher,
        ["noise"] = total.Noise == OutcomeNoise.Normal ? "normal" : "sampled",
        ["assumed"] = total.IsGiven ? "given" : "year_before",
        ["from_prior"] = JsonForm.Texts(total.Fresh),
    };

    static JsonObject Channel(ChannelDecision d, BudgetPlan plan) => new()
    {
        ["channel"] = d.Allocation.Channel,
        ["spend_before"] = d.Allocation.SpendBefore,
        ["spend_after"] = d.Allocation.SpendAfter,
        ["effect_before"] = JsonForm.Estimate(d.Allocation.EffectBefore),
        ["effect_after"] = JsonForm.Estimate(d.Allocation.EffectAfter),
        ["marginal_roi_before"] = JsonForm.Estimate(d.Allocation.MarginalBefore),
        ["marginal_roi_after"] = JsonForm.Estimate(d.Allocation.MarginalAfter),
        ["largest_past"] = d.LargestPast,
        ["largest_planned"] = d.LargestPlanned,
        ["held_down_by"] = d.HeldDownBy,
        ["held_up_by"] = d.HeldUpBy,
        ["grade"] = d.Grade?.ToString(),
        ["why"] = BudgetText.Why(plan, d),
    };
}
