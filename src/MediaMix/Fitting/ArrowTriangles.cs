using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The factor of an arrow from rows, for scales at which its matrix has lost too many digits: of every geo the upper triangle R_g
/// with R_gᵀR_g = G_g, its own columns first, scaled to R_g S/√r_g. Reflections with the rows I of the geo's own coefficients
/// leave L_gᵀ and W_g in place of R_g's first rows; what is left of the others are rows of the shared coefficients alone. Some ten times the cost of
/// factoring the matrix. Immutable and thread-safe; evaluations borrow buffers that are made when first needed.
/// </summary>
sealed class ArrowTriangles
{
    readonly ArrowDesign _design;

    // [geo][column][row], the geo's own columns first.
    readonly double[][][] _triangles;

    public ArrowTriangles(ArrowDesign design)
    {
        _design = design;
        _triangles = [.. Enumerable.Range(0, design.Rows.Geos).Select(Triangle)];
    }

    /// <summary>Writes L_g, W_g and L_s.</summary>
    public void Factor(ArrowWorkspace work)
    {
        var rows = work.Rows ??= new ArrowRows(_design);
        work.Matrix.Clear();
        for (var g = 0; g < work.Geos.Length; g++)
            (rows.Order[g], rows.Keys[g]) = (g, work.Variances[_design.SharesVariance ? 0 : g]);
        // Large rows first, as CholeskyWorkspace.AddRows asks for.
        Array.Sort(rows.Keys, rows.Order);
        foreach (var g in rows.Order)
        {
            Load(g, work, rows);
            Eliminate(g, work, rows);
            work.Matrix.AddRows(rows.Triangle, isTriangular: true);
            work.Matrix.AddRows(rows.Rest, isTriangular: false);
        }
        for (var j = 0; j < _design.Shared; j++)
        {
            Array.Clear(rows.Triangle[j]);
            rows.Triangle[j][j] = 1;
        }
        work.Matrix.AddRows(rows.Triangle, isTriangular: true);
    }

    double[][] Triangle(int geo)
    {
        double[][] columns = [.. _design.Local[geo].Select(static c => (double[])c.Clone()), .. _design.SharedRows(geo)];
        var matrix = new CholeskyWorkspace(columns.Length);
        matrix.AddRows(columns, isTriangular: false);
        var triangle = new double[columns.Length][];
        for (var j = 0; j < columns.Length; j++)
        {
            triangle[j] = new double[j + 1];
            for (var i = 0; i <= j; i++)
                triangle[j][i] = matrix.Columns[i][j];
        }
        return triangle;
    }

    /// <summary>R S/√r: its first rows to L_gᵀ and W_g, the others to the triangle.</summary>
    void Load(int g, ArrowWorkspace work, ArrowRows rows)
    {
        var (geo, triangle, k) = (work.Geos[g], _triangles[g], work.Geos[g].Count);
        var precision = Math.Sqrt(geo.Precision);
        geo.Matrix.Clear();
        for (var i = 0; i < k; i++)
        {
            rows.Row(work, g, i).Clear();
            for (var j = 0; j <= i; j++)
                geo.Matrix.Columns[j][i] = geo.Sds[i] * precision * triangle[i][j];
        }
        for (var i = 0; i < _design.Shared; i++)
        {
            var (column, scale) = (triangle[k + i], work.SharedSds[i] * precision);
            for (var j = 0; j < k; j++)
                rows.Row(work, g, j)[i] = scale * column[j];
            Array.Clear(rows.Triangle[i]);
            Kernels.Scale(scale, column.AsSpan(k), rows.Triangle[i].AsSpan(0, i + 1));
        }
    }

    /// <summary>Reflects the first rows with I below them.</summary>
    void Eliminate(int g, ArrowWorkspace work, ArrowRows rows)
    {
        var (matrix, k) = (work.Geos[g].Matrix, work.Geos[g].Count);
        foreach (var column in rows.Rest)
            Array.Clear(column);
        for (var j = 0; j < k; j++)
        {
            Array.Clear(rows.Local[j]);
            rows.Local[j][j] = 1;
        }
        for (var j = 0; j < k; j++)
        {
            // As in CholeskyWorkspace.AddRows; row j of I is the last with anything in column j.
            var below = rows.Local[j].AsSpan(0, Padding.RoundUp(j + 1));
            var (alpha, squares) = (matrix.Columns[j][j], Kernels.SumOfSquares(below));
            var beta = Math.Sqrt(alpha * alpha + squares);
            var first = -squares / (alpha + beta);
            var norm = first * first + squares;
            matrix.Columns[j][j] = beta;
            for (var i = j + 1; i < k; i++)
                matrix.Columns[j][i] = Reflect(first, norm, below, matrix.Columns[j][i], rows.Local[i].AsSpan(0, below.Length));
            var row = rows.Row(work, g, j);
            for (var i = 0; i < _design.Shared; i++)
                row[i] = Reflect(first, norm, below, row[i], rows.Rest[i].AsSpan(0, below.Length));
        }
    }

    static double Reflect(double first, double norm, ReadOnlySpan<double> below, double top, Span<double> other)
    {
        var twice = 2 * Math.FusedMultiplyAdd(first, top, Kernels.Dot(below, other)) / norm;
        Kernels.Axpy(-twice, below, other);
        return Math.FusedMultiplyAdd(-twice, first, top);
    }
}
