using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What happened, and what was forecast at each origin: a band per forecast beside the value of a year before.</summary>
internal static class ForecastChart
{
    /// <summary>Periods before the first origin that are shown, as a multiple of what is forecast at each.</summary>
    const int ReachesBefore = 2;

    /// <summary>The forecasts of totals.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="kind">The model's forecast.</param>
    public static JsonObject Create(BacktestResult result, ForecastKind kind)
    {
        var largest = result.Forecasts.Where(static f => f.IsTotal).Max(static f => f.Q95);
        var spec = ChartSpec.Layered(
            340,
            Rows(result, kind),
            Layer(Area(0.16), "q5", "q95", ChartSpec.Height("q5", result.OutcomeName, largest, fromZero: false)),
            Layer(Area(0.3), "q25", "q75", Y("q25")),
            Layer(Line(ChartColors.Muted, 1.25, dashed: true), "naive", null, Y("naive")),
            Layer(Line(ChartColors.Accent, 2, dashed: false), "mean", null, Y("mean")),
            ChartSpec.Layer(Line(ChartColors.Ink, 1.25, dashed: false), new JsonObject { ["y"] = Y("actual") }),
            PeriodHover.Layer(("label", "Period"), ("actual_text", "Actual"), ("model_text", "Forecast"), ("naive_text", "Without a model")));
        spec["encoding"] = new JsonObject { ["x"] = PeriodAxis.Position(result.Periods) };
        return spec;
    }

    static JsonArray Rows(BacktestResult result, ForecastKind kind)
    {
        var model = Totals(result, kind);
        var naive = Totals(result, ForecastKind.LastYearValue);
        var rows = new JsonArray();
        for (var t = Math.Max(0, result.Plan.Origins[0] - ReachesBefore * result.Plan.Reach); t < result.Periods.Count; t++)
        {
            var (f, rival) = (model.GetValueOrDefault(t), naive.GetValueOrDefault(t));
            rows.Add(new JsonObject
            {
                ["date"] = PeriodAxis.Value(result.Periods, t),
                ["label"] = PeriodAxis.Label(result.Periods, t),
                ["origin"] = f is null ? null : result.Periods.Label(f.Origin - 1),
                ["actual"] = ChartSpec.Number(result.Actual[t]),
                ["mean"] = Number(f?.Mean),
                ["q5"] = Number(f?.Q5),
                ["q25"] = Number(f?.Q25),
                ["q75"] = Number(f?.Q75),
                ["q95"] = Number(f?.Q95),
                ["naive"] = Number(rival?.Mean),
                ["actual_text"] = double.IsFinite(result.Actual[t]) ? NumberText.Compact(result.Actual[t]) : "missing",
                ["model_text"] = f is null ? "none" : $"{NumberText.Compact(f.Mean)} ({NumberText.Compact(f.Q5)} to {NumberText.Compact(f.Q95)})",
                ["naive_text"] = rival is null ? "none" : NumberText.Compact(rival.Mean),
            });
        }
        return rows;
    }

    static Dictionary<int, CellForecast> Totals(BacktestResult result, ForecastKind kind) =>
        result.Forecasts.Where(f => f.IsTotal && f.Kind == kind).ToDictionary(static f => f.Period);

    /// <summary>A layer drawn origin by origin, so that no line leads from one forecast into the next.</summary>
    static JsonObject Layer(JsonObject mark, string field, string? second, JsonObject y)
    {
        var encoding = new JsonObject { ["y"] = y, ["detail"] = new JsonObject { ["field"] = "origin", ["type"] = "nominal" } };
        if (second is not null)
            encoding["y2"] = ChartSpec.Field(second);
        var layer = ChartSpec.Layer(mark, encoding);
        layer["transform"] = new JsonArray(new JsonObject { ["filter"] = $"isValid(datum.{field})" });
        return layer;
    }

    static JsonObject Area(double opacity) => ChartSpec.Mark("area", ChartColors.Accent, opacity);

    static JsonObject Line(string color, double width, bool dashed)
    {
        var mark = ChartSpec.Mark("line", color);
        mark["strokeWidth"] = width;
        mark["invalid"] = "break-paths-show-domains";
        // A single period has no line; only a dot shows it.
        mark["point"] = new JsonObject { ["size"] = 8, ["color"] = color };
        if (dashed)
            mark["strokeDash"] = new JsonArray(4, 3);
        return mark;
    }

    static JsonObject Y(string field) => new() { ["field"] = field, ["type"] = "quantitative" };

    static JsonNode? Number(double? value) => value is { } number ? ChartSpec.Number(number) : null;
}
