namespace MediaMix.Data;

/// <summary>The group <c>data</c> of a model file.</summary>
static class DataKeys
{
    const int LongestHistory = 100_000;

    /// <summary>The data specification and the name of the outcome column.</summary>
    public static (DataSpec Data, string Outcome, UnitValue? Value) Read(YamlGroup file)
    {
        var nothing = new DataSpec { Source = "", DateColumn = "" };
        if (file.Require("data", "data: { source: sales.csv, date: week, outcome: revenue }") is not { } node
            || YamlGroup.From(node, "data", file.Faults) is not { } group)
            return (nothing, "", null);
        group.NotYet("sheet");
        var source = Source(group);
        var (column, format) = Date(group);
        var outcome = Required(group, "outcome", "outcome: revenue");
        var data = DataShapeKeys.Read(group, new DataSpec
        {
            Source = source,
            DateColumn = column,
            DateFormat = format,
            Margin = group.Find("margin") is { } margin ? Value(margin, group, "margin", "Write the money earned per unit of outcome, above 0, or a column: margin: 0.4.") : null,
            OutcomeKind = group.Choice("outcome_kind", ModelWords.OutcomeKinds) ?? OutcomeKind.Unstated,
            MediaHistory = group.Whole("media_history", 0, LongestHistory) ?? 0,
            From = group.Column("from"),
            Until = group.Column("until"),
            Exclude = Exclusions(group),
        });
        var value = group.Find("value_per_unit") is { } unit
            ? Value(unit, group, "value_per_unit", "Write what one unit of the outcome is worth in money, above 0, or a column: value_per_unit: 25.")
            : null;
        group.Finish();
        return (data, outcome, value);
    }

    /// <summary>A number above 0, or a column.</summary>
    static UnitValue? Value(YamlNode node, YamlGroup group, string key, string remedy)
    {
        var label = group.Label(key);
        if (YamlValue.AsNumber(node) is not { } number)
            return YamlValue.Name(node, label, group.Faults) is { Length: > 0 } column ? UnitValue.In(column) : null;
        if (number > 0 && double.IsFinite(number))
            return UnitValue.Of(number);
        group.Faults.Error(FormattableString.Invariant($"{label} is {number}."), remedy, node.Where);
        return null;
    }

    static string Source(YamlGroup group)
    {
        const string Example = "source: sales.csv";
        if (group.Require("source", Example) is not { } node)
            return "";
        if (node is YamlMapping)
        {
            group.Faults.Error("data: a database as source is not available in this version.", $"Export the rows to a CSV file and write {Example}.", node.Where);
            return "";
        }
        var source = YamlValue.Name(node, group.Label("source"), group.Faults) ?? "";
        if (Path.GetExtension(source).ToUpperInvariant() is ".XLSX" or ".XLS" or ".XLSM" or ".PARQUET")
            group.Faults.Error($"data: reading {FaultText.Quote(source)} is not available in this version.", "Save the table as CSV (UTF-8).", node.Where);
        return source;
    }

    static (string Column, string? Format) Date(YamlGroup group)
    {
        const string Example = "date: week, or date: { column: week, format: \"dd/MM/yyyy\" }";
        if (group.Require("date", Example) is not { } node)
            return ("", null);
        if (node is not YamlMapping)
            return (YamlValue.Name(node, group.Label("date"), group.Faults) ?? "", null);
        var date = YamlGroup.From(node, "data.date", group.Faults)!;
        var column = Required(date, "column", "column: week");
        var format = date.Column("format");
        if (format is not null && !DateForms.IsComplete(format))
            group.Faults.Error($"{date.Label("format")}: {FaultText.Quote(format)} does not name year (y) and month (M).", "Write it as in dd/MM/yyyy, or excel for the serial numbers of a spreadsheet.", date.Find("format")!.Where);
        date.Finish();
        return (column, format);
    }

    static SpecList<ExclusionSpec> Exclusions(YamlGroup data)
    {
        var exclusions = new List<ExclusionSpec>();
        foreach (var (item, number) in data.Items("exclude").Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, FormattableString.Invariant($"data.exclude {number}"), data.Faults) is not { } group)
                continue;
            exclusions.Add(new ExclusionSpec(
                Required(group, "from", "from: 2020-03-16"), Required(group, "to", "to: 2020-06-01"), Required(group, "why", "why: lockdown")));
            group.Finish();
        }
        return [.. exclusions];
    }

    static string Required(YamlGroup group, string key, string example) =>
        group.Require(key, example) is { } node ? YamlValue.Name(node, group.Label(key), group.Faults) ?? "" : "";
}
