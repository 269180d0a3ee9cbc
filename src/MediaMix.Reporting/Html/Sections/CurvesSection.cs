using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>One card per channel: what more or less spend would do, and when the effect comes.</summary>
internal static class CurvesSection
{
    const string Straight = "More is taken to mean more people, reached as often as today, and reach does not saturate in this model: so the curve does not bend down. ";

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        if (analysis.ResponseCurves.Count == 0)
            return;
        html.Line($"<section id=\"curves\">");
        html.Line($"<h2>How each channel responds</h2>");
        html.Line($"<p class=\"lead\">Upper chart: the effect over the window at other amounts of spend, with its 90 % band; the line marks today. Dashed and grey means more than the data have ever seen: the model guesses there. Lower chart: how the effect spreads over time.</p>");
        html.Line($"<div class=\"cards\">");
        ResponseCurve[] curves = [.. analysis.ResponseCurves, .. analysis.Groups.Select(static g => g.Curve).OfType<ResponseCurve>()];
        for (var i = 0; i < curves.Length; i++)
            WriteCard(html, analysis, curves[i], i);
        html.Line($"</div>");
        html.Line($"<p class=\"aside\">Each chart has a scale of its own. The numbers are in <code>{ResponseCurvesTable.FileName}</code>.</p>");
        MovementFigures.Write(html, analysis);
        html.Line($"</section>");
    }

    static void WriteCard(HtmlBuilder html, FitAnalysis analysis, ResponseCurve curve, int index)
    {
        var name = Sentences.Name(curve.Channel);
        var id = index.ToString(CultureInfo.InvariantCulture);
        var channel = analysis.Channels.Concat(analysis.Groups.Select(static g => g.Return)).FirstOrDefault(c => c.Channel == curve.Channel);
        var isPaid = channel is { Spend: > 0 };
        html.Line($"<article class=\"card\">");
        html.Line($"<h3><bdi>{name}</bdi></h3>");
        if (channel is not null && Sentences.Next(channel) is { } next)
            html.Line($"<p>{Sentence(next)}</p>");
        else
            html.Line($"<p>Organic: no spend, so the curve runs over exposure.</p>");
        var now = Array.IndexOf(curve.Multiplier, 1.0);
        var last = curve.Response.Mean.Length - 1;
        Figure.WriteChart(
            html,
            "response-" + id,
            $"Response curve of {name}: "
            + (now >= 0 ? $"{NumberText.Compact(curve.Response.Mean[now])} at {NumberText.Compact(curve.CurrentSpend)} today, " : "")
            + $"{NumberText.Compact(curve.Response.Mean[last])} at {NumberText.Compact(curve.Spend[last])}.",
            ResponseChart.Create(curve, Sentences.Name(analysis.OutcomeName), isPaid),
            "small");
        if (analysis.Carryover.FirstOrDefault(c => c.Channel == curve.Channel) is { } carryover)
            WriteCarryover(html, carryover, name, id, analysis);
        html.Line($"</article>");
    }

    static void WriteCarryover(HtmlBuilder html, CarryoverCurve carryover, string name, string id, FitAnalysis analysis)
    {
        var step = analysis.Periods.Step;
        var straight = analysis.Frequencies.Any(c => c.Channel == carryover.Channel) ? Straight : "";
        var delay = $"{NumberText.Mean(carryover.MeanLag)} {PeriodAxis.Unit(step)}s";
        html.Line($"<p>{straight}On average the effect comes {delay} after the exposure.</p>");
        Figure.WriteChart(
            html, "carryover-" + id, $"Carryover of {name}: on average the effect comes {delay} after the exposure.", CarryoverChart.Create(carryover, step), "small");
    }

    static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
