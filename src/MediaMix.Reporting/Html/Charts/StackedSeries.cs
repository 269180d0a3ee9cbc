using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>One layer of a stack over time.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Key">Suffix of its colour class and variable, such as <c>baseline</c> or <c>3</c>.</param>
/// <param name="Mean">Per period of the window, in outcome units.</param>
internal sealed record StackedSeries(string Name, string Key, double[] Mean)
{
    /// <summary>Adds up contributions into one layer.</summary>
    public static StackedSeries Sum(string name, string key, IEnumerable<Contribution> parts, int periods)
    {
        var mean = new double[periods];
        foreach (var part in parts)
            for (var t = 0; t < periods; t++)
                mean[t] += part.Series.Mean[t];
        return new StackedSeries(name, key, mean);
    }
}

/// <summary>Bars over time that pile up what each driver added; what took away hangs below zero.</summary>
internal static class StackedChart
{
    /// <param name="analysis">What the fit says.</param>
    /// <param name="series">Layers from the bottom up.</param>
    public static JsonObject Create(FitAnalysis analysis, IReadOnlyList<StackedSeries> series)
    {
        var buckets = new Buckets(analysis.Periods);
        var x = PeriodAxis.Position(analysis.Periods);
        var mark = ChartSpec.Mark("rect", ChartColors.Accent);
        mark["stroke"] = ChartColors.Surface;
        mark["strokeWidth"] = buckets.Count > 80 ? 0.25 : 1;
        var spec = ChartSpec.Layered(
            320,
            Rows(analysis.Periods, buckets, series),
            ChartSpec.Layer(mark, new JsonObject
            {
                ["x"] = x,
                ["x2"] = ChartSpec.Field("end"),
                ["y"] = ChartSpec.Height("from", analysis.OutcomeName, Highest(buckets, series)),
                ["y2"] = ChartSpec.Field("to"),
                ["color"] = new JsonObject { ["field"] = "key", ["type"] = "nominal", ["scale"] = Colors(series) },
                ["tooltip"] = ChartSpec.Tooltip(("label", "When"), ("name", "Driver"), ("text", "Added")),
            }));
        spec["transform"] = new JsonArray(new JsonObject
        {
            ["stack"] = "mean",
            ["groupby"] = new JsonArray("date"),
            ["sort"] = new JsonArray(new JsonObject { ["field"] = "order" }),
            ["as"] = new JsonArray("from", "to"),
        });
        return spec;
    }

    static JsonArray Rows(TimeAxis periods, Buckets buckets, IReadOnlyList<StackedSeries> series)
    {
        var rows = new JsonArray();
        for (var bar = 0; bar < buckets.Count; bar++)
            for (var order = 0; order < series.Count; order++)
            {
                var mean = buckets.Sum(series[order].Mean, bar);
                rows.Add(new JsonObject
                {
                    ["date"] = PeriodAxis.Value(periods, buckets.Start(bar)),
                    ["end"] = PeriodAxis.Value(periods, buckets.Start(bar + 1)),
                    ["label"] = buckets.Label(bar),
                    ["name"] = series[order].Name,
                    ["key"] = series[order].Key,
                    ["order"] = order,
                    ["mean"] = ChartSpec.Number(mean),
                    ["text"] = NumberText.Compact(mean),
                });
            }
        return rows;
    }

    static JsonObject Colors(IReadOnlyList<StackedSeries> series) => new()
    {
        ["domain"] = new JsonArray([.. series.Select(s => JsonValue.Create(s.Key))]),
        ["range"] = new JsonArray([.. series.Select(s => JsonValue.Create($"var(--series-{s.Key})"))]),
    };

    static double Highest(Buckets buckets, IReadOnlyList<StackedSeries> series) =>
        Enumerable.Range(0, buckets.Count).Max(bar => series.Sum(s => Math.Max(0, buckets.Sum(s.Mean, bar))));
}
