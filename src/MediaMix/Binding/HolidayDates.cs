namespace MediaMix;

/// <summary>Turns the countries of a model into holidays with dates.</summary>
static class HolidayDates
{
    /// <summary>
    /// All holidays that a specification asks for, by name, with every date in a span of days. A name that two countries have
    /// on the same days is one holiday; on other days it is one for each, with the country behind its name.
    /// </summary>
    /// <param name="spec">Countries must be known.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    public static SpecList<DatedHoliday> Resolve(HolidaysSpec spec, DateOnly first, DateOnly last)
    {
        var found = new Dictionary<string, (string Name, SortedSet<DateOnly> Dates)>(StringComparer.OrdinalIgnoreCase);
        var codes = spec.Countries.Select(static code => code.ToUpperInvariant()).Distinct().ToArray();
        var shared = codes.Length > 1 ? Ambiguous(codes) : [];
        foreach (var code in codes)
        {
            foreach (var holiday in HolidayCalendar.Between(code, first, last))
            {
                var name = shared.Contains(holiday.Name) ? $"{holiday.Name} ({code})" : holiday.Name;
                if (Counts(spec, name))
                    Add(name, holiday.Dates);
            }
        }
        foreach (var holiday in spec.Also)
            Add(holiday.Name, holiday.Dates.Where(date => date >= first && date <= last));
        return [.. found.Values.Where(static h => h.Dates.Count > 0).Select(static h => new DatedHoliday(h.Name, [.. h.Dates]))];

        void Add(string name, IEnumerable<DateOnly> dates)
        {
            if (!found.TryGetValue(name, out var holiday))
                found[name] = holiday = (name, []);
            holiday.Dates.UnionWith(dates);
        }
    }

    /// <summary>Names under which a specification may speak of a holiday of its countries.</summary>
    public static IEnumerable<string> Names(HolidaysSpec spec)
    {
        var codes = spec.Countries.Where(HolidayCalendar.Knows).Select(static code => code.ToUpperInvariant()).Distinct().ToArray();
        var shared = codes.Length > 1 ? Ambiguous(codes) : [];
        return codes.SelectMany(code => HolidayCalendar.Names(code).SelectMany(name =>
            shared.Contains(name) ? new[] { name, $"{name} ({code})" } : [name])).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True when a stated name means a holiday: its whole name, or what stands before a bracket, as in "Boxing Day (Observed)".</summary>
    public static bool Means(string stated, string name) =>
        name.StartsWith(stated, StringComparison.OrdinalIgnoreCase) && (name.Length == stated.Length || name.AsSpan(stated.Length).StartsWith(" ("));

    static bool Counts(HolidaysSpec spec, string name) =>
        (spec.Only is not { } only || only.Any(stated => Means(stated, name))) && !spec.Except.Any(stated => Means(stated, name));

    /// <summary>Names that several countries have on different days of the years that their calendars share.</summary>
    static HashSet<string> Ambiguous(string[] codes)
    {
        var first = new DateOnly(codes.Max(static code => HolidayCalendar.Years(code).First), 1, 1);
        var last = new DateOnly(codes.Min(static code => HolidayCalendar.Years(code).Last), 12, 31);
        return codes.SelectMany(code => HolidayCalendar.Between(code, first, last))
            .GroupBy(static h => h.Name, StringComparer.OrdinalIgnoreCase)
            .Where(static g => g.Distinct().Skip(1).Any())
            .Select(static g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
