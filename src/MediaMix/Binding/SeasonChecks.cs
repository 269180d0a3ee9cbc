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
                FourierCycle.Monthly => WeeksPerYear / 12 / axis.WeeksPerPeriod,
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
