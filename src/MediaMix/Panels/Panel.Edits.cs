namespace MediaMix;

// Panels that differ from a panel in one respect, for fits that ask "what if": other outcomes, other media, fewer periods.
public sealed partial class Panel
{
    /// <summary>The same panel with another outcome in the window; the history stays. Missing, excluded and held-out cells stay what they are.</summary>
    /// <param name="cells">Outcome [geo, period of the window]; not read where this panel's outcome is missing.</param>
    /// <exception cref="ArgumentException">The length is not that of the window's cells.</exception>
    public Panel WithOutcome(ReadOnlySpan<double> cells)
    {
        if (cells.Length != Cells)
            throw new ArgumentException($"The window has {Cells} cells, not {cells.Length}.", nameof(cells));
        var values = (double[])Outcome.Values.Clone();
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (geo, period) = Math.DivRem(cell, Periods);
            ref var value = ref values[geo * Axis.Count + History + period];
            value = double.IsNaN(value) ? value : cells[cell];
        }
        return Edited(outcome: Outcome with { Values = values });
    }

    /// <summary>The same panel with a column added, or put in the place of the one of its name.</summary>
    /// <param name="column">[geo, period] over all rows, history included.</param>
    /// <exception cref="InvalidInputException">The column has the wrong length or a value that its unit does not allow.</exception>
    public Panel WithSeries(Series column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Edited(series: [.. _series.Values.Where(s => s.Name != column.Name), column]);
    }

    /// <summary>The same panel with a categorical column put in the place of the one of its name.</summary>
    /// <param name="column">[geo, period] over all rows, history included.</param>
    /// <exception cref="InvalidInputException">The column has the wrong length.</exception>
    public Panel WithCategorical(CategoricalSeries column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(
            Axis, Geos, Outcome, [.. _series.Values], [.. _categorical.Values.Where(c => c.Name != column.Name), column],
            History, OutcomeKind, Exclusions, Population, Marks);
    }

    /// <summary>The same panel with cells held out, besides those that are already.</summary>
    /// <param name="isHeldOut">Says of a cell, by geo and period of the window, whether it is held out.</param>
    public Panel HoldOut(Func<int, int, bool> isHeldOut)
    {
        ArgumentNullException.ThrowIfNull(isHeldOut);
        var marks = new bool[Cells];
        for (var cell = 0; cell < marks.Length; cell++)
        {
            var (geo, period) = Math.DivRem(cell, Periods);
            marks[cell] = Marks.HeldOut?[cell] is true || isHeldOut(geo, period);
        }
        return Edited(marks: Marks with { HeldOut = marks });
    }

    /// <summary>The first periods of the window, with all of the history before them.</summary>
    /// <param name="periods">Periods of the window that are kept, from 1 to <see cref="Periods"/>.</param>
    public Panel First(int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periods, Periods);
        var rows = History + periods;
        return new Panel(
            Axis.Slice(0, rows), Geos,
            Outcome with { Values = Head(Outcome.Values, Axis.Count, rows) },
            [.. _series.Values.Select(s => s with { Values = Head(s.Values, Axis.Count, rows) })],
            [.. _categorical.Values.Select(s => s with { Codes = Head(s.Codes, Axis.Count, rows) })],
            History, OutcomeKind,
            [.. Exclusions.Where(e => e.First < periods).Select(e => e with { Last = Math.Min(e.Last, periods - 1) })],
            Population,
            new CellMarks(
                Marks.HeldOut is { } heldOut ? Head(heldOut, Periods, periods) : null,
                Marks.Absent is { } absent ? Head(absent, Periods, periods) : null));
    }

    Panel Edited(Series? outcome = null, IReadOnlyList<Series>? series = null, CellMarks? marks = null) => new(
        Axis, Geos, outcome ?? Outcome, series ?? [.. _series.Values], [.. _categorical.Values], History, OutcomeKind, Exclusions, Population, marks ?? Marks);

    T[] Head<T>(T[] values, int stride, int kept)
    {
        var head = new T[Geos.Count * kept];
        for (var g = 0; g < Geos.Count; g++)
            values.AsSpan(g * stride, kept).CopyTo(head.AsSpan(g * kept));
        return head;
    }
}
