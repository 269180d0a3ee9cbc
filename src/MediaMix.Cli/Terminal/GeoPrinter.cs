using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What a fit says of the geos of a panel, and of held-out outcomes.</summary>
static class GeoPrinter
{
    const int Largest = 6, Worst = 3;

    public static void Print(FitAnalysis analysis, IAnsiConsole console)
    {
        if (analysis.Holdout is { } holdout)
            Line(console, $"Held out: {GeoText.Holdout(holdout)}.");
        if (analysis.Geos.Count == 0)
            return;
        Line(console, $"{GeoText.Cells(analysis)}.");
        Line(console, $"{GeoText.Pooling(analysis)}.");
        if (GeoText.Information(analysis) is { } information)
            Line(console, $"{information}.");
        var shown = GeoText.Notable(analysis.Geos, Largest, Worst);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("geo");
        foreach (var heading in new[] { "actual", "model", "typical miss", "in 90 % band", "R²" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (geo, _) in shown)
        {
            table.AddRow(
                new Text(Sentences.Name(geo.Geo)),
                new Text(NumberText.Compact(geo.ActualTotal)),
                new Text(NumberText.Compact(geo.ExpectedTotal)),
                new Text(NumberText.Percent(geo.Fitted.Mape)),
                new Text(NumberText.Percent(geo.Fitted.Coverage90)),
                new Text(NumberText.Significant(geo.Fitted.RSquared, 2)));
        }
        console.Write(table);
        if (shown.Count < analysis.Geos.Count)
            Line(console, $"The {Largest} largest geos and the {Worst} that the model misses by most, of {analysis.Geos.Count}.");
    }

    /// <summary>The same for machines, every geo with what its channels returned.</summary>
    public static JsonArray Json(FitAnalysis analysis) => new([.. analysis.Geos.Select(geo => new JsonObject
    {
        ["geo"] = geo.Geo,
        ["channels"] = new JsonArray([.. geo.Channels.Select((found, m) => new JsonObject
        {
            ["channel"] = analysis.Channels[m].Channel,
            ["spend"] = found.Spend,
            ["contribution"] = JsonForm.Estimate(found.Contribution),
            ["roi"] = JsonForm.Estimate(found.Roi),
            ["marginal_roi_mean"] = found.MarginalRoiMean,
            ["own_information"] = found.OwnInformation,
        })]),
    })]);

    static void Line(IAnsiConsole console, string text)
    {
        console.Paragraph(text);
    }
}
