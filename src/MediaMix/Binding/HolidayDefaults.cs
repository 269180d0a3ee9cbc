namespace MediaMix;

/// <summary>Fills in what the holidays of a model leave open: the dates of the fitted rows, and the prior.</summary>
static class HolidayDefaults
{
    const int DaysPerYear = 366;

    /// <summary>The same holidays with those that have a day in the fitted rows looked up.</summary>
    /// <param name="spec">What the model says.</param>
    /// <param name="window">Fitted rows, daily or weekly.</param>
    /// <param name="sd">Standard deviation of the outcome on the scale on which priors speak.</param>
    public static HolidaysSpec Complete(HolidaysSpec spec, TimeAxis window, double sd)
    {
        var dated = Dated(spec, window);
        var columns = HolidayColumns.Of(dated, window);
        return dated with
        {
            Dates = [.. dated.Dates!.Where(holiday => columns.Uses(holiday.Name))],
            Scale = spec.IsPooled ? spec.Scale ?? new HalfNormalPrior(sd) : null,
            Effect = spec.IsPooled ? null : spec.Effect ?? new NormalPrior(0, 2 * sd),
        };
    }

    /// <summary>The holidays that a model asks for and that never fall into the fitted rows: those of its countries within a year of them, and all days of its own.</summary>
    public static SpecList<string> Unused(HolidaysSpec spec, TimeAxis window)
    {
        var (first, last) = HolidayColumns.Reach(spec, window);
        var asked = HolidayDates.Resolve(spec, HolidayColumns.Shift(first, -DaysPerYear), HolidayColumns.Shift(last, DaysPerYear)).Concat(spec.Also).Select(static h => h.Name);
        var columns = HolidayColumns.Of(Dated(spec, window), window);
        return [.. asked.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !columns.Uses(name))];
    }

    /// <summary>The holidays with their dates looked up, unless that was done before.</summary>
    public static HolidaysSpec Dated(HolidaysSpec spec, TimeAxis window)
    {
        var (first, last) = HolidayColumns.Reach(spec, window);
        return spec.Dates is null ? spec with { Dates = HolidayDates.Resolve(spec, first, last) } : spec;
    }
}
