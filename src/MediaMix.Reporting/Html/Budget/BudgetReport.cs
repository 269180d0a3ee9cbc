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
    /// <param name="verdict">How far the fit is to be trusted; null = not known.</param>
    public static void Write(TextWriter writer, BudgetPlan plan, ReportFacts facts, Verdict? verdict = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        Open(html, plan);
        PlanSummary.Write(html, plan, verdict);
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

    static void WriteAllocation(HtmlBuilder html, BudgetPlan plan)
    {
        html.Line($"<section id=\"allocation\">");
        html.Line($"<h2>Before and after</h2>");
        var figure = new Figure(
            "allocation-chart", "Spend per channel", "Bars: the new plan. Upright strokes: the old one.",
            "Spend per channel: " + string.Join("; ", plan.Channels.Select(static d => $"{Sentences.Name(d.Allocation.Channel)} {NumberText.Compact(d.Allocation.SpendBefore)} to {NumberText.Compact(d.Allocation.SpendAfter)}")) + ".");
        figure.Write(html, AllocationChart.Create(plan));
        NumbersTable.Write(
            html, "Spend, effect and return of the next unit per channel, before and after",
            ["Channel", "Before", "After", "Change", "Effect before", "Effect after", "Next unit before", "Next unit after"],
            plan.Channels.Select(static d => (string[])[
                d.Allocation.Channel, NumberText.Compact(d.Allocation.SpendBefore), NumberText.Compact(d.Allocation.SpendAfter), BudgetText.Change(d.Allocation),
                With(d.Allocation.EffectBefore), With(d.Allocation.EffectAfter), With(d.Allocation.MarginalBefore), With(d.Allocation.MarginalAfter)]), style: "loose");
        html.Line($"<p class=\"aside\">Effect is what the spend brings in <bdi>{plan.OutcomeName}</bdi>, later carryover included. Next unit is what one more unit of spend would return. In brackets: the range that holds the truth with 90 % probability, if the model is right.</p>");
        GeoSplitTable.Write(html, plan);
        html.Line($"</section>");
    }

    static string With(Estimate? estimate) => estimate is { } e ? $"{NumberText.Mean(e)} ({NumberText.Range(e)})" : NumberText.None;

    static void WriteCurves(HtmlBuilder html, BudgetPlan plan)
    {
        html.Line($"<section id=\"curves\">");
        html.Line($"<h2>How each channel responds</h2>");
        html.Line($"<p class=\"lead\">What other amounts in these periods would bring, with the 90 % band. Hollow point: the old plan. Filled point: the new one{(plan.Request.Detail == PlanDetail.Channel ? "" : ", which divides its money otherwise than the curve, so that it may lie off it")}.</p>");
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
        html.Line($"<p>{PlanSummary.Sentence(BudgetText.Certificate(plan))}</p>");
        html.Line($"<p>{PlanSummary.Sentence(BudgetText.Objective(plan))}</p>");
        html.Line($"<p>{PlanSummary.Sentence(BudgetText.Reference(plan))}</p>");
        if (plan.Request.Limits.Count > 0)
            html.Line($"<p class=\"aside\">Limits that the plan keeps: {string.Join("; ", plan.Request.Limits.Select(static limit => limit.Statement))}.</p>");
        html.Line($"</section>");
    }
}
