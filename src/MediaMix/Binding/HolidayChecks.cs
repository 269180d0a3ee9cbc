using static System.FormattableString;

namespace MediaMix;

/// <summary>What must hold between the holidays of a model and its panel.</summary>
static class HolidayChecks
{
    public static void Run(HolidaysSpec spec, Panel panel, FaultList faults)
    {
        var before = faults.Faults.Count;
        if (!panel.Axis.HasDates)
            faults.Error("Holidays need calendar dates; this data has numbered periods.", "Add a date column, or write the holidays into a column of zeros and ones and name it as a control.");
        else if (panel.Axis.Step == TimeStep.Month)
            faults.Error("Holidays need daily or weekly rows; nearly every month holds the same ones each year.", "Use `seasonality: [ { type: categorical, by: month } ]`.");
        if (spec.DaysBefore is < 0 or > HolidaysSpec.LongestReach || spec.DaysAfter is < 0 or > HolidaysSpec.LongestReach)
            faults.Error(Invariant($"The window of the holidays reaches {spec.DaysBefore} days back and {spec.DaysAfter} days ahead."), Invariant($"Both must lie between 0 and {HolidaysSpec.LongestReach}."));
        if (spec is { Countries.Count: 0, Also.Count: 0, Dates: null })
            faults.Error("The holidays name neither a country nor days of their own.", "Write `country: US`, or remove them.");
        if (spec is { IsPooled: true, Effect: not null } or { IsPooled: false, Scale: not null })
            faults.Error($"The holidays have a prior of their {(spec.IsPooled ? "effects, but share one sd" : "common sd, but do not share one")}.", "With pooling state the prior of the scale, without it that of the effect.");
        if (spec.Dates is null)
            Countries(spec, faults);
        Names(spec, faults);
        foreach (var twice in spec.Also.GroupBy(static h => h.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1))
            faults.Error($"The days {twice.Key} are listed twice.", "Write all dates of one name into one list.");
        foreach (var empty in spec.Also.Where(static h => h.Dates.Count == 0))
            faults.Error($"The days {empty.Name} have no date.", "List at least one, or remove them.");
        if (faults.Faults.Count == before && Years(spec, panel.Window, faults))
            Rows(spec, panel.Window, faults);
    }

    static void Countries(HolidaysSpec spec, FaultList faults)
    {
        foreach (var country in spec.Countries.Where(static country => !HolidayCalendar.Knows(country)))
            faults.About("baseline.holidays.country").Error($"There is no calendar of holidays for the country {country}.", $"Known are {string.Join(", ", HolidayCalendar.Countries)}; list the dates of others under `also`.");
    }

    static void Names(HolidaysSpec spec, FaultList faults)
    {
        if (spec.Dates is not null || !spec.Countries.All(HolidayCalendar.Knows))
            return;
        var known = HolidayDates.Names(spec).ToArray();
        foreach (var (name, key) in (spec.Only ?? []).Select(static name => (name, "only")).Concat(spec.Except.Select(static name => (name, "except"))).Where(stated => !known.Any(name => HolidayDates.Means(stated.name, name))))
            faults.About($"baseline.holidays.{key}").Error(
                $"The holidays of {string.Join(", ", spec.Countries)} have none called {name}.",
                DidYouMean.Suggest(name, known) is { } near ? $"Did you mean {near}?" : $"Their names are {string.Join("; ", known)}.");
    }

    static bool Years(HolidaysSpec spec, TimeAxis window, FaultList faults)
    {
        var isKnown = true;
        foreach (var country in spec.Dates is null ? spec.Countries : [])
        {
            var (first, last) = HolidayCalendar.Years(country);
            if (window.Date(0).Year >= first && window.Date(window.Count - 1).Year <= last)
                continue;
            isKnown = false;
            faults.Error(Invariant($"The holidays of {country} are known from {first} to {last}; the fitted rows go from {window.Label(0)} to {window.Label(window.Count - 1)}."), "Narrow the window, or list the dates under `also` in place of the country.");
        }
        return isKnown;
    }

    static void Rows(HolidaysSpec spec, TimeAxis window, FaultList faults)
    {
        var effects = HolidayColumns.Of(HolidayDefaults.Dated(spec, window), window).Effects;
        if (effects.Count == 0)
            faults.Error("None of the holidays falls into the fitted rows.", spec.Only is null && spec.Except.Count == 0 ? "Remove them, or widen the window." : "See what `only` and `except` leave, remove the holidays, or widen the window.");
        foreach (var twice in effects.GroupBy(static effect => effect.Use.Effect, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.Error($"Two effects of holidays would be called {twice.Key}.", "Give days of your own a name that is not that of an effect: no \"before\" or \"after\" in front, no plus between.");
        foreach (var (use, _) in effects.Where(effect => effect.Use.Rows == window.Count))
            faults.Error($"The effect {use.Effect} covers every fitted row.", "It cannot be told from the intercept: remove it, or narrow the window of the holidays.");
    }
}
