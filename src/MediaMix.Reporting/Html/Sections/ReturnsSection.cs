using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What each channel gave back for its spend, on average and for the next unit.</summary>
internal static class ReturnsSection
{
    /// <summary>The statistical conventions call two channels inseparable from this correlation on.</summary>
    public const double Inseparable = 0.7;

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<section id=\"returns\">");
        html.Line($"<h2>What each channel returned</h2>");
        if (analysis.Channels.All(c => c.Roi is null))
            html.Line($"<p>No channel has spend, so there is no return on spend to show.</p>");
        else
            WriteFigures(html, analysis);
        WriteTable(html, analysis);
        html.Line($"</section>");
    }

    static void WriteFigures(HtmlBuilder html, FitAnalysis analysis)
    {
        var breakEven = analysis.BreakEven is { } even
            ? $" The dashed line at {NumberText.Significant(even)} is where a channel earns back exactly its spend{(analysis.HasMargin ? ", at the margin of the model file" : "")}."
            : "";
        var legend = new[] { ("dot", "learned from data"), ("hollow", "mostly the assumption you started from") };
        html.Line($"<div class=\"pair\">");
        if (ReturnChart.Average(analysis) is { } average)
            new Figure(
                "roi",
                "Return per unit spent",
                $"The point is the best estimate, the bar the range that holds the truth with 90 % probability.{breakEven}",
                "Interval chart of the return per unit spent. " + Described(analysis, c => c.Roi))
            {
                Legend = legend,
            }.Write(html, average);
        if (ReturnChart.Cost(analysis) is { } cost)
            new Figure(
                "cost",
                $"Spend per unit of {Sentences.Name(analysis.OutcomeName)}",
                "The same the other way round: what one more unit of the outcome cost. Shorter is better.",
                "Interval chart of the spend per unit of the outcome, medians. " + Described(analysis, c => c.CostPerUnit, NumberText.Median))
            {
                Legend = legend,
            }.Write(html, cost);
        html.Line($"</div>");
        if (ReturnChart.Next(analysis) is { } next)
            new Figure(
                "marginal-roi",
                "Return of the next unit",
                $"What one more unit of spend would bring: this, not the average, says where more money works. The tick is the average return.{breakEven}",
                "Interval chart of the return of the next unit spent. " + Described(analysis, c => c.MarginalRoi))
            {
                Legend = [.. legend, ("tick", "average return")],
            }.Write(html, next);
        BubbleFigures.Write(html, analysis);
    }

    static string Described(FitAnalysis analysis, Func<ChannelReturn, Estimate?> value, Func<Estimate, string>? point = null) => string.Join("; ", ReturnChart.Paid(analysis)
        .Where(c => value(c) is not null)
        .Select(c => $"{Sentences.Name(c.Channel)} {(point ?? NumberText.Mean)(value(c)!.Value)}, {NumberText.Range(value(c)!.Value)}")) + ".";

    static void WriteTable(HtmlBuilder html, FitAnalysis analysis)
    {
        var hasCost = analysis.Channels.Any(c => c.CostPerUnit is not null);
        html.Line($"<h3>Returns in numbers</h3>");
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Returns per channel\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Channel</th><th scope=\"col\" class=\"num\">Spend</th><th scope=\"col\" class=\"num\">Brought</th><th scope=\"col\" class=\"num\">Share of total</th><th scope=\"col\" class=\"num\">Per unit spent</th><th scope=\"col\" class=\"num\">Next unit</th>");
        if (hasCost)
            html.Line($"<th scope=\"col\" class=\"num\">Cost of one</th>");
        html.Line($"<th scope=\"col\">How sure</th></tr></thead><tbody>");
        foreach (var channel in analysis.Channels.OrderByDescending(c => c.Contribution.Mean))
            WriteRow(html, channel, channel.Channel, hasCost);
        foreach (var group in analysis.Groups)
            WriteRow(html, group.Return, $"{group.Name} ({string.Join(" + ", group.Channels)})", hasCost);
        if (analysis.All is { } all)
            WriteRow(html, all, ReturnChart.Together, hasCost);
        html.Line($"</tbody></table></div>");
        if (analysis.Groups.Count > 0)
            html.Line($"<p class=\"aside\">Rows with several channels in brackets are groups: the same money and the same effect as in the rows of these channels, seen together.</p>");
        html.Line($"<p class=\"aside\">Small print under a number is its 90 % interval. Returns count the carryover after the window, what a channel brought does not. The numbers are in <code>{RoiTable.FileName}</code>.</p>");
    }

    static void WriteRow(HtmlBuilder html, ChannelReturn channel, string name, bool hasCost)
    {
        var total = channel.Grade is null ? "total" : "";
        html.Line($"<tr class=\"{total}\"><th scope=\"row\"><bdi>{name}</bdi></th><td class=\"num\">{(channel.Spend > 0 ? NumberText.Compact(channel.Spend) : NumberText.None)}</td>");
        Cell(html, channel.Contribution, NumberText.Mean);
        html.Line($"<td class=\"num\">{NumberText.Percent(channel.ShareMean)}<small>{(channel.Share is { } share ? NumberText.PercentRange(share) : "")}</small></td>");
        Cell(html, channel.Roi, NumberText.Mean);
        Cell(html, channel.MarginalRoi, NumberText.Mean);
        if (hasCost)
            Cell(html, channel.CostPerUnit, NumberText.Median);
        html.Line($"<td class=\"words\">{Sureness(channel)}</td></tr>");
    }

    static void Cell(HtmlBuilder html, Estimate? value, Func<Estimate, string> point)
    {
        if (value is { } v)
            html.Line($"<td class=\"num\">{point(v)}<small>{NumberText.Range(v)}</small></td>");
        else
            html.Line($"<td class=\"num\">{NumberText.None}</td>");
    }

    static string Sureness(ChannelReturn channel)
    {
        if (channel.Grade is not { } grade)
            return "";
        var twin = channel.Twin is { } t && Math.Abs(t.Correlation) > Inseparable
            ? $"; hard to tell apart from {Sentences.Name(t.Channel)}"
            : "";
        return $"{grade}: {Sentences.Meaning(grade)}{twin}";
    }
}
