using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The plan on one screen: how far to trust it, what it brings, who gets what and why, and what to know before acting on it.</summary>
internal static class PlanSummary
{
    public static void Write(HtmlBuilder html, BudgetPlan plan, Verdict? verdict)
    {
        var level = (VerdictLevel)Math.Max((int)plan.Reach, (int)(verdict?.Level ?? VerdictLevel.Trust));
        var isDoubtful = level != VerdictLevel.Trust;
        html.Line($"<section id=\"plan\" class=\"{(isDoubtful ? "verdict " + VerdictText.Key(level) : "")}\">");
        if (isDoubtful)
            html.Line($"<p class=\"badge\"><span aria-hidden=\"true\">{VerdictSection.Sign(level)}</span> {VerdictText.Label(level)}</p>");
        html.Line($"<h2>The plan in brief</h2>");
        if (ReachText.Warning(plan) is { } reach)
            html.Line($"<p class=\"statement\"><b>{Sentence(reach)}</b></p>");
        if (verdict is { Level: not VerdictLevel.Trust })
            html.Line($"<p class=\"statement\">Of the fit: {VerdictText.Headline(verdict)}. The plan is no better than the fit; its report says why.</p>");
        html.Line($"<p class=\"lead\">{Sentence(BudgetText.Headline(plan))}</p>");
        if (BudgetText.Profit(plan) is { } earned)
            html.Line($"<p>{Sentence(earned)}</p>");
        foreach (var sentence in new[] { RiskText.Spent(plan), RiskText.Expected(plan) }.OfType<string>())
            html.Line($"<p>{Sentence(sentence)}</p>");
        Tiles(html, plan);
        html.Line($"<ul class=\"sentences\">");
        foreach (var decision in plan.Channels.OrderByDescending(static d => Math.Abs(d.Allocation.SpendAfter - d.Allocation.SpendBefore)))
            html.Line($"<li>{BudgetText.Why(plan, decision)}.</li>");
        html.Line($"</ul>");
        Warnings(html, BudgetText.Warnings(plan));
        html.Line($"</section>");
    }

    static void Tiles(HtmlBuilder html, BudgetPlan plan)
    {
        var doubt = plan.Reach == VerdictLevel.Trust ? "" : "doubt";
        html.Line($"<dl class=\"tiles\">");
        Tile(html, "Budget", NumberText.Compact(plan.Budget), "over " + PeriodAxis.Count(plan.Periods.Step, plan.Periods.Count), doubt);
        if (BudgetText.IsUnchanged(plan))
        {
            Tile(html, "Gain over the old plan", "none", "the old split is already the best");
            Tile(html, "Against the old plan", "the same plan", "nothing to move");
        }
        else
        {
            Tile(html, "Gain over the old plan", NumberText.Mean(plan.Gain), NumberText.Range(plan.Gain) + " with 90 % probability", doubt);
            Tile(html, plan.ProfitGain is null ? "Beats the old plan" : "Earns more than the old plan", NumberText.Probability(plan.ProbabilityBetter).Replace("more than ", "> ", StringComparison.Ordinal).Replace("less than ", "< ", StringComparison.Ordinal), "probability", doubt);
        }
        Tile(html, "Media bring", NumberText.Compact(plan.EffectAfter.Mean), $"before: {NumberText.Compact(plan.EffectBefore.Mean)}");
        if (plan.Profit is { } profit)
            Tile(html, "Expected profit", NumberText.Mean(profit), NumberText.Range(profit) + " with 90 % probability", doubt);
        html.Line($"</dl>");
    }

    static void Tile(HtmlBuilder html, string name, string value, string note, string style = "") =>
        html.Line($"<div class=\"{style}\"><dt>{name}</dt><dd class=\"value\">{value}</dd><dd class=\"sub\">{note}</dd></div>");

    static void Warnings(HtmlBuilder html, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
            return;
        html.Line($"<h3>Before you act on it</h3>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var warning in warnings)
            html.Line($"<li>{warning}.</li>");
        html.Line($"</ul>");
    }

    internal static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
