using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Actual outcome against the model, with the band that should hold nine periods in ten.</summary>
internal static class FittedChart
{
    const int MostDots = 160;

    public static JsonObject Create(FitAnalysis analysis) => Create(analysis.Periods, analysis.Fitted, analysis.OutcomeName, 320, Actual(analysis.Periods.Count), analysis.Baseline);

    /// <summary>The same for a card: smaller, the line without dots.</summary>
    public static JsonObject Small(TimeAxis periods, FittedSeries fitted)
    {
        var line = Line(ChartColors.Ink, 0.75);
        line["invalid"] = "break-paths-show-domains";
        return Create(periods, fitted, null, 180, line);
    }

    static JsonObject Create(TimeAxis periods, FittedSeries fitted, string? outcome, int height, JsonObject actual, Band? baseline = null)
    {
        JsonObject[] without = baseline is null ? [] :
        [
            ChartSpec.Layer(ChartSpec.Mark("area", ChartColors.Baseline, 0.2), new JsonObject { ["y"] = Y("base5"), ["y2"] = ChartSpec.Field("base95") }),
            ChartSpec.Layer(Line(ChartColors.Baseline, 2), new JsonObject { ["y"] = Y("base") }),
        ];
        (string, string)[] lines = [("label", "Period"), ("actual_text", "Actual"), ("model_text", "Model"), .. baseline is null ? Array.Empty<(string, string)>() : [("base_text", "Without media")]];
        var largest = fitted.Predictive.Q95.Max();
        var x = PeriodAxis.Position(periods);
        var spec = ChartSpec.Layered(
            height,
            Rows(periods, fitted, baseline),
            [ChartSpec.Layer(
                ChartSpec.Mark("area", ChartColors.Accent, 0.2),
                new JsonObject { ["y"] = ChartSpec.Height("q5", outcome, largest, fromZero: false), ["y2"] = ChartSpec.Field("q95") }),
            .. without,
            ChartSpec.Layer(Line(ChartColors.Accent, 2), new JsonObject { ["y"] = Y("expected") }),
            ChartSpec.Layer(actual, new JsonObject { ["y"] = Y("actual") }),
            PeriodHover.Layer(lines)]);
        spec["encoding"] = new JsonObject { ["x"] = x };
        return spec;
    }

    static JsonArray Rows(TimeAxis periods, FittedSeries fitted, Band? baseline)
    {
        var rows = new JsonArray();
        for (var t = 0; t < periods.Count; t++)
        {
            var row = new JsonObject
            {
                ["date"] = PeriodAxis.Value(periods, t),
                ["label"] = PeriodAxis.Label(periods, t),
                ["actual"] = ChartSpec.Number(fitted.Actual[t]),
                ["expected"] = ChartSpec.Number(fitted.Expected[t]),
                ["q5"] = ChartSpec.Number(fitted.Predictive.Q5[t]),
                ["q95"] = ChartSpec.Number(fitted.Predictive.Q95[t]),
                ["actual_text"] = (double.IsFinite(fitted.Actual[t]) ? NumberText.Compact(fitted.Actual[t]) : "missing") + (fitted.WhyExcluded(t) is not null ? " (left out)" : fitted.IsHeldOut(t) ? " (held out)" : ""),
                ["model_text"] = $"{NumberText.Compact(fitted.Expected[t])} "
                    + $"({NumberText.Compact(fitted.Predictive.Q5[t])} to {NumberText.Compact(fitted.Predictive.Q95[t])})",
            };
            if (baseline is not null)
                AddBaseline(row, baseline, t);
            rows.Add(row);
        }
        return rows;
    }

    static void AddBaseline(JsonObject row, Band baseline, int t)
    {
        row["base"] = ChartSpec.Number(baseline.Mean[t]);
        row["base5"] = ChartSpec.Number(baseline.Q5[t]);
        row["base95"] = ChartSpec.Number(baseline.Q95[t]);
        row["base_text"] = $"{NumberText.Compact(baseline.Mean[t])} ({NumberText.Compact(baseline.Q5[t])} to {NumberText.Compact(baseline.Q95[t])})";
    }

    static JsonObject Actual(int count)
    {
        var mark = Line(ChartColors.Ink, 1.25);
        // A period between two missing ones has no line; only a dot shows it.
        mark["point"] = new JsonObject { ["size"] = count <= MostDots ? 14 : 5, ["color"] = ChartColors.Ink, ["opacity"] = 1 };
        mark["invalid"] = "break-paths-show-domains";
        return mark;
    }

    static JsonObject Line(string color, double width)
    {
        var mark = ChartSpec.Mark("line", color);
        mark["strokeWidth"] = width;
        return mark;
    }

    static JsonObject Y(string field) => new() { ["field"] = field, ["type"] = "quantitative" };
}
