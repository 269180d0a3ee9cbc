using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The order of the channels by what they brought, quarter by quarter.</summary>
internal static class RankChart
{
    const int RowHeight = 26;

    /// <summary>Channels with the largest contributions have colours of their own, the others share one.</summary>
    public static JsonObject Create(FitAnalysis analysis)
    {
        var colored = Colored(analysis);
        var rows = new JsonArray();
        for (var m = 0; m < analysis.Channels.Count; m++)
            foreach (var block in analysis.Blocks)
                rows.Add(Row(analysis, m, block, Array.IndexOf(colored, m) is var rank and >= 0 ? NumberText.Count(rank + 1) : "other"));
        var x = PeriodAxis.Position(analysis.Periods);
        var spec = ChartSpec.Layered(
            Math.Max(120, (analysis.Channels.Count + 1) * RowHeight), rows,
            ChartSpec.Layer(Line(), new JsonObject { ["y"] = Place(analysis.Channels.Count), ["detail"] = Channel(), ["color"] = Color(colored.Length) }),
            ChartSpec.Layer(Point(), new JsonObject
            {
                ["y"] = ChartSpec.Position("rank"),
                ["color"] = Color(colored.Length),
                ["tooltip"] = ChartSpec.Tooltip(("name", "Channel"), ("label", "When"), ("place", "Place"), ("text", "Brought")),
            }));
        spec["encoding"] = new JsonObject { ["x"] = x };
        return spec;
    }

    /// <summary>Index of the channels that have a colour of their own, in the order of their colours: as in the chart of media over time.</summary>
    public static int[] Colored(FitAnalysis analysis)
    {
        var media = analysis.Contributions.Where(static c => c.Kind == ComponentKind.Media).ToArray();
        int[] ranked = [.. Enumerable.Range(0, media.Length).OrderByDescending(m => Math.Abs(media[m].Total.Mean))];
        return ranked.Length <= ChartColors.Distinct ? ranked : ranked[..(ChartColors.Distinct - 1)];
    }

    /// <summary>A block in words: <c>Q3 2023</c>, a period, or the first of its periods where they have no dates.</summary>
    public static string Label(TimeAxis periods, ContributionBlock block)
    {
        if (block.Count == 1)
            return PeriodAxis.Label(periods, block.First);
        if (!periods.HasDates)
            return $"periods {periods.Label(block.First)} to {periods.Label(block.First + block.Count - 1)}";
        var date = periods.Date(block.First);
        return FormattableString.Invariant($"Q{(date.Month - 1) / 3 + 1} {date.Year}");
    }

    static JsonObject Row(FitAnalysis analysis, int channel, ContributionBlock block, string key)
    {
        var (effect, rank) = (block.Channels[channel].Effect, block.Channels[channel].Rank);
        return new JsonObject
        {
            ["date"] = PeriodAxis.Value(analysis.Periods, block.First),
            ["label"] = Label(analysis.Periods, block),
            ["name"] = Sentences.Name(analysis.Channels[channel].Channel),
            ["key"] = key,
            ["rank"] = rank,
            ["mean"] = ChartSpec.Number(effect.Mean),
            ["place"] = NumberText.Count(rank),
            ["text"] = $"{NumberText.Mean(effect)} (90 %: {NumberText.Range(effect)})",
        };
    }

    static JsonObject Place(int channels)
    {
        var y = ChartSpec.Position("rank");
        y["scale"] = new JsonObject { ["reverse"] = true, ["domain"] = new JsonArray(0.5, channels + 0.5), ["nice"] = false, ["zero"] = false };
        y["axis"] = new JsonObject { ["title"] = "place", ["values"] = new JsonArray([.. Enumerable.Range(1, channels).Select(i => JsonValue.Create(i))]), ["format"] = "d", ["grid"] = false, ["labelOverlap"] = false };
        return y;
    }

    static JsonObject Channel() => new() { ["field"] = "name", ["type"] = "nominal" };

    static JsonObject Color(int count)
    {
        string[] keys = [.. Enumerable.Range(1, count).Select(i => NumberText.Count(i)), "other"];
        return new JsonObject
        {
            ["field"] = "key",
            ["type"] = "nominal",
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]),
                ["range"] = new JsonArray([.. keys.Select(key => JsonValue.Create($"var(--series-{key})"))]),
            },
        };
    }

    static JsonObject Line()
    {
        var mark = ChartSpec.Mark("line", ChartColors.Accent, 0.75);
        mark["strokeWidth"] = 2.5;
        mark["interpolate"] = "monotone";
        mark["clip"] = false;
        return mark;
    }

    static JsonObject Point() => new() { ["type"] = "point", ["filled"] = true, ["size"] = 70, ["opacity"] = 1, ["clip"] = false };
}
