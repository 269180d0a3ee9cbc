using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Which cells the two stretches of a comparison have. Immutable and thread-safe.</summary>
/// <param name="Panel">The data.</param>
/// <param name="From">Periods of the window that are compared with.</param>
/// <param name="To">Periods whose change is explained.</param>
/// <param name="Geo">0-based geo; null = all.</param>
sealed record DueToPlaces(Panel Panel, Range From, Range To, int? Geo)
{
    /// <summary>True where sums of stretches of different lengths would not compare.</summary>
    public bool IsPerPeriod => Count(From) != Count(To);

    public int Count(Range rows) => rows.GetOffsetAndLength(Panel.Periods).Length;

    public PeriodSpan Span(Range rows)
    {
        var (first, count) = rows.GetOffsetAndLength(Panel.Periods);
        return new PeriodSpan(Panel.Window.Label(first), Panel.Window.Label(first + count - 1));
    }

    /// <summary>Sum of cells over a stretch, or their average per period where lengths differ.</summary>
    /// <param name="cells">[geo, period of the window].</param>
    /// <param name="rows">The stretch.</param>
    public double Sum(ReadOnlySpan<double> cells, Range rows)
    {
        var (sum, (first, count)) = (0.0, rows.GetOffsetAndLength(Panel.Periods));
        for (var g = Geo ?? 0; g < (Geo + 1 ?? Panel.Geos.Count); g++)
            sum += Kernels.Sum(cells.Slice(g * Panel.Periods + first, count));
        return IsPerPeriod ? sum / count : sum;
    }

    /// <summary>The same of the actual outcome; null where an outcome of a geo that exists is missing.</summary>
    public double? Actual(Range rows)
    {
        double[] known = [.. Panel.ObservedOutcome().Select((y, cell) => Panel.IsPresent(cell) ? y : 0)];
        var sum = Sum(known, rows);
        return double.IsNaN(sum) ? null : sum;
    }
}
