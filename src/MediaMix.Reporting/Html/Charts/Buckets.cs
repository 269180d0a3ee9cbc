namespace MediaMix.Reporting;

/// <summary>
/// Joins neighbouring periods into bars that a screen can show: at most <see cref="MostBars"/>, each the sum of the same number
/// of periods (the last may have fewer). Sums of means are means of sums, so nothing is lost but time resolution.
/// </summary>
internal sealed class Buckets
{
    const int MostBars = 182;

    readonly TimeAxis _periods;

    public Buckets(TimeAxis periods)
    {
        _periods = periods;
        Size = (periods.Count + MostBars - 1) / MostBars;
        Count = (periods.Count + Size - 1) / Size;
    }

    /// <summary>Number of bars.</summary>
    public int Count { get; }

    /// <summary>Periods per bar.</summary>
    public int Size { get; }

    /// <summary>First period of a bar; of the one after the last, the period after the last.</summary>
    public int Start(int bar) => Math.Min(bar * Size, _periods.Count);

    /// <summary>A bar in words.</summary>
    public string Label(int bar) => Size == 1
        ? PeriodAxis.Label(_periods, bar)
        : $"{PeriodAxis.Label(_periods, Start(bar))}, {PeriodAxis.Count(_periods.Step, Start(bar + 1) - Start(bar))}";

    /// <summary>Sum of a series over one bar.</summary>
    public double Sum(double[] series, int bar)
    {
        var sum = 0.0;
        for (var t = Start(bar); t < Start(bar + 1); t++)
            sum += series[t];
        return sum;
    }
}
