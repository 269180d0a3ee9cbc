using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>An optimised plan as one HTML page that needs nothing but a browser. The same plan and facts give the same bytes.</summary>
public static class BudgetReport
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "plan.html";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Receives text with <c>\n</c> line ends, to be stored as UTF-8; stays open.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">How it was made.</param>
    public static void Write(TextWriter writer, BudgetPlan plan, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        Open(html, plan);
        WriteSummary(html, plan);
        WriteAllocation(html, plan);
        WriteCurves(html, plan);
        WriteMethod(html, plan);
        PageShell.Close(html, facts);
    }

    static void Open(HtmlBuilder html, BudgetPlan plan)
    {
        PageShell.Open(html, $"Media plan for {plan.OutcomeName}", "plan", "Skip to the plan");
        html.Line($"<p class=\"eyebrow\">Media plan</p>");
        html.Line($"<h1>Where the money goes next</h1>");
        html.Line($"<p class=\"facts\">For <bdi>{plan.OutcomeName}</bdi> · {PeriodAxis.Window(plan.Periods)}</p>");
        PageShell.Main(html);
    }

    static void WriteSummary(HtmlBuilder html, BudgetPlan plan)
    {
        html.Line($"<section id=\"plan\">");
        html.Line($"<h2>The plan in brief</h2>");
        html.Line($"<p class=\"lead\">{Sentence(BudgetText.Headline(plan))}</p>");
        if (BudgetText.Profit(plan) is { } earned)
            html.Line($"<p>{Sentence(earned)}</p>");
        html.Line($"<dl class=\"tiles\">");
        Tile(html, "Budget", NumberText.Compact(plan.Budget), "over " + PeriodAxis.Count(plan.Periods.Step, plan.Periods.Count));
        Tile(html, "Gain over the old plan", NumberText.Mean(plan.Gain), NumberText.Range(plan.Gain) + " with 90 % probability");
        Tile(html, "Beats the old plan", NumberText.Probability(plan.ProbabilityBetter), "probability");
        Tile(html, "Media bring", NumberText.Compact(plan.EffectAfter.Mean), $"before: {NumberText.Compact(plan.EffectBefore.Mean)}");
        if (plan.Profit is { } profit)
            Tile(html, "Expected profit", NumberText.Mean(profit), NumberText.Range(profit) + " with 90 % probability");
        html.Line($"</dl>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var decision in plan.Channels.OrderByDescending(static d => Math.Abs(d.Allocation.SpendAfter - d.Allocation.SpendBefore)))
            html.Line($"<li>{BudgetText.Why(plan, decision)}.</li>");
        html.Line($"</ul>");
        var warnings = BudgetText.Warnings(plan);
        if (warnings.Count > 0)
        {
            html.Line($"<h3>Before you act on it</h3>");
            html.Line($"<ul class=\"sentences\">");
            foreach (var warning in warnings)
                html.Line($"<li>{warning}.</li>");
            html.Line($"</ul>");
        }
        html.Line($"</section>");
    }

    static void Tile(HtmlBuilder html, string name, string value, string note) =>
        html.Line($"<div><dt>{name}</dt><dd class=\"value\">{value}</dd><dd class=\"sub\">{note}</dd></div>");

    static void WriteAllocation(HtmlBuilder html, BudgetPlan plan)
    {
        html.Line($"<section id=\"allocation\">");
        html.Line($"<h2>Before and after</h2>");
        var figure = new Figure(
            "allocation-chart", "Spend per channel", "Bars: the new plan. Upright strokes: the old one.",
            "Spend per channel: " + string.Join("; ", plan.Channels.Select(static d => $"{Sentences.Name(d.Allocation.Channel)} {NumberText.Compact(d.Allocation.SpendBefore)} to {NumberText.Compact(d.Allocation.SpendAfter)}")) + ".");
        figure.Write(html, AllocationChart.Create(plan));
        html.Line($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Allocation\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Channel</th><th scope=\"col\">Before</th><th scope=\"col\">After</th><th scope=\"col\">Change</th><th scope=\"col\">Effect before</th><th scope=\"col\">Effect after</th><th scope=\"col\">Next unit before</th><th scope=\"col\">Next unit after</th></tr></thead>");
        html.Line($"<tbody>");
        foreach (var d in plan.Channels)
        {
            var a = d.Allocation;
            html.Line($"<tr><th scope=\"row\"><bdi>{a.Channel}</bdi></th><td>{NumberText.Compact(a.SpendBefore)}</td><td>{NumberText.Compact(a.SpendAfter)}</td><td>{BudgetText.Change(a)}</td><td>{With(a.EffectBefore)}</td><td>{With(a.EffectAfter)}</td><td>{With(a.MarginalBefore)}</td><td>{With(a.MarginalAfter)}</td></tr>");
        }
        html.Line($"</tbody></table></div>");
        html.Line($"</section>");
    }

    static string With(Estimate? estimate) => estimate is { } e ? $"{NumberText.Mean(e)} ({NumberText.Range(e)})" : NumberText.None;

    static void WriteCurves(HtmlBuilder html, BudgetPlan plan)
    {
        html.Line($"<section id=\"curves\">");
        html.Line($"<h2>How each channel responds</h2>");
        html.Line($"<p class=\"lead\">What other amounts in these periods would bring, with the 90 % band. Hollow point: the old plan. Filled point: the new one.</p>");
        html.Line($"<div class=\"cards\">");
        for (var i = 0; i < plan.Channels.Count; i++)
        {
            var (d, id) = (plan.Channels[i], i.ToString(CultureInfo.InvariantCulture));
            html.Line($"<article class=\"card\">");
            html.Line($"<h3><bdi>{d.Allocation.Channel}</bdi></h3>");
            Figure.WriteChart(
                html, "plan-curve-" + id,
                $"Response of {Sentences.Name(d.Allocation.Channel)}: {NumberText.Compact(d.Allocation.EffectBefore.Mean)} at {NumberText.Compact(d.Allocation.SpendBefore)}, {NumberText.Compact(d.Allocation.EffectAfter.Mean)} at {NumberText.Compact(d.Allocation.SpendAfter)}.",
                PlanCurveChart.Create(d, Sentences.Name(plan.OutcomeName)), "small");
            html.Line($"</article>");
        }
        html.Line($"</div>");
        html.Line($"</section>");
    }

    static void WriteMethod(HtmlBuilder html, BudgetPlan plan)
    {
        html.Line($"<section id=\"method\">");
        html.Line($"<h2>How sure the search is</h2>");
        html.Line($"<p>{Sentence(BudgetText.Certificate(plan.Certificate))}</p>");
        html.Line($"<p>{Sentence(BudgetText.Objective(plan))}</p>");
        html.Line($"<p>{Sentence(BudgetText.Reference(plan))}</p>");
        foreach (var limit in plan.Request.Limits)
            html.Line($"<p class=\"aside\">Kept: {limit.Statement}.</p>");
        html.Line($"</section>");
    }

    static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
