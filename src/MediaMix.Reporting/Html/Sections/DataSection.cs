using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the data make hard for the model, found before any fit.</summary>
internal static class DataSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<section id=\"data\">");
        html.Line($"<h2>Data checks</h2>");
        if (analysis.DataFindings.Count == 0)
            html.Line($"<p>None of the checks of the data found anything to remark.</p>");
        else
            NumbersTable.Write(
                html, "Findings about the data", ["How serious", "Found", "What to do"],
                analysis.DataFindings.Select(static f => (IReadOnlyList<string>)[Word(f.Severity), f.Sentence, f.Remedy ?? "Nothing; good to know."]), words: 2);
        html.Line($"</section>");
    }

    static string Word(DesignSeverity severity) => severity switch
    {
        DesignSeverity.Error => "Serious",
        DesignSeverity.Attention => "Look at it",
        _ => "Good to know",
    };
}
