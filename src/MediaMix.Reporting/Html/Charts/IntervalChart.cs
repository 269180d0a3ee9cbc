using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>One row of an interval chart.</summary>
/// <param name="Name">Row label.</param>
/// <param name="Value">Mean and 90 % interval.</param>
/// <param name="Compare">A second value shown as a tick, or null.</param>
/// <param name="IsAssumed">Drawn hollow: the number is mostly the prior.</param>
/// <param name="IsTotal">The row of all channels together.</param>
internal sealed record IntervalRow(string Name, Estimate Value, double? Compare, bool IsAssumed, bool IsTotal)
{
    /// <value>What the number rests on; null = that of a channel.</value>
    public string? Basis { get; init; }
}

/// <summary>A point with its 90 % interval per row; a hollow point stands for what is mostly the prior.</summary>
internal static class IntervalChart
{
    const int RowHeight = 30;

    /// <summary>An interval this many times longer than usual is cut, or it would squeeze all others into a corner.</summary>
    const double LongestOverMedian = 4;

    /// <param name="rows">Rows from top to bottom.</param>
    /// <param name="title">Title of the axis.</param>
    /// <param name="reference">A value worth a line of its own, or null.</param>
    public static JsonObject Create(IReadOnlyList<IntervalRow> rows, string title, double? reference)
    {
        var (low, high) = Domain(rows, reference);
        var data = new JsonArray([.. rows.Select(row => Row(row, high))]);
        var x = ChartSpec.Amount("q5", title, high);
        x["scale"] = new JsonObject { ["domain"] = new JsonArray(ChartSpec.Number(low), ChartSpec.Number(high)), ["nice"] = false };
        // The first layer decides how the axes look.
        var layers = new List<JsonObject>
        {
            ChartSpec.Layer(Whisker(), new JsonObject
            {
                ["y"] = ChartSpec.Row("name"),
                ["x"] = x,
                ["x2"] = ChartSpec.Field("q95"),
                ["color"] = Color(),
                ["tooltip"] = Tooltip(),
            }),
        };
        if (low < 0)
            layers.Add(Line(0, null));
        if (reference is { } value)
            layers.Add(Line(value, new JsonArray(4, 4)));
        layers.Add(ChartSpec.Layer(CompareTick(), new JsonObject { ["y"] = ChartSpec.Row("name"), ["x"] = X("compare") }));
        layers.Add(ChartSpec.Layer(Point(), PointEncoding()));
        layers.Add(CutArrow());
        return ChartSpec.Layered(rows.Count * RowHeight, data, layers);
    }

    static (double Low, double High) Domain(IReadOnlyList<IntervalRow> rows, double? reference)
    {
        var ends = rows.Select(r => r.Value.Q95).Where(double.IsFinite).Order().ToArray();
        var high = ends.Length == 0 ? 1 : ends[^1];
        var usual = ends.Length == 0 ? 1 : LongestOverMedian * ends[ends.Length / 2];
        if (usual > 0 && high > 1.5 * usual)
            high = usual;
        high = Math.Max(high, rows.Max(r => Math.Max(r.Value.Mean, r.Compare ?? r.Value.Mean)));
        var low = Math.Min(0, rows.Min(r => r.Value.Q5));
        if (reference is { } value)
            high = Math.Max(high, value);
        return (low, high + 0.03 * (high - low));
    }

    static JsonObject Row(IntervalRow row, double high) => new()
    {
        ["name"] = row.Name,
        ["mean"] = ChartSpec.Number(row.Value.Mean),
        ["q5"] = ChartSpec.Number(row.Value.Q5),
        ["q95"] = ChartSpec.Number(row.Value.Q95),
        ["compare"] = row.Compare is { } compare ? ChartSpec.Number(compare) : null,
        ["kind"] = row.IsTotal ? "total" : "channel",
        ["assumed"] = row.IsAssumed,
        ["cut"] = row.Value.Q95 > high ? ChartSpec.Number(high) : null,
        ["text"] = $"{NumberText.Mean(row.Value)} (90 %: {NumberText.Range(row.Value)})",
        ["basis"] = row.Basis is { } basis ? basis : row.IsAssumed ? "mostly the assumption" : row.IsTotal ? "all paid channels" : "learned from data",
    };

    static JsonObject Whisker()
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Accent, 0.55);
        mark["strokeWidth"] = 5;
        mark["strokeCap"] = "round";
        return mark;
    }

    static JsonObject CompareTick()
    {
        var mark = ChartSpec.Mark("tick", ChartColors.Muted);
        mark["thickness"] = 2;
        mark["size"] = 16;
        return mark;
    }

    static JsonObject Point() => new() { ["type"] = "point", ["size"] = 90, ["strokeWidth"] = 2, ["opacity"] = 1, ["clip"] = true };

    static JsonObject PointEncoding() => new()
    {
        ["y"] = ChartSpec.Row("name"),
        ["x"] = X("mean"),
        ["stroke"] = Color(),
        ["fill"] = new JsonObject
        {
            ["condition"] = new JsonArray(
                new JsonObject { ["test"] = "datum.assumed", ["value"] = ChartColors.Surface },
                new JsonObject { ["test"] = "datum.kind === 'total'", ["value"] = ChartColors.Ink }),
            ["value"] = ChartColors.Accent,
        },
        ["tooltip"] = Tooltip(),
    };

    static JsonObject CutArrow() => ChartSpec.Layer(
        new JsonObject { ["type"] = "point", ["shape"] = "triangle-right", ["size"] = 70, ["filled"] = true, ["opacity"] = 1, ["color"] = ChartColors.Accent },
        new JsonObject { ["y"] = ChartSpec.Row("name"), ["x"] = X("cut"), ["tooltip"] = Tooltip() });

    static JsonObject Line(double at, JsonArray? dash)
    {
        var mark = ChartSpec.Mark("rule", ChartColors.Muted);
        mark["strokeWidth"] = 1;
        if (dash is not null)
            mark["strokeDash"] = dash;
        return ChartSpec.Once(mark, new JsonObject { ["x"] = ChartSpec.Datum(at) });
    }

    static JsonObject X(string field) => new() { ["field"] = field, ["type"] = "quantitative" };

    static JsonObject Color() => new()
    {
        ["field"] = "kind",
        ["type"] = "nominal",
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray("channel", "total"),
            ["range"] = new JsonArray(ChartColors.Accent, ChartColors.Ink),
        },
    };

    static JsonArray Tooltip() => ChartSpec.Tooltip(("name", "Which"), ("text", "Value"), ("basis", "Based on"));
}
