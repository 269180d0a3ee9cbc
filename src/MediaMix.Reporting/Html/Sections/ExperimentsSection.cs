using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What experiments found and what the model makes of them; nothing without experiments.</summary>
internal static class ExperimentsSection
{
    /// <summary>Identifier on the page.</summary>
    public const string Id = "experiments";

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        if (analysis.Experiments.Count == 0)
            return;
        html.Line($"<section id=\"{Id}\">");
        html.Line($"<h2>What experiments say</h2>");
        html.Line($"<p class=\"lead\">The dashed line is what an experiment found. If the model without it already says the same, each confirms the other; if not, one of them is wrong about something.</p>");
        html.Line($"<div class=\"cards\">");
        foreach (var (experiment, index) in analysis.Experiments.Select(static (e, i) => (e, i)))
            WriteCard(html, experiment, index, analysis);
        html.Line($"</div>");
        WriteTable(html, analysis);
        html.Line($"</section>");
    }

    static void WriteCard(HtmlBuilder html, ExperimentResult experiment, int index, FitAnalysis analysis)
    {
        var sentence = ExperimentText.Sentence(experiment) + ".";
        html.Line($"<article class=\"card\">");
        html.Line($"<h3><bdi>{Sentences.Name(experiment.Name)}</bdi></h3>");
        html.Line($"<p>{sentence}</p>");
        Figure.WriteChart(html, "experiment-" + index.ToString(CultureInfo.InvariantCulture), sentence, ExperimentChart.Create(experiment, analysis.OutcomeName, ReturnChart.Unit(analysis)), "small");
        html.Line($"</article>");
    }

    static void WriteTable(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Experiments\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Experiment</th><th scope=\"col\">Channels</th><th scope=\"col\" class=\"num\">Found</th><th scope=\"col\" class=\"num\">Priors alone</th><th scope=\"col\" class=\"num\">Without it</th><th scope=\"col\" class=\"num\">With it</th><th scope=\"col\" class=\"num\">z</th></tr></thead><tbody>");
        foreach (var e in analysis.Experiments)
        {
            html.Line($"<tr><th scope=\"row\"><bdi>{e.Name}</bdi></th><td><bdi>{string.Join(" + ", e.Channels)}</bdi></td>");
            foreach (var value in (ReadOnlySpan<Estimate>)[ExperimentText.Stated(e), e.Prior, e.Without, e.With])
                html.Line($"<td class=\"num\">{NumberText.Mean(value)}<small>{NumberText.Range(value)}</small></td>");
            html.Line($"<td class=\"num\">{NumberText.Fixed(e.Discrepancy, 1)}</td></tr>");
        }
        html.Line($"</tbody></table></div>");
        html.Line($"<p class=\"aside\">z is the difference between the experiment and the model without it, in units of what chance would do; beyond 2 it is rare, beyond 3 out of the question. The numbers are in <code>{ExperimentsTable.FileName}</code>.</p>");
    }
}
