using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The report of a fit as one HTML page that needs nothing but a browser: no network, no other file.</summary>
/// <remarks>
/// The summary with the verdict comes first, what is only looked up last. Names from the data are encoded wherever they appear and a content security
/// policy admits only the page's own scripts. The same analysis and facts give the same bytes: no time, no machine, no random number.
/// </remarks>
public static class HtmlReport
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Receives 1 to 3 MB of text with <c>\n</c> line ends, to be stored as UTF-8; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    /// <param name="facts">How it was made.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        PageFrame.Open(html, analysis, facts);
        foreach (var section in ReportSection.All.Where(s => s.IsShown(analysis)))
            section.Write(html, analysis);
        PageFrame.Close(html, analysis, facts);
    }
}
