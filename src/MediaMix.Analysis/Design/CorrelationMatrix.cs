using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Correlations between columns over some cells, and how much of each the others explain.</summary>
sealed class CorrelationMatrix
{
    /// <summary>Below this share of its size the rounding of an eigenvalue is all there is of it.</summary>
    const double Rounding = 1e-13;

    readonly double[][] _rows;

    CorrelationMatrix(int[] columns, double[][] rows, int cells) => (Columns, _rows, Cells) = (columns, rows, cells);

    /// <summary>0-based columns that vary; the others have no correlation.</summary>
    public int[] Columns { get; }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>Correlation of two of <see cref="Columns"/>.</summary>
    public double this[int i, int j] => _rows[Math.Max(i, j)][Math.Min(i, j)];

    /// <summary>Correlates columns. Allocates a copy of them.</summary>
    /// <param name="columns">Values per column, indexed by cell.</param>
    /// <param name="cells">Cells that count.</param>
    public static CorrelationMatrix Of(IReadOnlyList<double[]> columns, ReadOnlySpan<int> cells)
    {
        var (kept, standardised) = (new List<int>(), new List<double[]>());
        for (var j = 0; j < columns.Count; j++)
        {
            if (Standardised(columns[j], cells) is not { } column)
                continue;
            kept.Add(j);
            standardised.Add(column);
        }
        var rows = new double[kept.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[rows.Length];
            for (var j = 0; j <= i; j++)
                rows[j][i] = rows[i][j] = i == j ? 1 : Kernels.Dot(standardised[i], standardised[j]);
        }
        return new CorrelationMatrix([.. kept], rows, cells.Length);
    }

    /// <summary>
    /// Variance inflation of every one of <see cref="Columns"/>, 1/(1 − R²) with R² that of its regression on the others: the diagonal of
    /// the inverse. Empty where there are too few cells for that regression.
    /// </summary>
    public double[] Inflation()
    {
        var n = _rows.Length;
        if (n == 0 || Cells < n + 2 || SymmetricEigen.Of(_rows) is not { } eigen)
            return [];
        var inflation = new double[n];
        for (var k = 0; k < n; k++)
        {
            var value = Math.Max(eigen.Values[k], Rounding * n);
            for (var j = 0; j < n; j++)
                inflation[j] += eigen.Vectors[k][j] * eigen.Vectors[k][j] / value;
        }
        return inflation;
    }

    /// <summary>Mean 0 and length 1, padded to whole vectors; null where the column does not vary beyond rounding.</summary>
    static double[]? Standardised(double[] column, ReadOnlySpan<int> cells)
    {
        var (values, sum) = (Padding.Allocate(cells.Length), 0.0);
        for (var i = 0; i < cells.Length; i++)
            sum += values[i] = column[cells[i]];
        var (mean, squares, size) = (sum / cells.Length, 0.0, 0.0);
        for (var i = 0; i < cells.Length; i++)
        {
            size = Math.Max(size, Math.Abs(values[i]));
            values[i] -= mean;
            squares += values[i] * values[i];
        }
        if (!(Math.Sqrt(squares / cells.Length) > 1e-12 * size))
            return null;
        Kernels.Scale(1 / Math.Sqrt(squares), values, values);
        return values;
    }
}
