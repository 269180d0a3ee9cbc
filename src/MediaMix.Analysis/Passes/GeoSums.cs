using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Sums of cells [geo, period] over geos or over periods.</summary>
static class GeoSums
{
    /// <summary>Writes the total over geos of every period.</summary>
    /// <param name="cells">[geo, period].</param>
    /// <param name="totals">Length: periods; overwritten. With one geo it gets the very bits of its cells.</param>
    public static void OverGeos(ReadOnlySpan<double> cells, Span<double> totals)
    {
        var periods = totals.Length;
        cells[..periods].CopyTo(totals);
        for (var first = periods; first < cells.Length; first += periods)
            Kernels.Add(totals, cells.Slice(first, periods), totals);
    }

    /// <summary>The total over geos of every period. Allocates.</summary>
    public static double[] OverGeos(ReadOnlySpan<double> cells, int periods)
    {
        var totals = new double[periods];
        OverGeos(cells, totals);
        return totals;
    }

    /// <summary>The sum of the rows of one geo.</summary>
    /// <param name="rows">[geo, row].</param>
    /// <param name="geo">0-based geo.</param>
    /// <param name="geos">Number of geos.</param>
    public static double Of(ReadOnlySpan<double> rows, int geo, int geos) =>
        Kernels.Sum(rows.Slice(geo * (rows.Length / geos), rows.Length / geos));
}
