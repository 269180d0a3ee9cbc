using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// One column of the design, stored once where it repeats: every geo has rows of its own, or all geos have the same, or one geo alone
/// has any. Rows are those of <see cref="PanelRows"/>, zeros behind the window. Immutable and thread-safe.
/// </summary>
sealed class DesignColumn
{
    readonly PanelRows _rows;

    DesignColumn(PanelRows rows, double[] values, int? geo)
    {
        if (values.Length != rows.Count && values.Length != rows.Stride)
            throw new ArgumentException($"A column of {rows.Geos} geos and {rows.Periods} periods has {rows.Count} or {rows.Stride} rows, not {values.Length}.", nameof(values));
        (_rows, Values, Geo) = (rows, values, geo);
    }

    /// <summary>The rows that are stored: those of all geos, or of one.</summary>
    public double[] Values { get; }

    /// <summary>The only geo whose rows are not zero; null = all geos have some.</summary>
    public int? Geo { get; }

    /// <summary>True when all geos have the same rows, stored once.</summary>
    public bool Repeats => Geo is null && Values.Length != _rows.Count;

    /// <summary>A column with rows of its own in every geo.</summary>
    /// <param name="rows">The panel.</param>
    /// <param name="values">Padded rows of all geos.</param>
    public static DesignColumn OfAll(PanelRows rows, double[] values) => new(rows, values, null);

    /// <summary>A column with the same rows in every geo.</summary>
    /// <param name="rows">The panel.</param>
    /// <param name="values">Padded rows of one geo.</param>
    public static DesignColumn OfEach(PanelRows rows, double[] values) => new(rows, values, null);

    /// <summary>A column of one geo, zero in all others.</summary>
    /// <param name="rows">The panel.</param>
    /// <param name="geo">0-based geo.</param>
    /// <param name="values">Its padded rows.</param>
    public static DesignColumn OfOne(PanelRows rows, int geo, double[] values) => new(rows, values, geo);

    /// <summary>The stored rows of one geo; empty where they are zero.</summary>
    public ReadOnlySpan<double> Of(int geo) =>
        Geo is { } only ? only == geo ? Values : []
        : Values.Length == _rows.Stride ? Values
        : _rows.Of(geo, Values);

    /// <summary>rows += factor × column.</summary>
    public void AddTo(double factor, Span<double> rows)
    {
        if (Values.Length == rows.Length)
        {
            Kernels.Axpy(factor, Values, rows);
            return;
        }
        if (Geo is { } only)
        {
            Kernels.Axpy(factor, Values, _rows.Of(only, rows));
            return;
        }
        for (var g = 0; g < _rows.Geos; g++)
            Kernels.Axpy(factor, Values, _rows.Of(g, rows));
    }

    /// <summary>Σ column × rows.</summary>
    public double Dot(ReadOnlySpan<double> rows)
    {
        if (Values.Length == rows.Length)
            return Kernels.Dot(Values, rows);
        if (Geo is { } only)
            return Kernels.Dot(Values, _rows.Of(only, rows));
        var sum = 0.0;
        for (var g = 0; g < _rows.Geos; g++)
            sum += Kernels.Dot(Values, _rows.Of(g, rows));
        return sum;
    }

    /// <summary>The column with other values in the same places.</summary>
    /// <param name="values">As many as <see cref="Values"/>.</param>
    public DesignColumn With(double[] values) => new(_rows, values, Geo);
}
