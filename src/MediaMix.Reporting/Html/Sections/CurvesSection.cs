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
        html.Line($"<p class=\"lead\">Upper chart: the effect over the window at other amounts of spend, with its 90 % band; the line marks today. Dashed and grey means more than the data have ever seen: the model guesses there. Then how the effect spreads over time; grey ticks are what was assumed before seeing the data. Last, what a period brings at a steady exposure; the grey columns count how often each exposure was seen.</p>");
        html.Line($"<div class=\"cards\">");
        ResponseCurve[] curves = [.. analysis.ResponseCurves, .. analysis.Groups.Select(static g => g.Curve).OfType<ResponseCurve>()];
        for (var i = 0; i < curves.Length; i++)
            WriteCard(html, analysis, curves[i], i);
        html.Line($"</div>");
        html.Line($"<p class=\"aside\">Each chart has a scale of its own. The numbers are in <code>{ResponseCurvesTable.FileName}</code>.</p>");
        WriteSplit(html, analysis);
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
        if (analysis.Saturations.FirstOrDefault(s => s.Channel == curve.Channel) is { } saturation)
            WriteSaturation(html, saturation, name, id, analysis);
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

    static void WriteSaturation(HtmlBuilder html, SaturationCurve curve, string name, string id, FitAnalysis analysis)
    {
        var (last, half) = (curve.Exposure.Length - 1, (curve.Exposure.Length - 1) / 2);
        var unit = PeriodAxis.Unit(analysis.Periods.Step);
        var gain = curve.Effect.Mean[half] > 0 ? $"At the highest exposure of a {unit}, half of it would bring {NumberText.Percent(curve.Effect.Mean[half] / curve.Effect.Mean[last])} of what all of it brings." : "Diminishing returns.";
        html.Line($"<p>{gain}</p>");
        Figure.WriteChart(
            html, "saturation-" + id,
            $"Saturation of {name}: a steady exposure of {NumberText.Compact(curve.Exposure[last])} per {unit} brings {NumberText.Compact(curve.Effect.Mean[last])} (90 %: {NumberText.Compact(curve.Effect.Q5[last])} to {NumberText.Compact(curve.Effect.Q95[last])}). {gain}",
            SaturationChart.Create(curve, Sentences.Name(analysis.OutcomeName), analysis.Periods.Step), "small");
    }

    static void WriteSplit(HtmlBuilder html, FitAnalysis analysis)
    {
        var curves = analysis.Carryover.Where(static c => c.Lag.Length > 1).ToArray();
        if (curves.Length == 0)
            return;
        var unit = PeriodAxis.Unit(analysis.Periods.Step);
        html.Line($"<div class=\"figures\">");
        new Figure(
            "carry-split",
            "At once and later",
            $"How much of an exposure's effect comes in the same {unit}; the rest is carried into later ones. The thin line is the 90 % interval of where one ends and the other begins.",
            $"Bar chart of the share of the effect in the same {unit}: " + string.Join("; ", curves.Select(static c => $"{Sentences.Name(c.Channel)} {NumberText.Percent(c.Immediate.Mean)} ({NumberText.PercentRange(c.Immediate)})")) + ".")
        {
            Legend = [("accent", $"in the same {unit}"), ("other", "later")],
        }.Write(html, CarrySplitChart.Create(curves));
        html.Line($"</div>");
    }

    static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
