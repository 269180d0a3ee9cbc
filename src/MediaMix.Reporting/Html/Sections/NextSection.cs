using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What to do next, in order, with the facts that speak for each step.</summary>
internal static class NextSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var steps = NextSteps.Of(analysis);
        html.Line($"<section id=\"next\">");
        html.Line($"<h2>What to do next</h2>");
        if (steps.Count == 0)
            html.Line($"<p>The numbers of this fit suggest nothing to change.</p>");
        else
            html.Line($"<p class=\"lead\">Drawn by fixed rules from the numbers of this report, the most urgent first.</p>");
        html.Line($"<ol class=\"steps\">");
        foreach (var step in steps)
            html.Line($"<li><h3>{step.Action}</h3><p>{step.Because}</p></li>");
        html.Line($"</ol>");
        html.Line($"</section>");
    }
}
