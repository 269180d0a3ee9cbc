using MediaMix.Analysis;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Reporting;

/// <summary>What the data can and cannot tell: findings in words with their remedies, then the numbers behind them.</summary>
internal static class IdentificationSection
{
    /// <summary>Identifier on the page.</summary>
    public const string Id = "identification";

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<section id=\"{Id}\">");
        html.Line($"<h2>What the data can and cannot tell</h2>");
        html.Line($"<p class=\"lead\">A number can come from the data, from the prior, or from both. Here is which, and what would make it firmer.</p>");
        WriteFindings(html, FindingText.Condensed(analysis.Findings));
        WriteTable(html, analysis);
        WriteMap(html, analysis);
        html.Line($"</section>");
    }

    static void WriteFindings(HtmlBuilder html, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            html.Line($"<p>Nothing stands out: every channel was learned from the data and told apart from the others.</p>");
            return;
        }
        html.Line($"<ul class=\"reasons\">");
        foreach (var finding in findings)
            html.Line($"<li><p><strong><bdi>{Sentences.Name(finding.Subject)}</bdi></strong> · {finding.Message}</p><p class=\"remedy\">{finding.Remedy}</p></li>");
        html.Line($"</ul>");
    }

    static void WriteTable(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Identification\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Channel</th><th scope=\"col\" class=\"num\">Learned</th><th scope=\"col\" class=\"num\">Priors move it</th><th scope=\"col\" class=\"num\">Data move it</th><th scope=\"col\">What that means</th><th scope=\"col\">Most alike</th><th scope=\"col\" class=\"num\">Correlation</th><th scope=\"col\">Grade</th></tr></thead><tbody>");
        foreach (var channel in analysis.Channels)
        {
            var s = analysis.Sensitivities.FirstOrDefault(s => s.Channel == channel.Channel);
            html.Line($"<tr><th scope=\"row\"><bdi>{Sentences.Name(channel.Channel)}</bdi></th><td class=\"num\">{Learned(channel.Contraction)}</td>");
            html.Line($"<td class=\"num\">{NumberText.Fixed(s?.Prior ?? double.NaN, 2)}</td><td class=\"num\">{NumberText.Fixed(s?.Likelihood ?? double.NaN, 2)}</td><td class=\"words\">{Meaning(s)}</td>");
            html.Line($"<td><bdi>{Sentences.Name(channel.Twin?.Channel ?? "")}</bdi></td><td class=\"num\">{NumberText.Fixed(channel.Twin?.Correlation ?? double.NaN, 2)}</td><td>{channel.Grade?.ToString()}</td></tr>");
        }
        html.Line($"</tbody></table></div>");
        html.Line($"<p class=\"aside\">Learned: by how much the data narrowed the prior (share of the variance of the log return). Priors and data move it: sensitivity of the return when priors, or data, count a little more or less; notable from 0.05 on.</p>");
    }

    static string Learned(double contraction) => double.IsNaN(contraction) ? NumberText.None : NumberText.Percent(Math.Max(0, contraction));

    static string Meaning(ReturnSensitivity? s) => s?.Diagnosis switch
    {
        null => "",
        PowerScalingDiagnosis.PriorDataConflict => "prior and data both decide",
        PowerScalingDiagnosis.StrongPrior => "the prior decides",
        _ => "the data decide",
    };

    static void WriteMap(HtmlBuilder html, FitAnalysis analysis)
    {
        if (CorrelationHeatMap.Create(analysis) is not { } map)
            return;
        var figure = new Figure(
            "correlations", "Which channels are told apart",
            "Correlation of what is believed of two channels' returns. Near −1 the data know their sum and not who of them earned it; near 0 each is known by itself.",
            $"Correlations of returns between {NumberText.Count(analysis.Channels.Count)} channels. {(analysis.Pairs.Count == 0 ? "No pair is beyond 0.7." : $"Beyond 0.7: {string.Join("; ", analysis.Pairs.Select(static p => $"{Sentences.Name(p.First)} and {Sentences.Name(p.Second)} {NumberText.Fixed(p.Correlation, 2)}"))}.")}");
        figure.Write(html, map);
    }
}
