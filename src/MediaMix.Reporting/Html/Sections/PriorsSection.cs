using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What was assumed before seeing the outcome, and which of it nobody chose.</summary>
internal static class PriorsSection
{
    const int MostRows = 120;

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var rows = analysis.Parameters.Where(static p => p.Prior is not null && p.Key?.Geo is null).ToArray();
        var (stated, carried) = (Count(PriorOrigin.Written), Count(PriorOrigin.Carried));
        var earlier = carried == 0 ? "" : $" and {NumberText.Count(carried)} taken over from an earlier run";
        html.Line($"<section id=\"priors\">");
        html.Line($"<h2>What was assumed</h2>");
        html.Line($"<p class=\"lead\">A model starts from a range for every unknown, its prior, and the data narrow it down. {NumberText.Count(stated)} of {NumberText.Count(rows.Length)} are stated in the model{earlier}; the others are defaults of the program. Ranges are in the model's own units, numbers rounded; <code>model.yaml</code> has them in full.</p>");
        WriteReturns(html, analysis);
        NumbersTable.Write(
            html, "Priors", ["Parameter", "Prior", "From", "Meaning"],
            rows.Take(MostRows).Select(static p => (IReadOnlyList<string>)[p.Name, RoundedPrior.Text(p.Prior!), Word(p.Origin), p.Meaning ?? ""]), words: 3, style: "dense");
        if (rows.Length > MostRows)
            html.Line($"<p class=\"aside\">The first {MostRows} are shown; all are in <code>model.yaml</code>.</p>");
        html.Line($"</section>");

        int Count(PriorOrigin origin) => rows.Count(p => p.Origin == origin);
    }

    static string Word(PriorOrigin? origin) => origin switch
    {
        PriorOrigin.Written => "stated",
        PriorOrigin.Carried => "earlier run",
        _ => "default",
    };

    static void WriteReturns(HtmlBuilder html, FitAnalysis analysis)
    {
        var channels = analysis.Channels.Where(static c => c.PriorRoi is not null && c.Roi is not null).ToArray();
        if (channels.Length == 0)
            return;
        html.Line($"<h3>Returns before and after seeing the data</h3>");
        NumbersTable.Write(
            html, "Returns before and after seeing the data", ["Channel", "Assumed", "90 % interval", "Found", "90 % interval"],
            channels.Select(static c => (IReadOnlyList<string>)[c.Channel, .. NumbersTable.Cells(c.PriorRoi), .. NumbersTable.Cells(c.Roi)]));
        html.Line($"<h3>Every prior</h3>");
    }
}
