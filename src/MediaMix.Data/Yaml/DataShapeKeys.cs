namespace MediaMix.Data;

/// <summary>The keys of <c>data</c> that say how rows make a panel: geos, layout, sums over weeks, cells that are held out.</summary>
static class DataShapeKeys
{
    const int MostGeoColumns = 2;
    const int MostHeldOut = 100_000;

    /// <summary>The data specification with these keys; the group is not finished.</summary>
    public static DataSpec Read(YamlGroup group, DataSpec data) => data with
    {
        Geo = Geo(group),
        Population = group.Column("population"),
        Layout = Layout(group),
        OutcomeSource = group.Column("outcome_source"),
        WeekStart = WeekStart(group),
        Holdout = group.Find("holdout") is { } holdout ? Holdout(holdout, group.Label("holdout"), group.Faults) : null,
    };

    static SpecList<string> Geo(YamlGroup group)
    {
        if (group.Find("geo") is not { } node)
            return [];
        var label = group.Label("geo");
        var items = node is YamlSequence list ? list.Items : [node];
        var columns = items.Select(item => YamlValue.Name(item, label, group.Faults)).OfType<string>().ToList();
        if (items.Count is 0 or > MostGeoColumns)
            group.Faults.Error($"{label}: found {items.Count} columns.", "Write one column, geo: region, or two that are crossed, geo: [region, product].", node.Where);
        return [.. columns];
    }

    static LongLayout? Layout(YamlGroup data)
    {
        const string Example = "layout: { channel: channel, spend: spend, exposure: impressions }";
        if (data.Find("layout") is not { } node)
            return null;
        if (node is not YamlMapping)
        {
            data.Faults.Error($"{data.Label("layout")}: found {node.Kind} where the columns of a table with one row per channel are expected.", $"Write {Example}. A table with columns of its own per channel needs no layout.", node.Where);
            return null;
        }
        var group = YamlGroup.From(node, "data.layout", data.Faults)!;
        var channel = group.Require("channel", "channel: channel") is { } name ? YamlValue.Name(name, group.Label("channel"), data.Faults) : null;
        var layout = new LongLayout
        {
            Channel = channel ?? "",
            Spend = group.Column("spend"),
            Exposure = group.Column("exposure"),
            Reach = group.Column("reach"),
            Frequency = group.Column("frequency"),
        };
        group.Finish();
        if (!layout.Numbers.Any())
            data.Faults.Error("data.layout: no column of numbers is given.", $"Write at least one of spend, exposure, reach and frequency, as in {Example}.", node.Where);
        var columns = layout.Numbers.Select(static number => number.Column).Append(layout.Channel);
        if (columns.GroupBy(static column => column, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } twice)
            data.Faults.Error($"data.layout: the column {FaultText.Quote(twice.Key)} is named twice.", "Name it once.", node.Where);
        return layout;
    }

    static DayOfWeek? WeekStart(YamlGroup group)
    {
        var start = group.Choice("week_starts", ModelWords.Weekdays);
        if (group.Find("aggregate") is { } node)
            return group.Choice("aggregate", ModelWords.Aggregates) is null ? null : start ?? DayOfWeek.Monday;
        if (start is not null)
            group.Faults.Error($"{group.Label("week_starts")}: days are not added up to weeks.", "Write aggregate: week, too, or remove it.", group.Find("week_starts")!.Where);
        return null;
    }

    static HoldoutSpec? Holdout(YamlNode node, string label, FaultList faults)
    {
        const string Remedy = "Write last 12; { from: 2024-10-07, to: 2024-12-30 }; { dates: [2024-05-06, 2024-08-05] }; or { column: is_test }, a column of zeros and ones.";
        if (node is YamlScalar scalar)
        {
            if (scalar.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["last", var count] && DateForms.TryWhole(count, out var periods) && periods is > 0 and <= MostHeldOut)
                return new LastPeriodsHeldOut(periods);
            faults.Error($"{label}: found {node.Kind}.", Remedy, node.Where);
            return null;
        }
        if (node is not YamlMapping)
        {
            faults.Error($"{label}: found {node.Kind}.", Remedy, node.Where);
            return null;
        }
        var group = YamlGroup.From(node, "data.holdout", faults)!;
        var (from, to) = (group.Column("from"), group.Column("to"));
        var column = group.Column("column");
        var dates = Dates(group);
        group.Finish();
        return (from, to, column, dates) switch
        {
            ({ } first, { } last, null, null) => new SpanHeldOut(new PeriodSpan(first, last)),
            (null, null, { } marks, null) => new ColumnHeldOut(marks),
            (null, null, null, { Count: > 0 } single) => new DatesHeldOut(single),
            _ => Unclear(),
        };

        HoldoutSpec? Unclear()
        {
            faults.Error("data.holdout: exactly one of from and to, dates, and column is expected.", Remedy, node.Where);
            return null;
        }
    }

    static SpecList<string>? Dates(YamlGroup group) => group.Find("dates") is null
        ? null
        : [.. group.Items("dates").Select(item => YamlValue.Name(item, group.Label("dates"), group.Faults)).OfType<string>()];
}
