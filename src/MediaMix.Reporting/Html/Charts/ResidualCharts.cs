using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the model misses: against what it expects, and whether one miss tells of later ones.</summary>
internal static class ResidualCharts
{
    const int Height = 220;

    /// <summary>Misses over expected values, one point per fitted period.</summary>
    public static JsonObject AgainstExpected(FitAnalysis analysis)
    {
        var fitted = analysis.Fitted;
        var rows = new JsonArray();
        foreach (var t in Periods(fitted))
            rows.Add(new JsonObject
            {
                ["label"] = PeriodAxis.Label(analysis.Periods, t),
                ["expected"] = ChartSpec.Number(fitted.Expected[t]),
                ["miss"] = ChartSpec.Number(fitted.Actual[t] - fitted.Expected[t]),
                ["text"] = NumberText.Compact(fitted.Actual[t] - fitted.Expected[t]),
            });
        var x = ChartSpec.Amount("expected", $"expected {analysis.OutcomeName}", fitted.Expected.Max(), fromZero: false);
        return ChartSpec.Layered(
            Height, rows,
            ChartSpec.Layer(new JsonObject { ["type"] = "circle", ["size"] = 36, ["color"] = ChartColors.Accent, ["opacity"] = 0.6 }, new JsonObject
            {
                ["x"] = x,
                ["y"] = ChartSpec.Height("miss", "actual less expected", Periods(fitted).Max(t => Math.Abs(fitted.Actual[t] - fitted.Expected[t]))),
                ["tooltip"] = ChartSpec.Tooltip(("label", "When"), ("text", "Actual less expected")),
            }),
            Level(0, null));
    }

    /// <summary>Fitted periods with a value.</summary>
    public static IEnumerable<int> Periods(FittedSeries fitted) => Enumerable.Range(0, fitted.Actual.Length)
        .Where(t => double.IsFinite(fitted.Actual[t]) && double.IsFinite(fitted.Expected[t]) && fitted.WhyExcluded(t) is null && !fitted.IsHeldOut(t));

    /// <summary>Where autocorrelations of noise lie in 19 of 20 cases: ±1.96/√n.</summary>
    public static double Limit(int outcomes) => 1.96 / Math.Sqrt(outcomes);

    /// <summary>Autocorrelation of misses by lag.</summary>
    public static JsonObject Autocorrelation(FitAnalysis analysis, double limit)
    {
        var values = analysis.Fitted.ResidualAutocorrelations;
        var rows = new JsonArray();
        for (var lag = 1; lag <= values.Count; lag++)
            if (double.IsFinite(values[lag - 1]))
                rows.Add(new JsonObject
                {
                    ["lag"] = lag,
                    ["value"] = ChartSpec.Number(values[lag - 1]),
                    ["zero"] = 0,
                    ["label"] = PeriodAxis.Count(analysis.Periods.Step, lag) + " later",
                    ["text"] = NumberText.Fixed(values[lag - 1], 2),
                });
        var most = Math.Max(1.2 * limit, values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());
        var y = ChartSpec.Height("value", "correlation", 1);
        y["scale"] = new JsonObject { ["domain"] = new JsonArray(ChartSpec.Number(-1.1 * most), ChartSpec.Number(1.1 * most)) };
        var x = ChartSpec.Amount("lag", PeriodAxis.Unit(analysis.Periods.Step) + "s apart", values.Count);
        x["axis"]!["grid"] = false;
        x["axis"]!["format"] = "d";
        x["scale"] = new JsonObject { ["domain"] = new JsonArray(0, values.Count + 1), ["nice"] = false };
        var stem = ChartSpec.Mark("rule", ChartColors.Accent);
        stem["strokeWidth"] = 4;
        return ChartSpec.Layered(
            Height, rows,
            ChartSpec.Layer(stem, new JsonObject { ["x"] = x, ["y"] = y, ["y2"] = ChartSpec.Field("zero"), ["tooltip"] = ChartSpec.Tooltip(("label", "Lag"), ("text", "Correlation")) }),
            Level(0, null), Level(limit, new JsonArray(4, 4)), Level(-limit, new JsonArray(4, 4)));
    }

    static JsonObject Level(double at, JsonArray? dash)
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Muted);
        mark["strokeWidth"] = 1;
        if (dash is not null)
            mark["strokeDash"] = dash;
        return ChartSpec.Once(mark, new JsonObject { ["y"] = ChartSpec.Datum(at) });
    }
}
