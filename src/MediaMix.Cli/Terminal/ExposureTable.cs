using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What <c>check</c> says of exposures that are not the spend: how many there are, how often one person had them, and what one cost.</summary>
static class ExposureTable
{
    public static void Print(BoundModel model, IAnsiConsole console)
    {
        var channels = Channels(model);
        if (channels.Count == 0)
            return;
        var hasFrequency = channels.Any(static c => c.Facts.MeanFrequency is not null);
        var table = new Table().Border(TableBorder.Simple).Title("Exposure");
        table.AddColumns("channel", "counted by");
        string[] headings = ["exposure", .. hasFrequency ? ["per person reached"] : Array.Empty<string>(), "spend per unit of exposure"];
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var (spec, facts) in channels)
        {
            string[] often = hasFrequency ? [facts.MeanFrequency is { } mean ? NumberText.Significant(mean) : "–"] : [];
            string[] cells = [Sentences.Name(facts.Name), Sentences.Name(Counted(spec)), NumberText.Compact(facts.Exposure), .. often, facts.Spend > 0 ? NumberText.Significant(facts.CostPerExposure) : "–"];
            table.AddRow(cells.Select(static cell => new Text(cell)));
        }
        console.Write(table);
    }

    /// <summary>The same for machines.</summary>
    public static JsonArray Json(BoundModel model) => new([.. Channels(model).Select(static c => new JsonObject
    {
        ["channel"] = c.Facts.Name,
        ["columns"] = new JsonArray([.. Columns(c.Spec).Select(static column => JsonValue.Create(column))]),
        ["exposure"] = c.Facts.Exposure,
        ["mean_frequency"] = c.Facts.MeanFrequency,
        ["spend_per_exposure"] = c.Facts.Spend > 0 ? c.Facts.CostPerExposure : null,
    })]);

    /// <summary>Channels whose exposure is not their spend.</summary>
    static List<(ChannelSpec Spec, ChannelConstants Facts)> Channels(BoundModel model) =>
        [.. model.Spec.Channels.Zip(model.Constants.Channels).Where(static c => c.First.ExposureColumn != c.First.Spend)];

    static string[] Columns(ChannelSpec channel) => channel.Frequency is { } frequency ? [channel.ExposureColumn, frequency] : [channel.ExposureColumn];

    static string Counted(ChannelSpec channel) => string.Join(" × ", Columns(channel));
}
