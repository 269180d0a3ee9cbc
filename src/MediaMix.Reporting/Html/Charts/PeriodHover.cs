using System.Text.Json.Nodes;

namespace MediaMix.Reporting;

/// <summary>A vertical line at the period nearest to the pointer, with what its row says.</summary>
internal static class PeriodHover
{
    /// <param name="lines">Text fields of the data and their titles.</param>
    public static JsonObject Layer(params ReadOnlySpan<(string Field, string Title)> lines)
    {
        var layer = ChartSpec.Layer(
            new JsonObject { ["type"] = "rule", ["color"] = ChartColors.Muted, ["strokeWidth"] = 1 },
            new JsonObject
            {
                ["opacity"] = new JsonObject
                {
                    ["condition"] = new JsonObject { ["param"] = "near", ["value"] = 0.7, ["empty"] = false },
                    ["value"] = 0,
                },
                ["tooltip"] = ChartSpec.Tooltip(lines),
            });
        layer["params"] = new JsonArray(new JsonObject
        {
            ["name"] = "near",
            ["select"] = new JsonObject
            {
                ["type"] = "point",
                ["encodings"] = new JsonArray("x"),
                ["nearest"] = true,
                ["on"] = "pointerover",
                ["clear"] = "pointerout",
            },
        });
        return layer;
    }
}
