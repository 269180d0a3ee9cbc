using static System.FormattableString;

namespace MediaMix;

/// <summary>What must hold between the seasonal patterns of a model and the rows of its panel.</summary>
static class SeasonChecks
{
    const double WeeksPerYear = 365.25 / 7;

    public static void Run(SpecList<SeasonSpec> seasons, TimeAxis axis, FaultList faults)
    {
        if (!axis.HasDates && seasons.Any(static season => season is FourierSpec { Cycle: not FourierCycle.Rows }))
            faults.Error("Yearly, monthly and weekly seasonality need calendar dates; this data has numbered periods.", "State the period in rows, such as `period: 52`.");
        Waves(seasons, axis, faults);
        foreach (var by in seasons.OfType<CategoricalSeasonSpec>().Select(static season => season.By).Distinct())
        {
            var word = by == CalendarUnit.Month ? "month" : "weekday";
            if (seasons.Count(season => season is CategoricalSeasonSpec other && other.By == by) > 1)
                faults.Error($"The seasonality by {word} is listed twice.", "Keep one of them.");
            else if (!axis.HasDates)
                faults.Error($"A seasonality by {word} needs calendar dates; this data has numbered periods.", "Use a Fourier pattern with its period in rows, such as `period: 52`.");
            else if (by == CalendarUnit.Weekday && axis.Step != TimeStep.Day)
                faults.Error("A seasonality by weekday needs daily data; these rows are further apart.", "Remove it, or use `by: month`.");
        }
    }

    /// <summary>What can be said of complete patterns.</summary>
    public static void Priors(SpecList<SeasonSpec> seasons, FaultList faults)
    {
        foreach (var season in seasons)
        {
            if (season is FourierSpec { DividesByHarmonic: true, Prior: not NormalPrior })
                faults.Error("A seasonal prior that is divided by the harmonic must be normal.");
        }
    }

    /// <summary>Rows that show a wave lie closer than half its length.</summary>
    static void Waves(SpecList<SeasonSpec> seasons, TimeAxis axis, FaultList faults)
    {
        foreach (var season in seasons.OfType<FourierSpec>())
        {
            if (season.Cycle != FourierCycle.Rows && !axis.HasDates)
                continue;
            var rows = season.Cycle switch
            {
                FourierCycle.Yearly => WeeksPerYear / axis.WeeksPerPeriod,
                // Months are no whole number of weeks: over the years weekly rows fall on every day of the month.
                FourierCycle.Monthly => axis.Step == TimeStep.Month ? 1 : 7 * WeeksPerYear / 12,
                FourierCycle.Weekly => 1 / axis.WeeksPerPeriod,
                _ => season.PeriodRows,
            };
            var name = season.Cycle == FourierCycle.Rows ? Invariant($"with a period of {rows} rows") : $"by {season.Cycle.ToString().ToLowerInvariant()} waves";
            if (rows < 2)
                faults.Error($"A seasonality {name} needs rows that are closer together.", "Remove it.");
            else if (season.Order > rows / 2)
                faults.Error(Invariant($"The seasonality {name} has {season.Order} waves; these rows can show {Math.Floor(rows / 2)}, the shortest two rows long."), "Write a smaller order.");
        }
    }
}
