using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Joins a table of media with one of outcome, controls and population by date and geo.</summary>
sealed class TableJoin(RawTable media, RawTable outcome, DataSpec data, ModelSpec model, CappedFaults faults)
{
    /// <summary>One of the two tables: its keys, its other columns, and the row of every geo and period.</summary>
    sealed record Side(RawTable Table, TableKeys Keys, int[] Columns, Dictionary<(string Geo, int Period), int> Rows);

    readonly bool _isNational = data.Geo.Count > 0 && data.Geo.All(name => media.IndexOf(name) < 0);

    /// <summary>Every date and geo of either table, geo by geo; throws all faults when there are some.</summary>
    public RawTable Join()
    {
        var ofMedia = _isNational ? data with { Geo = [] } : data;
        var wide = data.Layout is null ? media : new LongTable(media, ofMedia, model, faults).Wide();
        var (left, right) = (Read(outcome, data), Read(wide, ofMedia));
        if (left.Keys.Periods.IsDates != right.Keys.Periods.IsDates)
            faults.Error("dates", $"The dates of {outcome.Source} and {media.Source} are not of one kind.", "Write dates, or whole numbers, in both files.", media.WhereHeader(0));
        if (_isNational)
            National(wide);
        Distinct(left, right);
        faults.ThrowIfErrors();
        return Build(left, right);
    }

    Side Read(RawTable table, DataSpec spec)
    {
        var keys = TableKeys.Read(table, spec, faults);
        int[] columns = [.. Enumerable.Range(0, table.Header.Count).Where(column => table.Header[column].Length > 0).Except(keys.Columns)];
        return new Side(table, keys, columns, keys.Unique(table, faults));
    }

    void National(RawTable wide)
    {
        foreach (var use in ColumnUse.Of(model).Where(use => use is { Channel.IsNational: false } && wide.IndexOf(use.Name) >= 0))
            faults.Error("national media", $"{media.Source} has no column {FaultText.Some(data.Geo)}: {use.Name}, {use.Purpose}, is one number for all geos.", "Write national: true in the channel, so that it is divided over the geos; or add the column.", null, $"channels.{use.Channel!.Name}");
    }

    void Distinct(Side left, Side right)
    {
        var names = left.Columns.Select(column => outcome.Header[column]).ToHashSet(StringComparer.Ordinal);
        foreach (var column in right.Columns.Where(column => names.Contains(right.Table.Header[column])))
            faults.Error("columns in both", $"The column {FaultText.Quote(right.Table.Header[column])} stands in both files, {outcome.Source} and {media.Source}.", "Rename or delete one of them.", right.Table.WhereHeader(column));
    }

    RawTable Build(Side left, Side right)
    {
        var header = new List<string>([.. left.Keys.Columns.Concat(left.Columns).Select(column => outcome.Header[column]), .. right.Columns.Select(column => right.Table.Header[column])]);
        var most = TableReader.MostCells / header.Count;
        var keys = Keys(left, right, most + 1);
        if (keys.Count > most || header.Count > TableReader.MostColumns)
            faults.Error("size", Invariant($"Joined, the files have more than {TableReader.MostCells:N0} cells or {TableReader.MostColumns:N0} columns."), "Keep only the rows and columns of the model.", new SourceLocation(media.Source));
        faults.ThrowIfErrors();
        var firstOfGeo = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, row) in left.Rows)
            firstOfGeo.TryAdd(key.Geo, row);
        var builder = new TableBuilder(outcome, header);
        foreach (var key in keys)
            Add(builder, left, right, key, firstOfGeo);
        return builder.Build();
    }

    // No more than are asked for: national media in many periods without outcomes may be many rows.
    List<(string Geo, int Period)> Keys(Side left, Side right, int most)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var geo in _isNational ? left.Keys.Geos.Names : left.Keys.Geos.Names.Concat(right.Keys.Geos.Names))
            order.TryAdd(geo, order.Count);
        // National media make no geo exist where others have rows and it has none; before and after all outcomes they do.
        var known = left.Rows.Keys.Select(static key => key.Period).ToHashSet();
        var more = _isNational
            ? right.Rows.Keys.Where(key => !known.Contains(key.Period)).SelectMany(key => order.Keys.Select(geo => (geo, key.Period)))
            : right.Rows.Keys;
        return [.. left.Rows.Keys.Union(more).Take(most).OrderBy(key => order[key.Item1]).ThenBy(static key => key.Item2)];
    }

    void Add(TableBuilder builder, Side left, Side right, (string Geo, int Period) key, Dictionary<string, int> firstOfGeo)
    {
        var (cells, origins) = (new List<string>(builder.Columns), new List<CellOrigin>(builder.Columns));
        var hasOutcome = left.Rows.TryGetValue(key, out var row);
        var hasMedia = right.Rows.TryGetValue(_isNational ? key with { Geo = PanelReader.NationalGeo } : key, out var mediaRow);
        if (hasOutcome)
            Take(left, left.Keys.Columns, row);
        else
            Take(right, right.Keys.Columns, mediaRow);
        if (!hasOutcome && _isNational)
            Take(left, left.Keys.Columns[1..], firstOfGeo[key.Geo]);
        Take(left, left.Columns, hasOutcome ? row : null, "");
        Take(right, right.Columns, hasMedia ? mediaRow : null, data.Layout is null ? "" : "0");
        builder.Add([.. cells], [.. origins]);

        // A cell of a table without the row is blamed on the row of the other.
        void Take(Side side, int[] columns, int? from, string otherwise = "")
        {
            foreach (var column in columns)
            {
                cells.Add(from is { } known ? side.Table.Cell(known, column) : otherwise);
                origins.Add(from is { } found ? new CellOrigin(side.Table, found, column) : hasOutcome ? new CellOrigin(left.Table, row, left.Keys.Columns[0]) : new CellOrigin(right.Table, mediaRow, right.Keys.Columns[0]));
            }
        }
    }
}
