namespace MediaMix.Data;

/// <summary>Joins spend and exposure columns of one name to a channel; reach and frequency take the place of an exposure.</summary>
sealed class ChannelGuess
{
    readonly Dictionary<string, int> _byBase = new(StringComparer.OrdinalIgnoreCase);

    public List<ChannelSpec> Channels { get; } = [];

    /// <summary>Why each channel is what it is, and whether that is a bet; parallel to the channels.</summary>
    public List<(string Reason, bool IsUnsure)> Reasons { get; } = [];

    /// <summary>Columns that found no place.</summary>
    public List<ColumnGuess> LeftOver { get; } = [];

    public static ChannelGuess From(IReadOnlyList<ColumnGuess> columns)
    {
        var guess = new ChannelGuess();
        // Next to a column that is surely the spend, one of the same name that may be is the exposure.
        var spends = columns.Where(static c => c.Role == GuessedRole.Spend).ToLookup(static c => c.IsUnsure);
        var sure = spends[false].Select(static c => c.Column.Words.Base()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool IsExposure(ColumnGuess column) => column.IsUnsure && sure.Contains(column.Column.Words.Base());
        foreach (var column in columns.Where(c => c.Role == GuessedRole.Spend && !IsExposure(c)))
            guess.AddSpend(column);
        foreach (var column in spends[true].Where(IsExposure))
            guess.AddExposure(column);
        foreach (var column in columns.Where(static c => c.Role == GuessedRole.Exposure))
            guess.AddExposure(column);
        foreach (var column in columns.Where(static c => c.Role == GuessedRole.Reach))
            guess.AddReach(column, columns.FirstOrDefault(c => c.Role == GuessedRole.Frequency && HasBase(c, column.Column.Words.Base())));
        var used = guess.Channels.Select(static c => c.Frequency).ToHashSet();
        guess.LeftOver.AddRange(columns
            .Where(c => c.Role == GuessedRole.Frequency && !used.Contains(c.Column.Name))
            .Select(static c => c with { Reason = "a frequency without a reach of this name" }));
        return guess;
    }

    /// <summary>Marks channels all of whose columns hold one number for all geos.</summary>
    public void MarkNational(IEnumerable<string> columns)
    {
        var national = columns.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < Channels.Count; i++)
        {
            string?[] own = [Channels[i].Spend, Channels[i].Exposure, Channels[i].Reach, Channels[i].Frequency];
            if (!own.OfType<string>().All(national.Contains))
                continue;
            Channels[i] = Channels[i] with { IsNational = true };
            Reasons[i] = ($"{Reasons[i].Reason}; the same in all geos of a date, so taken for national totals", true);
        }
    }

    static bool HasBase(ColumnGuess column, string name) => string.Equals(column.Column.Words.Base(), name, StringComparison.OrdinalIgnoreCase);

    void AddReach(ColumnGuess reach, ColumnGuess? frequency)
    {
        if (frequency is null)
        {
            LeftOver.Add(reach with { Reason = "a reach without a frequency of this name" });
            return;
        }
        var (columns, reason) = ((Reach: reach.Column.Name, Frequency: frequency.Column.Name), $"reach {reach.Column.Name} and frequency {frequency.Column.Name}");
        if (!_byBase.TryGetValue(reach.Column.Words.Base(), out var index))
        {
            _byBase.Add(reach.Column.Words.Base(), Channels.Count);
            Channels.Add(new ChannelSpec { Name = Name(reach.Column), Reach = columns.Reach, Frequency = columns.Frequency });
            Reasons.Add(($"no spend column of this name, so no ROI; {reason}", !reach.Column.Words.HasAny(GuessRules.Organic)));
        }
        else if (Channels[index].Reach is { } first)
        {
            LeftOver.Add(reach with { Reason = $"{first} is already the reach of {Channels[index].Name}" });
        }
        else
        {
            var instead = Channels[index].Exposure is { } exposure ? $", which say more than {exposure}" : "";
            Channels[index] = Channels[index] with { Exposure = null, Reach = columns.Reach, Frequency = columns.Frequency };
            Reasons[index] = ($"{Reasons[index].Reason}; {reason}{instead}", Reasons[index].IsUnsure);
        }
    }

    void AddSpend(ColumnGuess spend)
    {
        if (!_byBase.TryAdd(spend.Column.Words.Base(), Channels.Count))
        {
            LeftOver.Add(spend with { Reason = $"a second spend column of {spend.Column.Words.Base()}" });
            return;
        }
        Channels.Add(new ChannelSpec { Name = Name(spend.Column), Spend = spend.Column.Name });
        Reasons.Add(($"spend {spend.Column.Name}: {spend.Reason}", spend.IsUnsure));
    }

    void AddExposure(ColumnGuess exposure)
    {
        var baseName = exposure.Column.Words.Base();
        if (!_byBase.TryGetValue(baseName, out var index))
        {
            _byBase.Add(baseName, Channels.Count);
            Channels.Add(new ChannelSpec { Name = Name(exposure.Column), Exposure = exposure.Column.Name });
            var isOrganic = exposure.Column.Words.HasAny(GuessRules.Organic);
            var spend = isOrganic ? "organic" : "no spend column of this name, so no ROI";
            Reasons.Add(($"{spend}; exposure {exposure.Column.Name}: {exposure.Reason}", exposure.IsUnsure || !isOrganic));
        }
        else if (Channels[index].Exposure is { } first)
            LeftOver.Add(exposure with { Reason = $"{first} is already the exposure of {Channels[index].Name}" });
        else
        {
            Channels[index] = Channels[index] with { Exposure = exposure.Column.Name };
            Reasons[index] = ($"{Reasons[index].Reason}; exposure {exposure.Column.Name}: same name", Reasons[index].IsUnsure);
        }
    }

    string Name(ColumnProfile column)
    {
        const int Longest = 56;
        var letters = column.Words.Base().Select(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' ? c : '_').Take(Longest);
        var name = string.Concat(letters).Trim(' ', '_', '-', '.');
        if (name.Length == 0)
            name = "channel";
        var unique = name;
        for (var n = 2; Channels.Exists(c => c.Name.Equals(unique, StringComparison.OrdinalIgnoreCase)); n++)
            unique = FormattableString.Invariant($"{name} {n}");
        return unique;
    }
}
