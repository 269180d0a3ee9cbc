using System.Text.Json.Nodes;

namespace MediaMix.Reporting;

/// <summary>What all charts look like: one Vega-Lite configuration, embedded once in the page.</summary>
internal static class ChartTheme
{
    const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

    public static JsonObject Create() => new()
    {
        ["background"] = "transparent",
        ["font"] = Font,
        // The page describes each chart once, in words; thousands of described marks would drown that.
        ["aria"] = false,
        ["view"] = new JsonObject { ["stroke"] = null },
        ["axis"] = new JsonObject
        {
            ["domain"] = false,
            ["ticks"] = false,
            ["gridColor"] = "var(--grid)",
            ["labelColor"] = ChartColors.Muted,
            ["labelFontSize"] = 12,
            ["labelPadding"] = 6,
            ["labelOverlap"] = true,
            ["titleColor"] = ChartColors.Muted,
            ["titleFontSize"] = 12,
            ["titleFontWeight"] = "normal",
            ["titlePadding"] = 10,
        },
        ["axisX"] = new JsonObject { ["labelFlush"] = true },
        ["text"] = new JsonObject { ["fontSize"] = 12, ["color"] = ChartColors.Ink },
        ["legend"] = new JsonObject { ["disable"] = true },
    };
}
