using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// How the cells of a panel stand in the padded vectors of an evaluation: geo by geo, every geo a whole number of vectors. A cell is
/// a [geo, period] pair counted densely, a row its place in a padded vector; in a national model they are the same.
/// </summary>
/// <param name="Geos">Number of geos, at least one.</param>
/// <param name="Periods">Periods of the window.</param>
readonly record struct PanelRows(int Geos, int Periods)
{
    /// <summary>Rows from one geo to the next.</summary>
    public int Stride => Padding.RoundUp(Periods);

    /// <summary>Rows of all geos.</summary>
    public int Count => Geos * Stride;

    /// <summary>Cells of all geos.</summary>
    public int Cells => Geos * Periods;

    /// <summary>The padded rows of one geo.</summary>
    public Span<double> Of(int geo, Span<double> rows) => rows.Slice(geo * Stride, Stride);

    /// <summary>The padded rows of one geo.</summary>
    public ReadOnlySpan<double> Of(int geo, ReadOnlySpan<double> rows) => rows.Slice(geo * Stride, Stride);
}
