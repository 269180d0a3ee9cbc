using System.Text.Json.Nodes;

namespace MediaMix.Reporting;

/// <summary>What all heat maps have in common.</summary>
internal static class HeatMap
{
    /// <summary>Columns named above the map, in the order of the data.</summary>
    public static JsonObject Column(string field) => new()
    {
        ["field"] = field,
        ["type"] = "nominal",
        ["sort"] = null,
        ["axis"] = new JsonObject { ["title"] = null, ["orient"] = "top", ["labelAngle"] = -35, ["labelAlign"] = "left", ["labelLimit"] = 110, ["labelOverlap"] = false, ["grid"] = false },
    };

    /// <summary>Cells apart from each other.</summary>
    public static JsonObject Ground()
    {
        var mark = ChartSpec.Mark("rect", ChartColors.Accent);
        mark["stroke"] = ChartColors.Surface;
        mark["strokeWidth"] = 2;
        return mark;
    }
}
