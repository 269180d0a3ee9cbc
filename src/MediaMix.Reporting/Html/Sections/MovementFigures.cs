using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What belongs to the curves of channels with reach and frequency, and of those whose effectiveness moves: a figure each.</summary>
internal static class MovementFigures
{
    /// <summary>Writes nothing where there is nothing of the kind.</summary>
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var frequencies = analysis.Frequencies.Where(static c => c.HasChoice).ToArray();
        Open(html, frequencies.Length);
        for (var i = 0; i < frequencies.Length; i++)
            WriteFrequency(html, frequencies[i], i, analysis);
        Close(html, frequencies.Length);
        foreach (var curve in analysis.Frequencies.Where(static c => !c.HasChoice))
            html.Line($"<p class=\"aside\">{FrequencyText.Sentence(curve, analysis.OutcomeKind)}.</p>");
        if (frequencies.Length > 0)
            html.Line($"<p class=\"aside\">A curve has the same frequency in every {PeriodAxis.Unit(analysis.Periods.Step)}; the plan as it was had not, so it may lie beside its curve. Reach is limited, and the model does not know it: where everybody has been reached, only frequency is left to buy. The numbers are in <code>{FrequencyTable.FileName}</code>.</p>");
        Open(html, analysis.Effectiveness.Count);
        for (var i = 0; i < analysis.Effectiveness.Count; i++)
            WriteEffectiveness(html, analysis.Effectiveness[i], i, analysis.Periods);
        Close(html, analysis.Effectiveness.Count);
        if (analysis.Effectiveness.Count > 0)
            html.Line($"<p class=\"aside\">A channel's return is that of the whole window; these curves say when it was more and when less. The numbers are in <code>{EffectivenessTable.FileName}</code>.</p>");
    }

    static void WriteFrequency(HtmlBuilder html, FrequencyCurve curve, int index, FitAnalysis analysis)
    {
        var (name, sentence) = (Sentences.Name(curve.Channel), FrequencyText.Sentence(curve, analysis.OutcomeKind));
        new Figure(
            Id("frequency", index),
            $"How often people should see {name}",
            $"{sentence}. The curve is for the same exposures{(curve.Roi is null ? "" : " and the same money")}: fewer people more often, or more people less often.",
            $"{(curve.Roi is null ? "Effect" : "Return")} of {name} over the frequency. {sentence}.")
        {
            Legend = [("band", "90 % band"), ("now", "as it was"), ("dot", "best on average; the strip on the axis holds the best with 90 % probability")],
        }.Write(html, FrequencyChart.Create(curve, Sentences.Name(analysis.OutcomeName)));
    }

    static void WriteEffectiveness(HtmlBuilder html, MovingEffectiveness curve, int index, TimeAxis periods)
    {
        var (names, sentence) = (EffectivenessText.Names(curve), EffectivenessText.Sentence(curve, periods));
        new Figure(
            Id("effectiveness", index),
            $"How well {names} worked over time",
            $"{sentence}. The dashed line at 1 is the average of the window.",
            $"Effectiveness of {names} over {PeriodAxis.Window(periods)}, relative to the average. {sentence}.")
        {
            Legend = [("band", "90 % band"), ("accent", "mean")],
        }.Write(html, EffectivenessChart.Create(curve, periods));
    }

    static string Id(string kind, int index) => $"{kind}-{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Several stand side by side, one alone takes the whole width.</summary>
    static void Open(HtmlBuilder html, int count) => html.Raw(count switch { 0 => "", 1 => "<div class=\"figures\">\n", _ => "<div class=\"figures pair\">\n" });

    static void Close(HtmlBuilder html, int count) => html.Raw(count == 0 ? "" : "</div>\n");
}
