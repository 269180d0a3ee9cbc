using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>What tells the rows of one date apart: a geo, two crossed dimensions, a channel, or nothing since there is one row per date.</summary>
/// <param name="Geo">Geo columns; empty = national.</param>
/// <param name="Layout">Columns of a table with one row per channel; null = none.</param>
/// <param name="Reason">Why the geos are geos.</param>
/// <param name="IsUnsure">True when no name says so.</param>
sealed record ShapeGuess(SpecList<string> Geo, LongLayout? Layout, string Reason = "", bool IsUnsure = false)
{
    const int MostCandidates = 8;

    /// <summary>The shape; null when several rows of a date are told apart by no column or two.</summary>
    public static ShapeGuess? Of(RawTable table, IReadOnlyList<ColumnProfile> columns, DateGuess date)
    {
        if (date.Periods.Values.Distinct().Count() == table.RowCount)
            return new ShapeGuess([], null);
        var keys = columns
            .Where(column => column != date.Column && !column.IsRowIndex && column.Levels is >= 2 and <= GeoNames.MostGeos && !column.HasEmptyCells)
            .Where(static column => !column.IsNumeric || column.Words.HasAny(GuessRules.Geo))
            .OrderByDescending(static column => column.Words.HasAny(GuessRules.Geo))
            .Take(MostCandidates)
            .ToList();
        var layout = Numbers(columns);
        return Single(table, date, keys, layout) ?? Pair(table, date, keys, layout);
    }

    static ShapeGuess? Single(RawTable table, DateGuess date, List<ColumnProfile> keys, LongLayout? layout)
    {
        foreach (var key in keys.Where(key => IsUnique(table, date, key)))
        {
            if (layout is null || !IsChannel(key))
                return Geos(key);
            return new ShapeGuess([], layout with { Channel = key.Name });
        }
        return null;
    }

    static ShapeGuess? Pair(RawTable table, DateGuess date, List<ColumnProfile> keys, LongLayout? layout)
    {
        var pairs = from i in Enumerable.Range(0, keys.Count)
                    from j in Enumerable.Range(i + 1, keys.Count - i - 1)
                    where IsUnique(table, date, keys[i], keys[j])
                    select (First: keys[i], Second: keys[j]);
        foreach (var (first, second) in pairs.Take(1))
        {
            if (layout is null || !(IsChannel(first) || IsChannel(second)))
                return Geos(first, second);
            var (geo, channel) = IsChannel(second) ? (first, second) : (second, first);
            return Geos(geo) with { Layout = layout with { Channel = channel.Name } };
        }
        return null;
    }

    static ShapeGuess Geos(params ColumnProfile[] keys)
    {
        var isNamed = Array.Exists(keys, static key => key.Words.HasAny(GuessRules.Geo));
        var names = string.Join(" and ", keys.Select(static key => Invariant($"{key.Levels} of {FaultText.Shown(key.Name)}")));
        return new ShapeGuess([.. keys.Select(static key => key.Name)], null, $"one row per date and geo, {names}", !isNamed);
    }

    static bool IsChannel(ColumnProfile column) => column.Words.HasAny(GuessRules.Channel) && !column.Words.HasAny(GuessRules.Geo);

    /// <summary>The numbers of a long table, if it holds some; the channel is still open.</summary>
    static LongLayout? Numbers(IReadOnlyList<ColumnProfile> columns)
    {
        var numeric = columns.Where(static column => column.IsNumeric).ToList();
        var (reach, frequency) = (Named(numeric, GuessRules.Reach), Named(numeric, GuessRules.Frequency));
        var hasBoth = reach is not null && frequency is not null;
        var layout = new LongLayout
        {
            Channel = "",
            Spend = Named(numeric, GuessRules.Spend),
            Exposure = hasBoth ? null : Named(numeric, GuessRules.Exposure),
            Reach = hasBoth ? reach : null,
            Frequency = hasBoth ? frequency : null,
        };
        return layout.Numbers.Any() ? layout : null;
    }

    // Columns of a long table are called spend or impressions alone; tv_spend belongs to one channel.
    static string? Named(List<ColumnProfile> numeric, System.Collections.Frozen.FrozenSet<string> words) =>
        numeric.Find(column => column.Words.Count == 1 && column.Words.HasAny(words))?.Name;

    static bool IsUnique(RawTable table, DateGuess date, params ColumnProfile[] keys)
    {
        var seen = new HashSet<(int, string)>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!seen.Add((date.Periods.Values[row], string.Join('\0', keys.Select(key => table.Cell(row, key.Position))))))
                return false;
        }
        return true;
    }
}
