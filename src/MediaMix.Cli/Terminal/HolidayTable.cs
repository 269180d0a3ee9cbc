using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What <c>check</c> says of holidays: the days behind every effect, and what never falls into the fitted rows.</summary>
static class HolidayTable
{
    public static void Print(BoundModel model, IAnsiConsole console)
    {
        if (model.Holidays.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).Title("Holidays");
        table.AddColumn("effect");
        table.AddColumn(new TableColumn("rows").RightAligned());
        table.AddColumn("days");
        foreach (var use in model.Holidays)
            table.AddRow(new Text(Sentences.Name(use.Effect)), new Text(use.Rows.ToString(CultureInfo.InvariantCulture)), new Text(string.Join(", ", use.Dates.Select(Iso))));
        console.Write(table);
        if (model.UnusedHolidays.Count == 0)
            return;
        console.Paragraph($"Not in the fitted rows: {string.Join(", ", model.UnusedHolidays.Select(Sentences.Name))}");
    }

    /// <summary>The same for machines.</summary>
    public static JsonObject Json(BoundModel model) => new()
    {
        ["effects"] = new JsonArray([.. model.Holidays.Select(static use => new JsonObject
        {
            ["effect"] = use.Effect,
            ["rows"] = use.Rows,
            ["days"] = new JsonArray([.. use.Dates.Select(static date => JsonValue.Create(Iso(date)))]),
        })]),
        ["unused"] = new JsonArray([.. model.UnusedHolidays.Select(static name => JsonValue.Create(name))]),
    };

    static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
