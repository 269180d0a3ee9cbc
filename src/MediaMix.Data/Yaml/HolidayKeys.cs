using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The key <c>holidays</c> of a baseline: a country, or a group.</summary>
static class HolidayKeys
{
    const string Label = "baseline: holidays";

    public static HolidaysSpec? Read(YamlNode? node, FaultList faults)
    {
        switch (node)
        {
            case null or YamlScalar { Text: "none", IsQuoted: false }:
                return null;
            case YamlScalar country:
                return Country(country, faults) is { } code ? new HolidaysSpec { Countries = [code] } : null;
            case YamlSequence:
                faults.Error($"{Label}: found a list where a country or a group of keys is expected.", "Write holidays: US, or holidays: { country: [US, CA] }.", node.Where);
                return null;
        }
        if (YamlGroup.From(node, Label, faults) is not { } group)
            return null;
        var (before, after) = Window(group);
        var isPooled = group.Flag("pooling") ?? true;
        var spec = new HolidaysSpec
        {
            Countries = Countries(group),
            DaysBefore = before,
            DaysAfter = after,
            Only = group.Find("only") is null ? null : Names(group, "only"),
            Except = Names(group, "except"),
            Also = Own(group, "also"),
            Dates = group.Find("dates") is null ? null : Own(group, "dates"),
            IsPooled = isPooled,
        };
        if (spec is { Countries.Count: 0, Also.Count: 0, Dates: null } && group.Find("country") is null && group.Find("also") is null)
            faults.Error($"{Label}: there is neither a country nor a list of days.", "Write country: US, or also: [ { name: sale, dates: [2024-06-03] } ].", group.Where);
        spec = Prior(group, spec);
        group.Finish();
        return spec;
    }

    static HolidaysSpec Prior(YamlGroup group, HolidaysSpec spec)
    {
        if (group.Group("prior") is not { } priors)
            return spec;
        var (scale, effect) = (priors.Prior("scale", Interval.Positive), priors.Prior("effect", Interval.Real));
        if (priors.Find("effect") is { } plain && spec.IsPooled)
            group.Faults.Error($"{Label}: with pooling the effects have no prior of their own.", "State the prior of their scale, or write pooling: false.", plain.Where);
        if (priors.Find("scale") is { } shared && !spec.IsPooled)
            group.Faults.Error($"{Label}: without pooling there is no common scale.", "State the prior of every effect as effect:, or remove pooling: false.", shared.Where);
        priors.Finish();
        return spec with { Scale = spec.IsPooled ? scale : null, Effect = spec.IsPooled ? null : effect };
    }

    static SpecList<string> Countries(YamlGroup group)
    {
        IReadOnlyList<YamlNode> items = group.Find("country") switch
        {
            null => [],
            YamlSequence list => list.Items,
            var one => [one],
        };
        return [.. items.Select(item => Country(item, group.Faults)).OfType<string>().Distinct()];
    }

    static string? Country(YamlNode node, FaultList faults)
    {
        const string label = $"{Label}: country";
        // Norway is NO, which YAML once took for false; here a word is a word.
        if (YamlValue.Text(node, label, faults) is not { } text)
            return null;
        if (HolidayCalendar.Knows(text))
            return text.ToUpperInvariant();
        var near = DidYouMean.Suggest(text, HolidayCalendar.Countries) is { } code ? $"Did you mean {code}? " : "";
        faults.Error($"{label}: there is no calendar of {FaultText.Quote(text)}.", $"{near}Known are {string.Join(", ", HolidayCalendar.Countries)}; list the dates of others under also.", node.Where);
        return null;
    }

    static (int Before, int After) Window(YamlGroup group)
    {
        if (group.Find("window") is not { } node)
            return (0, 0);
        if (node is not YamlSequence { Items: [var first, var last] })
        {
            YamlValue.Wrong(node, $"{Label}: window", "two numbers of days such as [-1, 1]", group.Faults);
            return (0, 0);
        }
        var before = YamlValue.Whole(first, $"{Label}: window, first day", -HolidaysSpec.LongestReach, 0, group.Faults);
        var after = YamlValue.Whole(last, $"{Label}: window, last day", 0, HolidaysSpec.LongestReach, group.Faults);
        return (-(before ?? 0), after ?? 0);
    }

    static SpecList<string> Names(YamlGroup group, string key) =>
        [.. group.Items(key).Select(item => YamlValue.Name(item, $"{Label}: {key}", group.Faults)).OfType<string>()];

    static SpecList<DatedHoliday> Own(YamlGroup group, string key)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var holidays = new List<DatedHoliday>();
        foreach (var (item, number) in group.Items(key).Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, Invariant($"{Label}: days {number}"), group.Faults) is not { } days)
                continue;
            var name = days.Require("name", "name: black friday") is { } node ? YamlValue.Name(node, days.Label("name"), group.Faults) : null;
            var dates = Dates(days);
            days.Finish();
            if (name is null || dates is null)
                continue;
            if (!names.Add(name))
                group.Faults.Error($"{Label}: the days {FaultText.Quote(name)} are listed twice.", "Write all dates of one name into one list.", item.Where);
            holidays.Add(new DatedHoliday(name, dates));
        }
        return [.. holidays];
    }

    static SpecList<DateOnly>? Dates(YamlGroup days)
    {
        const string example = "dates: [2023-11-24, 2024-11-29]";
        if (days.Require("dates", example) is not { } list)
            return null;
        var before = days.Faults.Faults.Count;
        var dates = new SortedSet<DateOnly>();
        foreach (var item in days.Items("dates"))
        {
            if (item is not YamlScalar { Text: var text } || text.Length != 10 || !DateForms.TryIso(text, out var date))
                YamlValue.Wrong(item, days.Label("dates"), "an ISO date such as 2024-11-29", days.Faults);
            else if (!dates.Add(date))
                days.Faults.Error($"{days.Label("dates")}: {text} is listed twice.", "Keep one of them.", item.Where);
        }
        if (dates.Count == 0 && days.Faults.Faults.Count == before)
            days.Faults.Error($"{days.Label("dates")}: the list is empty.", $"Write it as {example}.", list.Where);
        return days.Faults.Faults.Count == before ? [.. dates] : null;
    }
}
