namespace MediaMix;

// A panel gone on with where nobody has said how: what a plan has to assume of the periods that it is made for.
public sealed partial class Panel
{
    /// <summary>
    /// The 0-based period of the window that stands for one of the periods behind it: the same period a year before (52 weeks, 364 days, 12 months,
    /// the latest year that is known), or where the window is shorter than a year, and where periods are numbers, the last periods repeated.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="ahead">0-based period behind it.</param>
    /// <param name="count">Number of periods behind it that are asked for.</param>
    internal static int StandIn(TimeAxis window, int ahead, int count) => Year(window) is var year and > 0 && year <= window.Count
        ? window.Count - year + ahead % year
        : window.Count - 1 - (count - 1 - ahead) % window.Count;

    /// <summary>True where the window reaches back a year, so that <see cref="Continue"/> takes the same periods of it.</summary>
    public bool KnowsYear => Year(Window) is > 0 and var year && year <= Periods;

    /// <summary>Periods of a year, whole weeks of it in daily data; 0 where periods are numbers.</summary>
    static int Year(TimeAxis window) => window.Step switch { TimeStep.Day => 364, TimeStep.Week => 52, TimeStep.Month => 12, _ => 0 };

    /// <summary>
    /// The same panel with periods added behind the window in which every column is what it was in the same period a year before: controls, media,
    /// values per unit. Where the window is shorter than a year, and where periods are numbers, the last periods repeat. Outcomes are missing there.
    /// </summary>
    /// <param name="periods">Number of periods, ≥ 1.</param>
    public Panel Continue(int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        int[] window = [.. Enumerable.Range(0, Periods), .. Enumerable.Range(0, periods).Select(t => StandIn(Window, t, periods))];
        int[] rows = [.. Enumerable.Range(0, History), .. window.Select(t => History + t)];
        var outcome = Taken(Outcome.Values, Axis.Count, rows);
        for (var g = 0; g < Geos.Count; g++)
            outcome.AsSpan(g * rows.Length + Axis.Count, periods).Fill(double.NaN);
        // What does not exist at the end of the data does not exist behind it.
        int[] present = [.. Enumerable.Range(0, Periods), .. Enumerable.Repeat(Periods - 1, periods)];
        return new Panel(
            Axis.Extend(periods), Geos, Outcome with { Values = outcome },
            [.. _series.Values.Select(s => s with { Values = Taken(s.Values, Axis.Count, rows) })],
            [.. _categorical.Values.Select(s => s with { Codes = Taken(s.Codes, Axis.Count, rows) })],
            History, OutcomeKind, Exclusions, Population,
            new CellMarks(
                Marks.HeldOut is { } heldOut ? Taken(heldOut, Periods, present) : null,
                Marks.Absent is { } absent ? Taken(absent, Periods, present) : null));
    }

    T[] Taken<T>(T[] values, int stride, int[] rows)
    {
        var taken = new T[Geos.Count * rows.Length];
        for (var g = 0; g < Geos.Count; g++)
            for (var i = 0; i < rows.Length; i++)
                taken[g * rows.Length + i] = values[g * stride + rows[i]];
        return taken;
    }
}
