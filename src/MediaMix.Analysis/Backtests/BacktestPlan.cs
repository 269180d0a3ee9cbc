using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>From which periods on the past is forecast, and how far.</summary>
/// <param name="Horizons">Numbers of periods over which forecasts are scored, ascending; the last is how far each forecast reaches.</param>
/// <param name="Origins">Numbers of periods known at each origin, ascending. Forecasts do not overlap.</param>
public sealed record BacktestPlan(IReadOnlyList<int> Horizons, IReadOnlyList<int> Origins)
{
    /// <summary>Fewest periods that a model is fitted to.</summary>
    public const int LeastFitted = 20;

    const int UsualOrigins = 6;

    static readonly int[] Days = [7, 30, 60, 90];

    /// <summary>How far each forecast reaches, in periods.</summary>
    public int Reach => Horizons[^1];

    /// <summary>Plans a backtest over the end of a panel.</summary>
    /// <param name="panel">All data.</param>
    /// <param name="horizon">Periods of a forecast; null = 7, 30, 60 and 90 days in periods of the data.</param>
    /// <param name="origins">Number of origins; null = as many as leave half of the periods to the first fit, from 1 to 6.</param>
    /// <exception cref="InvalidInputException">The data are too short.</exception>
    public static BacktestPlan Of(Panel panel, int? horizon = null, int? origins = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        IReadOnlyList<int> horizons = horizon is { } only ? [only] : InDays(panel.Axis.Step);
        var reach = horizons[^1];
        if (reach < 1)
            throw Fault($"A forecast of {reach} periods is none.", $"Write --horizon 1 or more.");
        var most = (panel.Periods - LeastFitted) / reach;
        if (most < 1)
        {
            throw Fault(
                $"A forecast of {reach} periods leaves {Math.Max(0, panel.Periods - reach)} of the {panel.Periods} periods to fit; at least {LeastFitted} are needed.",
                panel.Periods > LeastFitted ? (FormattableString)$"Write --horizon {panel.Periods - LeastFitted} or less." : $"Bring more data.");
        }
        var count = origins ?? Math.Clamp(panel.Periods / 2 / reach, 1, Math.Min(UsualOrigins, most));
        if (count < 1)
            throw Fault($"There are {count} origins.", $"Write --origins 1 or more.");
        if (count > most)
        {
            throw Fault(
                $"{count} forecasts of {reach} periods one after another leave {Math.Max(0, panel.Periods - count * reach)} of the {panel.Periods} periods to the first fit; at least {LeastFitted} are needed.",
                $"Write --origins {most} or less, or a shorter --horizon.");
        }
        return new BacktestPlan(horizons, [.. Enumerable.Range(0, count).Select(i => panel.Periods - (count - i) * reach)]);
    }

    /// <summary>Whole periods in 7, 30, 60 and 90 days, each once: 1, 4, 9 and 13 weeks; 1, 2 and 3 months.</summary>
    static int[] InDays(TimeStep step)
    {
        var days = step switch { TimeStep.Day => 1, TimeStep.Month => 365.25 / 12, _ => 7 };
        return [.. Days.Select(d => (int)Math.Round(d / days)).Where(static n => n > 0).Distinct()];
    }

    static InvalidInputException Fault(FormattableString message, FormattableString remedy) =>
        new(new Fault(message.ToString(CultureInfo.InvariantCulture), remedy.ToString(CultureInfo.InvariantCulture)));
}
