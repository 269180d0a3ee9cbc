using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The geos of a panel: how well each is fitted, what channels returned there, and which of them say anything of their own.</summary>
internal static class GeosSection
{
    /// <summary>Identifier of the section.</summary>
    public const string Id = "geos";

    const int MostCards = 6, LargestInTable = 20, WorstInTable = 10;

    /// <summary>Writes nothing for a national fit.</summary>
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        if (analysis.Geos.Count == 0)
            return;
        html.Line($"<section id=\"geos\">");
        html.Line($"<h2>Geos</h2>");
        html.Line($"<p class=\"lead\">{GeoText.Cells(analysis)}. {GeoText.Pooling(analysis)}.</p>");
        if (GeoText.Information(analysis) is { } information)
            html.Line($"<p>{information}.</p>");
        WriteReturns(html, analysis);
        WriteCards(html, analysis);
        WriteTable(html, analysis);
        html.Line($"</section>");
    }

    static void WriteReturns(HtmlBuilder html, FitAnalysis analysis)
    {
        if (GeoHeatMap.Create(analysis) is not { } map)
            return;
        var (geos, channels) = (GeoText.Largest(analysis.Geos).Take(GeoHeatMap.MostGeos).ToArray(), GeoHeatMap.Channels(analysis));
        var some = geos.Length < analysis.Geos.Count ? $" The {geos.Length} largest geos are shown." : "";
        var few = channels.Length < analysis.Channels.Count(static c => c.Roi is not null) ? $" The {channels.Length} channels with the largest spend are shown." : "";
        new Figure(
            "geo-returns",
            "Return per unit spent, by geo",
            $"Darker is more. Grey numbers are mostly what all geos have in common: the geo's own data say less than half of how it differs. An empty field means no spend there.{some}{few}",
            $"Table of the return per unit spent by geo and channel. {Described(analysis, geos, channels)}. All numbers are in {GeoRoiTable.FileName}.")
            .Write(html, map);
        html.Line($"<p class=\"aside\">The intervals of these numbers are in <code>{GeoRoiTable.FileName}</code>, what every driver added per geo in <code>{GeoContributionsTable.FileName}</code>.</p>");
    }

    /// <summary>The range of every channel over geos.</summary>
    static string Described(FitAnalysis analysis, GeoResult[] geos, int[] channels) => string.Join("; ", channels.Select(m =>
    {
        var means = geos.Where(g => g.Channels[m].Roi is not null).OrderBy(g => g.Channels[m].Roi!.Value.Mean).ToArray();
        var name = Sentences.Name(analysis.Channels[m].Channel);
        return means.Length == 0 ? $"{name} has no spend in these geos"
            : $"{name} from {NumberText.Mean(means[0].Channels[m].Roi!.Value)} in {Sentences.Name(means[0].Geo)} to {NumberText.Mean(means[^1].Channels[m].Roi!.Value)} in {Sentences.Name(means[^1].Geo)}";
    }));

    static void WriteCards(HtmlBuilder html, FitAnalysis analysis)
    {
        var shown = GeoText.Notable(analysis.Geos, MostCards - 2, 2);
        html.Line($"<h3>Actual and modelled, geo by geo</h3>");
        html.Line($"<p class=\"lead\">The {Math.Min(MostCards - 2, analysis.Geos.Count)} largest geos{(shown.Any(static s => s.IsWorst) ? ", then those that the model misses by most" : "")}. Each chart has a scale of its own.</p>");
        html.Line($"<div class=\"cards\">");
        for (var i = 0; i < shown.Count; i++)
        {
            var (geo, name) = (shown[i].Geo, Sentences.Name(shown[i].Geo.Geo));
            var id = "geo-" + i.ToString(CultureInfo.InvariantCulture);
            html.Line($"<article class=\"card\">");
            html.Line($"<h3><bdi>{name}</bdi></h3>");
            html.Line($"<p>A typical {PeriodAxis.Unit(analysis.Periods.Step)} is missed by {NumberText.Percent(geo.Fitted.Mape)}; {NumberText.Percent(geo.Fitted.Coverage90)} inside the 90 % band.</p>");
            Figure.WriteChart(
                html, id, $"Actual and modelled {Sentences.Name(analysis.OutcomeName)} in {name}.",
                FittedChart.Small(analysis.Periods, geo.Fitted), "small");
            html.Line($"</article>");
        }
        html.Line($"</div>");
    }

    static void WriteTable(HtmlBuilder html, FitAnalysis analysis)
    {
        var shown = GeoText.Notable(analysis.Geos, LargestInTable, WorstInTable);
        var isPooled = analysis.Geos.Any(static g => GeoText.Share(g) is not null);
        html.Line($"<h3>How well each geo is fitted</h3>");
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Fit per geo\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Geo</th><th scope=\"col\" class=\"num\">Actual</th><th scope=\"col\" class=\"num\">Model</th><th scope=\"col\" class=\"num\">Typical miss</th><th scope=\"col\" class=\"num\">Inside the 90 % band</th><th scope=\"col\" class=\"num\">R² over time</th>");
        if (isPooled)
            html.Line($"<th scope=\"col\" class=\"num\">Own information</th>");
        html.Line($"<th scope=\"col\">Not fitted</th></tr></thead><tbody>");
        foreach (var (geo, _) in shown)
            WriteRow(html, geo, isPooled);
        html.Line($"</tbody></table></div>");
        var which = shown.Count < analysis.Geos.Count ? $"The {LargestInTable} largest geos, then the {WorstInTable} of the others that the model misses by most; all are in <code>{DiagnosticsFile.FileName}</code>. " : "";
        html.Raw(which.Length == 0 ? "<p class=\"aside\">" : $"<p class=\"aside\">{which}");
        html.Line($"Totals are over fitted {PeriodAxis.Unit(analysis.Periods.Step)}s.{(isPooled ? " Own information is how much a geo's data narrow down where it differs from the others, for the channel of which they say most: at 0 % it follows them, at 100 % it speaks for itself." : "")}</p>");
    }

    static void WriteRow(HtmlBuilder html, GeoResult geo, bool isPooled)
    {
        html.Line($"<tr><th scope=\"row\"><bdi>{geo.Geo}</bdi></th><td class=\"num\">{NumberText.Compact(geo.ActualTotal)}</td><td class=\"num\">{NumberText.Compact(geo.ExpectedTotal)}</td><td class=\"num\">{NumberText.Percent(geo.Fitted.Mape)}</td><td class=\"num\">{NumberText.Percent(geo.Fitted.Coverage90)}</td><td class=\"num\">{NumberText.Fixed(geo.Fitted.RSquared, 2)}</td>");
        if (isPooled)
            html.Line($"<td class=\"num\">{(GeoText.Share(geo) is { } share ? NumberText.Percent(Math.Clamp(share, 0, 1)) : NumberText.None)}</td>");
        html.Line($"<td class=\"words\">{NotFitted(geo.Periods)}</td></tr>");
    }

    static string NotFitted(GeoPeriods periods) => string.Join(", ", new (int Count, string What)[]
    {
        (periods.HeldOut, "held out"), (periods.LeftOut, "without a value or left out"), (periods.Absent, "without the geo"),
    }.Where(static part => part.Count > 0).Select(static part => $"{NumberText.Count(part.Count)} {part.What}"));
}
