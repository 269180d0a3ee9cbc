using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What <c>check</c> says of a panel: how large its geos are, what of them is fitted, and what they share.</summary>
static class PanelTable
{
    const int Most = 12;

    public static void Print(BoundModel model, IAnsiConsole console)
    {
        var panel = model.Panel;
        if (panel.Geos.Count == 1)
            return;
        var order = Enumerable.Range(0, panel.Geos.Count).OrderByDescending(model.Constants.Size).ToArray();
        var shown = order.Length <= Most ? order : [.. order[..(Most / 2)], .. order[^(Most / 2)..]];
        var table = new Table().Border(TableBorder.Simple).Title("Geos");
        table.AddColumn("geo");
        foreach (var heading in new[] { Measure(model), "times the average", "fitted", "held out", "absent" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var g in shown)
        {
            var cells = Enumerable.Range(g * panel.Periods, panel.Periods).ToArray();
            table.AddRow(
                new Text(Sentences.Name(panel.Geos[g])),
                new Text(IsByPopulation(model) ? NumberText.Compact(panel.Population![g]) : NumberText.Compact(MeanOutcome(panel, cells))),
                new Text(NumberText.Significant(model.Constants.Size(g))),
                new Text(NumberText.Count(cells.Count(cell => !double.IsNaN(panel.FittedOutcome[cell])))),
                new Text(NumberText.Count(cells.Count(cell => panel.Marks.HeldOut?[cell] is true && panel.IsPresent(cell)))),
                new Text(NumberText.Count(cells.Count(cell => !panel.IsPresent(cell)))));
        }
        console.Write(table);
        if (shown.Length < order.Length)
            Line(console, $"The {Most / 2} largest and the {Most / 2} smallest of {order.Length} geos.");
        Line(console, Comparison(model));
        Line(console, "What geos share");
        foreach (var group in Poolings(model).GroupBy(static p => Words(p.Pooling)))
            Line(console, $"  {group.Key}: {string.Join(", ", group.Select(static p => Sentences.Name(p.Quantity)))}");
    }

    /// <summary>The same for machines; null for a national model.</summary>
    public static JsonObject? Json(BoundModel model) => model.Panel.Geos.Count == 1 ? null : new JsonObject
    {
        ["sizes_by"] = SizeRule(model),
        ["geos"] = new JsonArray([.. model.Panel.Geos.Select((geo, g) => new JsonObject { ["geo"] = geo, ["size"] = model.Constants.Size(g), ["population"] = model.Panel.Population?[g] })]),
        ["pooling"] = new JsonArray([.. Poolings(model).Select(static p => new JsonObject { ["quantity"] = p.Quantity, ["pooling"] = Key(p.Pooling) })]),
    };

    /// <summary>How many numbers the sampler moves, and how many are integrated out.</summary>
    public static string Parameters(BoundModel model, bool collapse)
    {
        var (all, moved) = (model.Sampled.Count, model.CreateSamplingDensity(collapse).Dimension);
        return all == moved
            ? $"{NumberText.Count(all)} parameters, all of them sampled."
            : $"{NumberText.Count(all)} parameters: {NumberText.Count(moved)} are sampled, {NumberText.Count(all - moved)} integrated out exactly{(model.Panel.Geos.Count == 1 ? "" : ", those of single geos geo by geo")}.";
    }

    static string Comparison(BoundModel model) => SizeRule(model) switch
    {
        "none" => "Geos are taken to be of one size: outcome and media are compared as they are.",
        "population" => "Outcome and media of a geo are compared per inhabitant; results are totals again.",
        _ => "Outcome and media of a geo are compared relative to its mean outcome; results are totals again.",
    };

    static string SizeRule(BoundModel model) => model.Constants.Sizes is null ? "none" : IsByPopulation(model) ? "population" : "outcome";

    static bool IsByPopulation(BoundModel model) =>
        model is { Panel.Population: not null, Constants.Sizes: not null, Spec.Scaling.Geos: GeoScale.Population or GeoScale.Default };

    static string Measure(BoundModel model) => IsByPopulation(model) ? "population" : "mean outcome";

    static double MeanOutcome(Panel panel, int[] cells) =>
        cells.Select(cell => panel.FittedOutcome[cell]).Where(static y => !double.IsNaN(y)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>How each quantity differs between geos, as the completed specification says.</summary>
    static List<(string Quantity, Pooling? Pooling)> Poolings(BoundModel model)
    {
        var (spec, baseline) = (model.Spec, model.Spec.Baseline);
        return
        [
            .. spec.Channels.Select(static c => ($"effect of {c.Name}", c.Pooling)),
            ("level", baseline.InterceptPooling),
            .. baseline.Trend is { } trend ? [("trend", trend.Pooling)] : Array.Empty<(string, Pooling?)>(),
            .. (baseline.Seasonality ?? []).Select(static (season, i) => (i == 0 ? "seasonality" : $"seasonality ({i + 1})", season.Pooling)),
            .. spec.Controls.Select(static c => (c.Column, c.Pooling)),
            ("noise", spec.Noise.Pooling),
            .. spec.Channels.SelectMany(static c => c.GeoParameters.Select(p => ($"{p.Parameter} of {c.Name}", (Pooling?)p.Pooling))),
            (spec.Channels.Any(static c => c.GeoParameters.Count > 0) ? "all else of carryover and saturation" : "carryover and saturation", null),
        ];
    }

    static string Key(Pooling? pooling) => pooling switch { HierarchicalPooling => "hierarchical", UnpooledPooling => "unpooled", _ => "shared" };

    static string Words(Pooling? pooling) => pooling switch
    {
        HierarchicalPooling => "partially pooled (a value of its own, drawn towards what geos have in common)",
        UnpooledPooling => "not pooled (a value of its own, none learns from another)",
        _ => "the same everywhere",
    };

    static void Line(IAnsiConsole console, string text)
    {
        console.Paragraph(text);
    }
}
