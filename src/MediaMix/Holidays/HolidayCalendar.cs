using System.Globalization;

namespace MediaMix;

/// <summary>
/// Public holidays by country, from rules in <c>Holidays.txt</c>, which names its source. Names are in English or in the
/// language of the country; a day off in place of a holiday at a weekend is a holiday of its own, marked (Observed) or alike.
/// Stateless and thread-safe.
/// </summary>
public static class HolidayCalendar
{
    static readonly Lazy<Dictionary<string, Table>> Tables = new(Read);

    /// <summary>ISO 3166 codes of the countries, in order; UK is understood, too.</summary>
    public static IReadOnlyList<string> Countries => [.. Tables.Value.Keys.Where(static code => code != "UK").Order(StringComparer.Ordinal)];

    /// <summary>True for the code of a country that has a calendar; upper and lower case are not told apart.</summary>
    /// <param name="country">Two letters.</param>
    public static bool Knows(string country) => Tables.Value.ContainsKey(country);

    /// <summary>First and last year of a country's calendar.</summary>
    /// <param name="country">A code that is known.</param>
    /// <exception cref="ArgumentException">The country has no calendar.</exception>
    public static (int First, int Last) Years(string country) => Find(country).Years;

    /// <summary>Names of all holidays of a country, in the order of the year.</summary>
    /// <param name="country">A code that is known.</param>
    /// <exception cref="ArgumentException">The country has no calendar.</exception>
    public static IReadOnlyList<string> Names(string country) => [.. Find(country).Holidays.Select(static h => h.Name)];

    /// <summary>The holidays of a country in a span of days, each with its dates in order; those without a date are left out.</summary>
    /// <param name="country">A code that is known.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, inclusive.</param>
    /// <exception cref="ArgumentException">The country has no calendar.</exception>
    public static IReadOnlyList<DatedHoliday> Between(string country, DateOnly first, DateOnly last)
    {
        var table = Find(country);
        var holidays = new List<DatedHoliday>();
        foreach (var (name, rules) in table.Holidays)
        {
            var dates = new SortedSet<DateOnly>();
            for (var year = Math.Max(first.Year, table.Years.First); year <= Math.Min(last.Year, table.Years.Last); year++)
                dates.UnionWith(rules.SelectMany(rule => rule.Dates(year)).Where(date => date >= first && date <= last));
            if (dates.Count > 0)
                holidays.Add(new DatedHoliday(name, [.. dates]));
        }
        return holidays;
    }

    static Table Find(string country) => Tables.Value.TryGetValue(country, out var table)
        ? table
        : throw new ArgumentException($"There is no calendar of holidays for {country}.", nameof(country));

    static Dictionary<string, Table> Read()
    {
        using var stream = typeof(HolidayCalendar).Assembly.GetManifestResourceStream("MediaMix.Holidays.Holidays.txt")!;
        using var reader = new StreamReader(stream);
        var tables = new Dictionary<string, Table>(StringComparer.OrdinalIgnoreCase);
        Table? current = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                current = Section(line[1..^1].Split(' '), tables);
            else
                current!.Add(line);
        }
        return tables;
    }

    // [GB UK 1995-2044]: the last word is the span of years, those before it are codes.
    static Table Section(string[] words, Dictionary<string, Table> tables)
    {
        var years = words[^1].Split('-');
        var table = new Table((int.Parse(years[0], CultureInfo.InvariantCulture), int.Parse(years[1], CultureInfo.InvariantCulture)));
        foreach (var code in words[..^1])
            tables.Add(code, table);
        return table;
    }

    /// <summary>The calendar of one country.</summary>
    sealed class Table((int First, int Last) years)
    {
        readonly List<(string Name, Lazy<HolidayRule[]> Rules)> _holidays = [];

        public (int First, int Last) Years { get; } = years;

        public IEnumerable<(string Name, HolidayRule[] Rules)> Holidays => _holidays.Select(static h => (h.Name, h.Rules.Value));

        // Name = rule rule rule; parsed when first asked for, since a model needs one country or two.
        public void Add(string line)
        {
            var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
            _holidays.Add((line[..at], new Lazy<HolidayRule[]>(() => [.. line[(at + 3)..].Split(' ').Select(HolidayRule.Parse)])));
        }
    }
}
