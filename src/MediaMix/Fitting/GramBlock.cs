using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// A linear-Gaussian block with any number of sampled scales, integrated out exactly: y = f + X b + e, b ~ N(m, S²) with S
/// diagonal, e ~ N(0, r_g) in group g of the rows. What depends on the data alone, G_g = X_gᵀX_g, is computed once. Per
/// evaluation, in coordinates z = S⁻¹(b − m) with unit prior, with W = diag(1/r):
/// M = I + S (Σ_g G_g/r_g) S = L Lᵀ, ρ = y − f − X m, h = M⁻¹ S Xᵀ W ρ, ε = ρ − X S h, and
/// log p(y | f, m, S, r) = −½ [ Σ_g n_g ln 2πr_g + ln det M + εᵀ W ε + hᵀh ].
/// z given y is h + L⁻ᵀ N(0, I). Immutable and thread-safe; all that changes is in the <see cref="GramWorkspace"/>.
/// </summary>
/// <remarks>
/// Of the equal forms this one keeps its digits at the extremes. M has no eigenvalue below one, where S⁻² + Σ G/r
/// overflows for small sds, and scaling its rows does not move the error of its factor. εᵀWε + hᵀh is the minimum over h of a
/// sum of squares: nothing cancels, as in ρᵀWρ − uᵀu, and an error in h counts only by its square. What is left is ln det M,
/// which a factor of M gives to 1e-16 times a condition number: that of the columns' correlations in ordinary places, but
/// more where the noise of one group is far below that of another, or where two columns say the same and the noise is tiny.
/// The pivots show it, and there L comes from the rows R_g S/√r_g and I, with R_gᵀR_g = G_g also computed once, and h is
/// refined (Björck 1987, the corrected seminormal equations).
/// </remarks>
sealed class GramBlock
{
    const double LogTwoPi = 1.8378770664093454836;

    // Where M is ill-conditioned, one solution is off by its condition number; a second and third pass bring the digits back.
    const int Refinements = 3;

    readonly double[] _outcome;
    readonly double[] _rootWeights;
    readonly bool _isWeighted;
    readonly double[][] _columns;
    readonly (int Start, int Length, int Count)[] _groups;

    // [group][column][column], padded; both triangles, so that a column is one contiguous pass.
    readonly double[][][] _gram;

    // The upper triangular R of each group, [group][column][row], padded.
    readonly double[][][] _triangle;

    /// <summary>Prepares the block.</summary>
    /// <param name="outcome">y; rows sorted by group, every group padded to whole vectors.</param>
    /// <param name="rootWeights">√w > 0 where y counts (1 without weights), else 0; y, f and X are multiplied by it.</param>
    /// <param name="columns">X, column by column.</param>
    /// <param name="groupLengths">Padded number of rows of each group; they add up to the rows.</param>
    /// <exception cref="ArgumentException">Lengths do not agree.</exception>
    public GramBlock(double[] outcome, double[] rootWeights, IReadOnlyList<double[]> columns, IReadOnlyList<int> groupLengths)
    {
        if (rootWeights.Length != outcome.Length || columns.Any(c => c.Length != outcome.Length) || groupLengths.Sum() != outcome.Length)
            throw new ArgumentException("Outcome, observed rows, columns and groups need the same number of rows.", nameof(columns));
        _rootWeights = rootWeights;
        _isWeighted = rootWeights.Any(static w => w is not (0 or 1));
        _outcome = new double[outcome.Length];
        Kernels.Multiply(outcome, rootWeights, _outcome);
        _columns = new double[columns.Count][];
        for (var k = 0; k < _columns.Length; k++)
        {
            _columns[k] = new double[outcome.Length];
            Kernels.Multiply(columns[k], rootWeights, _columns[k]);
        }
        _groups = new (int, int, int)[groupLengths.Count];
        _gram = new double[groupLengths.Count][][];
        _triangle = new double[groupLengths.Count][][];
        var start = 0;
        for (var g = 0; g < _groups.Length; g++)
        {
            var length = groupLengths[g];
            _groups[g] = (start, length, length - rootWeights.AsSpan(start, length).Count(0));
            _gram[g] = Gram(start, length);
            _triangle[g] = Triangle(start, length);
            start += length;
        }
    }

    /// <summary>Number of coefficients K.</summary>
    public int Count => _columns.Length;

    /// <summary>Number of groups of rows.</summary>
    public int Groups => _groups.Length;

    /// <summary>Number of rows, padding included.</summary>
    public int Rows => _outcome.Length;

    /// <summary>
    /// Collapsed log likelihood; turns the rest of the expected outcome into its adjoint in place. K³/3 + 2·rows·K fused
    /// operations with one group of rows, K³/6 + 2·K²·groups more with several; allocates nothing.
    /// </summary>
    /// <param name="outcome">In: f, the expected outcome without the block; out: ∂ log p/∂f.</param>
    /// <param name="work">Scales in, derivatives out.</param>
    /// <returns>Not finite where a scale is too large or too small for floating point; the derivatives are then undefined.</returns>
    public double Evaluate(Span<double> outcome, GramWorkspace work)
    {
        Kernels.Multiply(outcome, _rootWeights, outcome);
        Kernels.Subtract(_outcome, outcome, outcome);
        for (var k = 0; k < _columns.Length; k++)
        {
            if (work.Means[k] != 0)
                Kernels.Axpy(-work.Means[k], _columns[k], outcome);
        }
        FillMatrix(work);
        // The padding, too: one evaluation that overflowed must not reach into the next.
        Array.Clear(work.Weights);
        if (work.Matrix.Factor())
        {
            Improve(outcome, work);
        }
        else
        {
            FactorRows(work);
            for (var pass = 0; pass < Refinements; pass++)
                Improve(outcome, work);
        }
        var sum = work.Matrix.LogDeterminant() + Kernels.SumOfSquares(work.Weights);
        for (var g = 0; g < _groups.Length; g++)
        {
            var rows = outcome.Slice(_groups[g].Start, _groups[g].Length);
            var residual = Kernels.SumOfSquares(rows) / work.Variances[g];
            sum += _groups[g].Count * (LogTwoPi + work.LogVariances[g]) + residual;
            work.LogVarianceAdjoint[g] = 0.5 * (residual - _groups[g].Count);
            Kernels.Scale(1 / work.Variances[g], rows, rows);
        }
        if (_isWeighted)
            Kernels.Multiply(outcome, _rootWeights, outcome);
        Differentiate(work);
        return -0.5 * sum;
    }

    /// <summary>Draws the standardised coefficients z from their exact conditional; the coefficients are m + S z.</summary>
    /// <param name="work">As <see cref="Evaluate"/> left it.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="standardised">Length K, overwritten.</param>
    public void Recover(GramWorkspace work, ref Rng rng, Span<double> standardised)
    {
        Array.Clear(work.Products);
        rng.NextNormals(work.Products.AsSpan(0, Count));
        work.Matrix.SolveUpper(work.Products);
        for (var k = 0; k < Count; k++)
            standardised[k] = work.Weights[k] + work.Products[k];
    }

    double[][] Gram(int start, int length)
    {
        var gram = new double[Count][];
        for (var j = 0; j < Count; j++)
        {
            gram[j] = Padding.Allocate(Count);
            for (var i = 0; i <= j; i++)
                gram[j][i] = gram[i][j] = Kernels.Dot(_columns[i].AsSpan(start, length), _columns[j].AsSpan(start, length));
        }
        return gram;
    }

    double[][] Triangle(int start, int length)
    {
        var matrix = new CholeskyWorkspace(Count);
        matrix.AddRows([.. _columns.Select(c => c.AsSpan(start, length).ToArray())], isTriangular: false);
        var triangle = new double[Count][];
        for (var j = 0; j < Count; j++)
        {
            triangle[j] = Padding.Allocate(Count);
            for (var i = 0; i <= j; i++)
                triangle[j][i] = matrix.Columns[i][j];
        }
        return triangle;
    }

    /// <summary>M = I + S (Σ G/r) S, column by column from the diagonal down.</summary>
    void FillMatrix(GramWorkspace work)
    {
        for (var j = 0; j < Count; j++)
        {
            var start = CholeskyWorkspace.FirstRow(j);
            var column = work.Matrix.Columns[j].AsSpan(start);
            Kernels.Scale(1 / work.Variances[0], _gram[0][j].AsSpan(start), column);
            for (var g = 1; g < _groups.Length; g++)
                Kernels.Axpy(1 / work.Variances[g], _gram[g][j].AsSpan(start), column);
            Kernels.Multiply(column, work.Sds.AsSpan(start), column);
            Kernels.Scale(work.Sds[j], column, column);
            column[j - start] += 1;
        }
    }

    /// <summary>The factor of M from the rows R_g S/√r_g, quietest group first, and I.</summary>
    void FactorRows(GramWorkspace work)
    {
        work.Matrix.Clear();
        for (var g = 0; g < _groups.Length; g++)
            work.Order[g] = g;
        work.Variances.CopyTo(work.Keys, 0);
        Array.Sort(work.Keys, work.Order);
        foreach (var g in work.Order)
        {
            var precision = 1 / Math.Sqrt(work.Variances[g]);
            for (var j = 0; j < Count; j++)
                Kernels.Scale(work.Sds[j] * precision, _triangle[g][j], work.Triangle[j]);
            work.Matrix.AddRows(work.Triangle, isTriangular: true);
        }
        for (var j = 0; j < Count; j++)
        {
            Array.Clear(work.Triangle[j]);
            work.Triangle[j][j] = 1;
        }
        work.Matrix.AddRows(work.Triangle, isTriangular: true);
    }

    /// <summary>
    /// Adds M⁻¹(S Xᵀ W ε − h) to h and takes it out of ε: from h = 0 and ε = ρ the solution, from a solution its refinement.
    /// </summary>
    void Improve(Span<double> residual, GramWorkspace work)
    {
        for (var g = 0; g < _groups.Length; g++)
        {
            var (start, length, _) = _groups[g];
            Kernels.Scale(1 / work.Variances[g], residual.Slice(start, length), work.Rows.AsSpan(start, length));
        }
        Array.Clear(work.Products);
        for (var k = 0; k < Count; k++)
            work.Products[k] = Math.FusedMultiplyAdd(work.Sds[k], Kernels.Dot(_columns[k], work.Rows), -work.Weights[k]);
        work.Matrix.SolveLower(work.Products);
        work.Matrix.SolveUpper(work.Products);
        for (var k = 0; k < Count; k++)
        {
            work.Weights[k] += work.Products[k];
            Kernels.Axpy(-work.Sds[k] * work.Products[k], _columns[k], residual);
        }
    }

    /// <summary>
    /// Fisher's identity: with V = M⁻¹, ∂/∂m = S⁻¹h, ∂/∂ln s_k = h_k² + V_kk − 1, ∂/∂ln r_g = ½ (ε_gᵀε_g/r_g + tr(V S G_g S)/r_g − n_g).
    /// </summary>
    void Differentiate(GramWorkspace work)
    {
        work.Matrix.Invert();
        var trace = 0.0;
        for (var k = 0; k < Count; k++)
        {
            var (weight, removed) = (work.Weights[k], Kernels.SumOfSquares(work.Matrix.Inverse[k]) - 1);
            work.MeanAdjoint[k] = weight / work.Sds[k];
            work.LogSdAdjoint[k] = weight * weight + removed;
            trace -= removed;
        }
        // The traces add up to tr(V (M − I)): with one group nothing else is needed.
        if (_groups.Length == 1)
            work.LogVarianceAdjoint[0] += 0.5 * trace;
        else
            AddTraces(work);
    }

    void AddTraces(GramWorkspace work)
    {
        Array.Clear(work.Products);
        for (var k = 0; k < Count; k++)
        {
            // Row k of S V S up to its diagonal, which counts once, the rest twice.
            var row = work.Products.AsSpan(0, Padding.RoundUp(k + 1));
            work.Matrix.WriteInverse(k, row);
            row[k] *= 0.5;
            Kernels.Multiply(row, work.Sds.AsSpan(0, row.Length), row);
            Kernels.Scale(2 * work.Sds[k], row, row);
            for (var g = 0; g < _groups.Length; g++)
                work.LogVarianceAdjoint[g] += 0.5 * Kernels.Dot(_gram[g][k].AsSpan(0, row.Length), row) / work.Variances[g];
        }
    }
}
