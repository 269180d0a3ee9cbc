using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Turns a table with one row per date, geo and channel into one with a row per date and geo. Where a channel has no row nothing
/// ran; other columns, such as a repeated outcome, must agree among the rows that become one.
/// </summary>
sealed class LongTable(RawTable table, DataSpec data, ModelSpec model, CappedFaults faults)
{
    const int None = -1;
    const int LongestChannel = 100;

    readonly LongLayout _layout = data.Layout!;
    readonly HashSet<string> _used = [.. ColumnUse.Of(model).Concat(ColumnUse.OfData(data)).Concat(ColumnUse.OfMargin(data, model)).Select(static use => use.Name)];

    /// <summary>The wide table; throws all faults when there are some.</summary>
    public RawTable Wide()
    {
        var channel = ColumnChecks.Find(table, _layout.Channel, "the channel of a row", faults);
        var numbers = _layout.Numbers.Select(number => (number.Word, Column: ColumnChecks.Find(table, number.Column, $"the {number.Word} of a row", faults))).ToArray();
        var keys = TableKeys.Read(table, data, faults);
        var channels = Channels(channel);
        var groups = Groups(keys);
        int[] reserved = [channel, .. keys.Columns, .. numbers.Select(static number => number.Column)];
        var others = Enumerable.Range(0, table.Header.Count).Where(column => table.Header[column].Length > 0).Except(reserved).ToArray();
        var width = keys.Columns.Length + channels.Names.Count * numbers.Length + others.Length;
        if (width > TableReader.MostColumns || (long)width * groups.Count > TableReader.MostCells)
            faults.Error("size", Invariant($"{channels.Names.Count} channels in {groups.Count:N0} rows make more than {TableReader.MostColumns:N0} columns or {TableReader.MostCells:N0} cells."), "Is this the column of the channel? Join small channels.", table.WhereHeader(channel));
        faults.ThrowIfErrors();
        var rows = RowsOfChannels(groups, channels.Codes, channels.Names.Count, channel);
        var shared = Shared(groups, ref others);
        faults.ThrowIfErrors();
        return Build(keys, groups, channels.Names, numbers, rows, others, shared);
    }

    (List<string> Names, int[] Codes) Channels(int column)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[table.RowCount];
        for (var row = 0; row < codes.Length; row++)
        {
            var name = table.Cell(row, column);
            if (name.Length is 0 or > LongestChannel || !FaultText.IsPrintable(name))
                faults.Error("channel names", name.Length == 0 ? $"The channel is missing in the column {_layout.Channel}." : Invariant($"The channel {FaultText.Quote(name)} is longer than {LongestChannel} characters or holds control characters."), null, table.Where(row, column));
            else if (names.TryAdd(name, names.Count) || names.ContainsKey(name))
                codes[row] = names[name];
        }
        return ([.. names.Keys], codes);
    }

    // Rows of one geo and date, in the order of the new table: geo by geo, dates ascending, whatever the order of the file.
    List<List<int>> Groups(TableKeys keys) =>
    [
        .. Enumerable.Range(0, table.RowCount)
            .GroupBy(row => (Geo: keys.Geos[row], Period: keys.Periods.Values[row]))
            .OrderBy(static group => group.Key)
            .Select(static group => group.ToList()),
    ];

    int[] RowsOfChannels(List<List<int>> groups, int[] codes, int channels, int column)
    {
        var rows = new int[groups.Count * channels];
        Array.Fill(rows, None);
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var row in groups[group])
            {
                ref var place = ref rows[group * channels + codes[row]];
                if (place == None)
                    place = row;
                else
                    faults.Error("duplicate channels", Invariant($"The channel {FaultText.Shown(table.Cell(row, column))} stands in line {table.Line(place)} for the same date{(data.Geo.Count > 0 ? " and geo" : "")}."), "Sum rows of one channel, or name a finer column as the channel.", table.Where(row, column));
            }
        }
        return rows;
    }

    /// <summary>The row that holds the value of every other column, [group, column]; columns that are not used and differ are dropped.</summary>
    int[][] Shared(List<List<int>> groups, ref int[] columns)
    {
        var kept = new List<(int Column, int[] Rows)>();
        foreach (var column in columns)
        {
            var isUsed = _used.Contains(table.Header[column]);
            var rows = groups.Select(group => group[Math.Max(0, group.FindIndex(row => table.Cell(row, column).Length > 0))]).ToArray();
            if (Agree(groups, rows, column, isUsed))
                kept.Add((column, rows));
        }
        columns = [.. kept.Select(static item => item.Column)];
        return [.. kept.Select(static item => item.Rows)];
    }

    bool Agree(List<List<int>> groups, int[] rows, int column, bool isUsed)
    {
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var row in groups[group].Where(row => IsOther(table.Cell(row, column), table.Cell(rows[group], column))))
            {
                if (!isUsed)
                    return false;
                faults.Error($"differs in {table.Header[column]}", Invariant($"{table.Header[column]} is {FaultText.Quote(table.Cell(rows[group], column))} in line {table.Line(rows[group])} and {FaultText.Quote(table.Cell(row, column))} here, for the same date{(data.Geo.Count > 0 ? " and geo" : "")}."), "What does not belong to a channel is repeated in the rows of all channels; or write it in a file of its own, data.outcome_source.", table.Where(row, column));
            }
        }
        return true;
    }

    static bool IsOther(string text, string first) =>
        text.Length > 0 && text != first && !(NumberCell.TryParse(text, out var a) && NumberCell.TryParse(first, out var b) && a == b);

    RawTable Build(TableKeys keys, List<List<int>> groups, List<string> channels, (string Word, int Column)[] numbers, int[] rows, int[] others, int[][] shared)
    {
        List<string> header = [.. keys.Columns.Select(column => table.Header[column])];
        header.AddRange(channels.SelectMany(name => numbers.Select(number => $"{name}.{number.Word}")));
        header.AddRange(others.Select(column => table.Header[column]));
        var builder = new TableBuilder(table, header);
        for (var group = 0; group < groups.Count; group++)
        {
            var (cells, origins) = (new List<string>(header.Count), new List<CellOrigin>(header.Count));
            foreach (var column in keys.Columns)
                Take(groups[group][0], column);
            for (var channel = 0; channel < channels.Count; channel++)
            {
                var row = rows[group * channels.Count + channel];
                foreach (var (_, column) in numbers)
                    Take(row == None ? groups[group][0] : row, column, isIdle: row == None);
            }
            for (var i = 0; i < others.Length; i++)
                Take(shared[i][group], others[i]);
            builder.Add([.. cells], [.. origins]);

            void Take(int row, int column, bool isIdle = false)
            {
                cells.Add(isIdle ? "0" : table.Cell(row, column));
                origins.Add(new CellOrigin(table, row, column));
            }
        }
        return builder.Build();
    }
}
