using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How well independent chains agree, parameter by parameter, by what the parameters are about.</summary>
internal static class RhatChart
{
    const int RowHeight = 30, MostPerGroup = 80;

    /// <summary>Groups that have parameters with an R-hat, with these parameters.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ParameterSummary> Parameters)> Groups(FitAnalysis analysis)
    {
        return
        [
            .. analysis.Parameters.Where(static p => double.IsFinite(p.Rhat))
                .GroupBy(static p => Group(p.Key))
                .OrderBy(static g => g.Key.Order)
                .Select(static g => (g.Key.Name, (IReadOnlyList<ParameterSummary>)[.. g.OrderByDescending(static p => p.Rhat)])),
        ];
    }

    public static JsonObject Create(IReadOnlyList<(string Name, IReadOnlyList<ParameterSummary> Parameters)> groups)
    {
        var rows = new JsonArray();
        foreach (var (name, parameters) in groups)
            foreach (var p in parameters.Take(MostPerGroup))
                rows.Add(new JsonObject { ["group"] = name, ["name"] = Sentences.Name(p.Name), ["rhat"] = ChartSpec.Number(p.Rhat), ["text"] = NumberText.Fixed(p.Rhat, 3) });
        var highest = Math.Max(1.012, groups.Max(static g => g.Parameters[0].Rhat));
        var lowest = Math.Min(0.999, groups.Min(static g => g.Parameters[^1].Rhat));
        var x = ChartSpec.Amount("rhat", "R-hat", highest, fromZero: false);
        x["scale"] = new JsonObject { ["domain"] = new JsonArray(ChartSpec.Number(lowest - 0.0005), ChartSpec.Number(highest + 0.0005)), ["nice"] = false };
        x["axis"]!["format"] = ".3f";
        var mark = ChartSpec.Mark("tick", ChartColors.Accent, 0.7);
        mark["thickness"] = 2;
        mark["size"] = 16;
        List<JsonObject> layers =
        [
            ChartSpec.Layer(mark, new JsonObject { ["x"] = x, ["y"] = ChartSpec.Row("group"), ["tooltip"] = ChartSpec.Tooltip(("name", "Parameter"), ("text", "R-hat")) }),
            Limit(1.01),
        ];
        if (highest > 1.05)
            layers.Add(Limit(1.05));
        return ChartSpec.Layered(groups.Count * RowHeight, rows, layers);
    }

    static (int Order, string Name) Group(ParameterKey? key) => key switch
    {
        TransformKey { Part: TransformPart.Adstock } => (1, "Carryover"),
        TransformKey => (2, "Saturation"),
        StrengthKey or ConfoundingKey or EffectivenessKey or GroupReturnKey => (0, "Strength of channels"),
        InterceptKey or TrendKey => (3, "Level and trend"),
        FourierKey or CalendarKey or HolidayKey or HolidaysKey or EventKey => (4, "Season and events"),
        ControlKey => (5, "Controls"),
        NoiseKey => (6, "Noise"),
        _ => (7, "Others"),
    };

    static JsonObject Limit(double at)
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Loss);
        mark["strokeWidth"] = 1;
        mark["strokeDash"] = new JsonArray(4, 4);
        return ChartSpec.Once(mark, new JsonObject { ["x"] = ChartSpec.Datum(at) });
    }
}
