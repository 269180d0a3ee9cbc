using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>How the total is reached, driver by driver: each bar starts where the one above ended.</summary>
internal static class WaterfallChart
{
    const int RowHeight = 26;
    const string LabelWidth = "64";

    public static JsonObject Create(FitAnalysis analysis)
    {
        var rows = new JsonArray();
        var names = new HashSet<string>();
        var (at, lowest, highest) = (0.0, 0.0, 0.0);
        foreach (var (name, kind, amount, range) in Steps(analysis))
        {
            var row = Row(Unique(names, name), kind, at, at + amount, amount);
            if (range is { } r)
            {
                (row["low"], row["high"]) = (ChartSpec.Number(at + r.Q5), ChartSpec.Number(at + r.Q95));
                row["edge"] = ChartSpec.Number(Math.Max(Math.Max(at, at + amount), at + r.Q95));
                (lowest, highest) = (Math.Min(lowest, at + r.Q5), Math.Max(highest, at + r.Q95));
            }
            rows.Add(row);
            at += amount;
            lowest = Math.Min(lowest, at);
            highest = Math.Max(highest, at);
        }
        rows.Add(Row(Unique(names, "Total"), "total", 0, at, at));
        var y = ChartSpec.Row("name");
        var x = ChartSpec.Amount("from", analysis.OutcomeName, highest);
        x["scale"] = Scale(lowest, highest);
        var spec = ChartSpec.Layered(
            rows.Count * RowHeight,
            rows,
            ChartSpec.Layer(Bar(), new JsonObject
            {
                ["x"] = x,
                ["x2"] = ChartSpec.Field("to"),
                ["color"] = new JsonObject { ["field"] = "kind", ["type"] = "nominal", ["scale"] = Colors() },
            }),
            ChartSpec.Layer(ChartSpec.Whisker(), new JsonObject { ["x"] = ChartSpec.Position("low"), ["x2"] = ChartSpec.Field("high") }),
            ChartSpec.Layer(
                new JsonObject { ["type"] = "text", ["align"] = "left", ["dx"] = 6, ["clip"] = false },
                new JsonObject
                {
                    ["x"] = new JsonObject { ["field"] = "edge", ["type"] = "quantitative" },
                    ["text"] = new JsonObject { ["field"] = "text", ["type"] = "nominal" },
                }));
        spec["encoding"] = new JsonObject { ["y"] = y };
        return spec;
    }

    /// <summary>Leaves room for the numbers that stand to the right of the bars, on a narrow screen as on a wide one.</summary>
    static JsonObject Scale(double lowest, double highest)
    {
        var low = lowest.ToString("R", CultureInfo.InvariantCulture);
        var high = highest.ToString("R", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["domainMin"] = ChartSpec.Number(lowest),
            ["domainMax"] = new JsonObject { ["expr"] = $"{high} + ({high} - ({low})) * {LabelWidth} / max({LabelWidth}, width - {LabelWidth})" },
            ["nice"] = false,
        };
    }

    /// <summary>Baseline as one step, then controls, treatments, confounding, channels by size.</summary>
    static IEnumerable<(string Name, string Kind, double Amount, Estimate? Range)> Steps(FitAnalysis analysis)
    {
        var outcome = analysis.Contributions.Sum(c => c.Total.Mean);
        yield return ("Baseline", "baseline", Of(ComponentKind.Baseline).Sum(c => c.Total.Mean), null);
        foreach (var control in Of(ComponentKind.Control))
            yield return (ComponentText.Label(control.Component, control.Kind), "controls", Drivers.Total(control, outcome).Mean, Drivers.Total(control, outcome));
        foreach (var treatment in Of(ComponentKind.Treatment))
            yield return (ComponentText.Label(treatment.Component, treatment.Kind), "treatments", Drivers.Total(treatment, outcome).Mean, Drivers.Total(treatment, outcome));
        foreach (var confounding in Of(ComponentKind.Confounding))
            yield return (ComponentText.Label(confounding.Component, confounding.Kind), "other", Drivers.Total(confounding, outcome).Mean, Drivers.Total(confounding, outcome));
        foreach (var channel in Of(ComponentKind.Media).OrderByDescending(c => c.Total.Mean))
            yield return (ComponentText.Label(channel.Component, channel.Kind), channel.Total.Mean < 0 ? "loss" : "media", channel.Total.Mean, channel.Total);
        foreach (var overlap in Of(ComponentKind.Overlap))
            yield return ("Counted more than once", "loss", overlap.Total.Mean, overlap.Total);

        IEnumerable<Contribution> Of(ComponentKind kind) => analysis.Contributions.Where(c => c.Kind == kind);
    }

    /// <summary>Rows are told apart by name: a channel called Total gets an invisible mark, not the row of the total.</summary>
    static string Unique(HashSet<string> names, string name)
    {
        while (!names.Add(name))
            name += '\u200B';
        return name;
    }

    static JsonObject Row(string name, string kind, double from, double to, double amount) => new()
    {
        ["name"] = name,
        ["kind"] = kind,
        ["from"] = ChartSpec.Number(from),
        ["to"] = ChartSpec.Number(to),
        ["edge"] = ChartSpec.Number(Math.Max(from, to)),
        ["amount"] = ChartSpec.Number(amount),
        ["text"] = NumberText.Compact(amount),
    };

    static JsonObject Bar()
    {
        var mark = ChartSpec.Mark("bar", ChartColors.Accent);
        mark["height"] = new JsonObject { ["band"] = 0.68 };
        mark["cornerRadius"] = 2;
        return mark;
    }

    static JsonObject Colors() => new()
    {
        ["domain"] = new JsonArray("baseline", "controls", "treatments", "other", "media", "loss", "total"),
        ["range"] = new JsonArray(ChartColors.Baseline, ChartColors.Controls, ChartColors.Treatments, ChartColors.Other, ChartColors.Accent, ChartColors.Loss, ChartColors.Ink),
    };
}
