using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Whether to trust the numbers, why not, what to do, and what no check can see.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var verdict = analysis.Verdict;
        html.Line($"<section id=\"verdict\" class=\"verdict {VerdictText.Key(verdict.Level)}\">");
        html.Line($"<h2>How far to trust these numbers</h2>");
        html.Line($"<p class=\"lead\">{VerdictText.Label(verdict.Level)}. {VerdictText.Headline(verdict)}.</p>");
        if (verdict.Reasons.Count > 0)
        {
            html.Line($"<ol class=\"reasons\">");
            foreach (var reason in verdict.Reasons)
                WriteReason(html, reason, isMixed: verdict.Reasons.Any(r => r.Level != verdict.Level));
            html.Line($"</ol>");
        }
        foreach (var statement in verdict.Statements)
            html.Line($"<p class=\"statement\">{statement}</p>");
        if (verdict.NotChecked.Count > 0)
        {
            html.Line($"<details><summary>Not checked in this run ({verdict.NotChecked.Count})</summary><p class=\"printed\">Not checked in this run:</p><ul>");
            foreach (var rule in verdict.NotChecked)
                html.Line($"<li>{rule}</li>");
            html.Line($"</ul></details>");
        }
        html.Line($"</section>");
    }

    static void WriteReason(HtmlBuilder html, VerdictReason reason, bool isMixed)
    {
        html.Line($"<li class=\"{VerdictText.Key(reason.Level)}\">");
        html.Raw("<p class=\"what\">");
        if (isMixed)
            html.Line($"<span class=\"level\">{VerdictText.Label(reason.Level)}</span>");
        html.Line($"{reason.Message}</p>");
        html.Line($"<p class=\"remedy\"><b>What to do:</b> {reason.Remedy}</p>");
        html.Line($"</li>");
    }

    /// <summary>A mark for those who do not see the colour.</summary>
    public static string Sign(VerdictLevel level) => level switch
    {
        VerdictLevel.Trust => "✓",
        VerdictLevel.Caution => "!",
        _ => "✕",
    };
}
