using static System.FormattableString;

namespace MediaMix;

/// <summary>What rows can show of a seasonal wave: they must lie closer than half its length.</summary>
static class SeasonChecks
{
    const double WeeksPerYear = 365.25 / 7;

    public static void Waves(SpecList<SeasonSpec> seasons, TimeAxis axis, FaultList faults)
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
