using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a plan takes for granted of its periods: the baseline that media multiply, and what a unit is worth there. Plain sentences without a full stop.</summary>
static class PlanBasisText
{
    /// <summary>What is assumed of the periods, beginning with a semicolon; empty where nothing is.</summary>
    public static string Assumed(BudgetPlan plan)
    {
        var known = plan.IsYearBefore ? "in the same periods a year before" : "in the last periods, repeated";
        var level = plan.IsMultiplicative
            ? $"; media multiply the baseline that the model forecasts: trend and seasons go on, controls and media without spend are as {known}"
            : "";
        var worth = plan.Worth is not null ? $"; a unit of {Sentences.Name(plan.OutcomeName)} is worth what it was {known}, on average {NumberText.Significant(plan.UnitValue)}" : "";
        return level + worth + (HasOwnMargin(plan) ? $"; a unit of {Sentences.Name(plan.OutcomeName)} earns what it did {known}, on average {NumberText.Significant(plan.MeanMargin!.Value)}" : "");
    }

    /// <summary>What effects are counted in, where rows differ in what a unit is worth; empty elsewhere.</summary>
    public static string Counted(BudgetPlan plan) => plan.Maximised switch
    {
        Yardstick.Margin => ", every period at its own margin",
        Yardstick.Value => ", in money, every period at its own value of a unit",
        _ => "",
    };

    /// <summary>Why the problem is not concave.</summary>
    public static string Shape(BudgetPlan plan) => plan.IsMultiplicative
        ? "effects multiply each other, and this is the gap to a bound by a concave upper function of all of them together"
        : plan.Request.Risk is MeanLessSd
            ? "a penalty on the spread counts high outcomes against a plan, and this is the gap to a bound that lies above it"
            : "some responses are S-shaped, and this is the gap to a bound by their smallest concave upper curves";

    /// <summary>The margin: <c>0.4 earned per unit of sales</c>.</summary>
    public static string Margin(BudgetPlan plan) => HasOwnMargin(plan)
        ? $"the margin of every period, on average {NumberText.Significant(plan.MeanMargin!.Value)} per unit of {Sentences.Name(plan.OutcomeName)},"
        : $"{NumberText.Significant(plan.MeanMargin!.Value)} earned per unit of {Sentences.Name(plan.OutcomeName)}";

    /// <summary>The return at which a unit of spend pays for itself, in the money of returns.</summary>
    public static string BreakEven(BudgetPlan plan) =>
        $"{(HasOwnMargin(plan) || plan.Worth is not null ? "about " : "")}{NumberText.Significant(plan.UnitValue / plan.MeanMargin!.Value)}";

    /// <summary>How the channels' effects add up, where they do not.</summary>
    public const string Overlap = "media multiply each other in this model: a channel's effect is what would be lost without it while the others run, so that the effects of channels add up to more than that of all";

    static bool HasOwnMargin(BudgetPlan plan) => plan.Request.Margin is { Column: not null };
}
