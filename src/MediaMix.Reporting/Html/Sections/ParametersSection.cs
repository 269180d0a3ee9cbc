using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>All parameters and derived quantities.</summary>
internal static class ParametersSection
{
    /// <summary>With more parameters than these, those of single geos are left to the table on disk: nobody reads them, and the page would grow by megabytes.</summary>
    const int MostRows = 400;

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var all = analysis.Parameters;
        var parameters = all.Count <= MostRows ? all : [.. all.Where(static p => p.Key?.Geo is null)];
        html.Line($"<section id=\"parameters\">");
        html.Line($"<h2>All parameters</h2>");
        html.Line($"<div class=\"scroll tall\" role=\"region\" aria-label=\"Parameters\" tabindex=\"0\"><table class=\"dense\">");
        html.Line($"<thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\" class=\"num\">Mean</th><th scope=\"col\" class=\"num\">90 % interval</th><th scope=\"col\">Prior</th><th scope=\"col\" class=\"num\">ESS</th><th scope=\"col\" class=\"num\">R-hat</th></tr></thead><tbody>");
        foreach (var p in parameters)
            WriteRow(html, p);
        html.Line($"</tbody></table></div>");
        if (parameters.Count < all.Count)
            html.Line($"<p class=\"aside\">{NumberText.Count(all.Count - parameters.Count)} more parameters belong to single geos; they are in <code>{SummaryTable.FileName}</code>.</p>");
        html.Line($"<p class=\"aside\">ESS is the smaller of bulk and tail effective sample size. More quantiles are in <code>{SummaryTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }

    static void WriteRow(HtmlBuilder html, ParameterSummary p)
    {
        var estimate = new Estimate(p.Mean, p.Q5, p.Q50, p.Q95);
        html.Line($"<tr><th scope=\"row\"><bdi>{p.Name}</bdi>");
        if (p.Meaning is not null)
            html.Line($"<small>{p.Meaning}</small>");
        html.Line($"</th><td class=\"num\">{NumberText.Mean(estimate)}</td><td class=\"num\">{NumberText.Range(estimate)}</td><td><code>{(p.Prior is null ? NumberText.None : RoundedPrior.Text(p.Prior))}</code></td><td class=\"num\">{NumberText.Fixed(Math.Min(p.EssBulk, p.EssTail), 0)}</td><td class=\"num\">{NumberText.Fixed(p.Rhat, 3)}</td></tr>");
    }
}
