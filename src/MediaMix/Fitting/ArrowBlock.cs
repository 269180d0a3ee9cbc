using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The linear-Gaussian block of a panel, integrated out exactly: y = f + X b + e, b ~ N(m, S²) with S diagonal, e ~ N(0, r_g) in geo
/// g, where some columns belong to one geo alone. The density, its derivatives and its numerics are those of
/// <see cref="GramBlock"/>; M = I + S (Σ_g X_gᵀX_g/r_g) S is an arrow: a block D_g for every geo, B_g that ties it to the shared
/// coefficients, and C for those. D_g = L_g L_gᵀ, W_g = L_g⁻¹B_g, C − Σ W_gᵀW_g = L_s L_sᵀ, and with Y_g = W_g L_s⁻ᵀ the
/// diagonal blocks of V = M⁻¹ are L_g⁻ᵀ(I + Y_g Y_gᵀ)L_g⁻¹ and L_s⁻ᵀL_s⁻¹ (Golub and Van Loan 2013, section 4.2.8, block form). O(G(k³ + k²q + kq²) + q³)
/// per evaluation for k coefficients per geo and q shared. Immutable and thread-safe; all that changes is in the
/// <see cref="ArrowWorkspace"/>.
/// </summary>
sealed class ArrowBlock
{
    const double LogTwoPi = 1.8378770664093454836;

    // As in GramBlock.
    const int Refinements = 3;

    readonly ArrowDesign _design;
    readonly ArrowShared _shared;
    readonly Lazy<ArrowTriangles> _triangles;

    /// <summary>Prepares the block.</summary>
    /// <param name="rows">The panel.</param>
    /// <param name="outcome">y over the padded rows of all geos.</param>
    /// <param name="rootWeights">√w > 0 where y counts (1 without weights), else 0; y, f and X are multiplied by it.</param>
    /// <param name="columns">X in any order; those of one geo are its own, all others shared.</param>
    /// <param name="sharesVariance">True when all geos have one noise variance: there is then one group, which is faster.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, or a column belongs to a geo that the panel does not have.</exception>
    public ArrowBlock(PanelRows rows, double[] outcome, double[] rootWeights, IReadOnlyList<DesignColumn> columns, bool sharesVariance = false)
    {
        _design = new ArrowDesign(rows, outcome, rootWeights, columns, sharesVariance);
        _shared = new ArrowShared(_design);
        _triangles = new Lazy<ArrowTriangles>(() => new ArrowTriangles(_design));
    }

    /// <summary>Number of coefficients K.</summary>
    public int Count => _design.Count;

    /// <summary>Number of noise variances: one for every geo, or one for all.</summary>
    public int Groups => _design.SharesVariance ? 1 : _design.Rows.Geos;

    /// <summary>Fused multiply-adds of an evaluation per cell, roughly, for <see cref="GeoBlocks"/>.</summary>
    public int OperationsPerCell
    {
        get
        {
            var perGeo = (double)_design.LocalIndex.Sum(static l => l.Length) / _design.Rows.Geos;
            var (q, own) = ((double)_design.Shared, _design.Own.Length);
            return (int)((perGeo * q * (q + perGeo) + own * q) / _design.Rows.Periods + 2 * (perGeo + own) + 8);
        }
    }

    internal ArrowDesign Design => _design;

    /// <summary>
    /// Collapsed log likelihood; turns the rest of the expected outcome into its adjoint in place. Allocates nothing, save once
    /// where the scales first call for the factor from rows.
    /// </summary>
    /// <param name="outcome">In: f, the expected outcome without the block, over all rows; out: ∂ log p/∂f.</param>
    /// <param name="work">Scales in, derivatives out.</param>
    /// <returns>Not finite where a scale is too large or too small for floating point; the derivatives are then undefined.</returns>
    public double Evaluate(Span<double> outcome, ArrowWorkspace work)
    {
        Begin(work);
        Kernels.Multiply(outcome, _design.RootWeights, work.Residual);
        work.Blocks.Run(work.Forward);
        if (TryFactor(work))
        {
            _shared.Solve(work);
            _shared.Invert(work);
            work.Blocks.Run(work.ScatterAndFinish);
        }
        else
        {
            _triangles.Value.Factor(work);
            for (var pass = 0; pass < Refinements; pass++)
            {
                work.Blocks.Run(work.Gather);
                _shared.Solve(work);
                work.Blocks.Run(work.Scatter);
            }
            _shared.Invert(work);
            work.Blocks.Run(work.Finish);
        }
        for (var g = 0; g < work.Geos.Length; g++)
        {
            var rows = _design.Rows.Of(g, outcome);
            Kernels.Scale(work.Geos[g].Precision, _design.Rows.Of(g, work.Residual), rows);
            if (_design.IsWeighted)
                Kernels.Multiply(rows, _design.Rows.Of(g, _design.RootWeights), rows);
        }
        return AddUp(work);
    }

    /// <summary>Draws the standardised coefficients z from their exact conditional; the coefficients are m + S z.</summary>
    /// <param name="work">As <see cref="Evaluate"/> left it.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="standardised">Length K, in the order of the columns, overwritten.</param>
    public void Recover(ArrowWorkspace work, ref Rng rng, Span<double> standardised)
    {
        rng.NextNormals(standardised[..Count]);
        Array.Clear(work.Solution);
        for (var j = 0; j < _design.Shared; j++)
            work.Solution[j] = standardised[_design.SharedIndex[j]];
        work.Matrix.SolveUpper(work.Solution);
        for (var j = 0; j < _design.Shared; j++)
            standardised[_design.SharedIndex[j]] = work.Weights[j] + work.Solution[j];
        for (var b = 0; b < work.Parts.Length; b++)
        {
            var (first, end) = work.Blocks.Of(b);
            for (var g = first; g < end; g++)
            {
                var (geo, index) = (work.Geos[g], _design.LocalIndex[g]);
                Array.Clear(geo.Solution);
                for (var l = 0; l < index.Length; l++)
                    geo.Solution[l] = standardised[index[l]];
                SolveUpper(geo, work.Parts[b], work.Solution);
                for (var l = 0; l < index.Length; l++)
                    standardised[index[l]] = geo.Weights[l] + geo.Solution[l];
            }
        }
    }

    /// <summary>Takes f and X m out of the outcome, factors D_g, and puts down what the shared coefficients need.</summary>
    internal void Forward(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        part.IsFactored = true;
        Array.Clear(part.OwnGram);
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var rows = work.Residual.AsSpan(g * _design.Rows.Stride, _design.Rows.Stride);
            Kernels.Subtract(_design.Rows.Of(g, _design.Outcome), rows, rows);
            for (var l = 0; l < geo.Count; l++)
            {
                if (work.Means[_design.LocalIndex[g][l]] is var mean and not 0)
                    Kernels.Axpy(-mean, _design.Local[g][l], rows);
            }
            Remove(g, work.SharedMeans, work, part, rows);
            part.IsFactored &= Factor(g, geo, work, part);
            if (!_design.SharesVariance)
                Kernels.Axpy(geo.Precision, _design.OwnGram[g], part.OwnGram);
        }
        if (part.IsFactored)
            Gather(block, work);
    }

    /// <summary>Σ WᵀW over all geos, for a block of its columns.</summary>
    internal void Multiply(int block, ArrowWorkspace work)
    {
        var (first, end) = (FirstColumn(block, work), FirstColumn(block + 1, work));
        work.Gram.AsSpan(first * _design.Width, (end - first) * _design.Width).Clear();
        foreach (var part in work.Parts)
            RowProducts.AddGram(part.Rows, _design.Width, first, end, work.Gram);
    }

    /// <summary>The right-hand sides S Xᵀ W ε − h: those of the geos forward through L_g, of the shared coefficients as sums.</summary>
    internal void Gather(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        Array.Clear(part.OwnSums);
        Array.Clear(part.Corrections);
        Array.Clear(part.PeriodSums);
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var rows = work.Residual.AsSpan(g * _design.Rows.Stride, _design.Rows.Stride);
            Array.Clear(geo.Solution);
            for (var l = 0; l < geo.Count; l++)
                geo.Solution[l] = Math.FusedMultiplyAdd(geo.Sds[l] * geo.Precision, Kernels.Dot(_design.Local[g][l], rows), -geo.Weights[l]);
            geo.Matrix.SolveLower(geo.Solution);
            for (var l = 0; l < geo.Count; l++)
                Kernels.Axpy(geo.Solution[l], Row(part, geo, l), part.Corrections);
            for (var j = 0; j < _design.Own.Length; j++)
                part.OwnSums[j] += geo.Precision * Kernels.Dot(_design.Rows.Of(g, _design.Own[j]), rows);
            if (_design.Repeated.Length == 0)
                continue;
            if (_design.IsWeighted)
            {
                Kernels.Multiply(rows, _design.Rows.Of(g, _design.RootWeights), part.Scratch);
                rows = part.Scratch;
            }
            Kernels.Axpy(geo.Precision, rows, part.PeriodSums);
        }
    }

    /// <summary>Solves for the geos' coefficients, given the shared ones, and takes both out of ε.</summary>
    internal void Scatter(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var rows = work.Residual.AsSpan(g * _design.Rows.Stride, _design.Rows.Stride);
            SolveUpper(geo, part, work.Solution);
            for (var l = 0; l < geo.Count; l++)
            {
                geo.Weights[l] += geo.Solution[l];
                Kernels.Axpy(-geo.Sds[l] * geo.Solution[l], _design.Local[g][l], rows);
            }
            Remove(g, work.Coefficients, work, part, rows);
        }
    }

    /// <summary>Quadratic form, traces and derivatives of the geos (see <see cref="GramBlock"/>).</summary>
    internal void Finish(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        RowProducts.MultiplyByTransposed(part.Rows, _design.Width, work.Inverse, part.Products);
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var products = part.Products.AsSpan(geo.FirstRow * _design.Width, geo.Count * _design.Width);
            geo.Residual = Kernels.SumOfSquares(_design.Rows.Of(g, work.Residual)) * geo.Precision;
            geo.LogDeterminant = geo.Matrix.LogDeterminant();
            // tr(V_gg (D − I)) + 2 tr(V_gs Bᵀ) + tr(V_ss C_g), of which the first two are k + ‖Y‖² − tr V_gg and −2‖Y‖².
            var shared = _design.SharesVariance ? 0 : geo.Precision * _shared.Trace(g, work) - Kernels.SumOfSquares(products);
            geo.Excess = Differentiate(g, geo, work, products);
            geo.Trace = shared - geo.Excess;
        }
    }

    /// <summary>Cuts the columns so that all blocks have about the same part of the triangle.</summary>
    int FirstColumn(int block, ArrowWorkspace work) =>
        _design.Width - CholeskyWorkspace.FirstRow((int)(_design.Width * Math.Sqrt(1 - (double)block / work.Blocks.Count)));

    bool TryFactor(ArrowWorkspace work)
    {
        foreach (var part in work.Parts)
        {
            if (!part.IsFactored)
                return false;
        }
        work.Blocks.Run(work.Multiply);
        return _shared.Factor(work);
    }

    Span<double> Row(ArrowPart part, ArrowGeo geo, int local) => part.Rows.AsSpan((geo.FirstRow + local) * _design.Width, _design.Width);

    void Begin(ArrowWorkspace work)
    {
        for (var g = 0; g < work.Geos.Length; g++)
        {
            var geo = work.Geos[g];
            geo.Precision = 1 / work.Variances[_design.SharesVariance ? 0 : g];
            // The padding, too: one evaluation that overflowed must not reach into the next.
            Array.Clear(geo.Weights);
            for (var l = 0; l < geo.Count; l++)
                geo.Sds[l] = work.Sds[_design.LocalIndex[g][l]];
        }
        _shared.Begin(work);
    }

    /// <summary>D = I + S (X_lᵀ W X_l/r) S with its factor, and the rows of W_g.</summary>
    bool Factor(int g, ArrowGeo geo, ArrowWorkspace work, ArrowPart part)
    {
        for (var j = 0; j < geo.Count; j++)
        {
            var start = CholeskyWorkspace.FirstRow(j);
            var column = geo.Matrix.Columns[j].AsSpan(start);
            Kernels.Scale(geo.Precision, _design.LocalGram[g][j].AsSpan(start), column);
            Kernels.Multiply(column, geo.Sds.AsSpan(start), column);
            Kernels.Scale(geo.Sds[j], column, column);
            column[j - start] += 1;
        }
        if (!geo.Matrix.Factor())
            return false;
        for (var l = 0; l < geo.Count; l++)
        {
            var row = Row(part, geo, l);
            Kernels.Multiply(_design.CrossGram[g].AsSpan(l * _design.Width, _design.Width), work.SharedSds, row);
            Kernels.Scale(geo.Sds[l] * geo.Precision, row, row);
            for (var i = 0; i < l; i++)
                Kernels.Axpy(-geo.Matrix.Columns[i][l], Row(part, geo, i), row);
            Kernels.Scale(1 / geo.Matrix.Columns[l][l], row, row);
        }
        return true;
    }

    /// <summary>L_gᵀ x = u − W_g x_s, in place of u.</summary>
    void SolveUpper(ArrowGeo geo, ArrowPart part, ReadOnlySpan<double> shared)
    {
        for (var l = 0; l < geo.Count; l++)
            geo.Solution[l] -= Kernels.Dot(Row(part, geo, l), shared);
        geo.Matrix.SolveUpper(geo.Solution);
    }

    /// <summary>Takes the shared columns out of the rows of a geo; those that repeat stand in <see cref="ArrowWorkspace.Removed"/>.</summary>
    void Remove(int g, double[] coefficients, ArrowWorkspace work, ArrowPart part, Span<double> rows)
    {
        for (var j = 0; j < _design.Own.Length; j++)
        {
            if (coefficients[j] != 0)
                Kernels.Axpy(-coefficients[j], _design.Rows.Of(g, _design.Own[j]), rows);
        }
        if (!work.RemovesRepeated)
            return;
        Kernels.Multiply(work.Removed, _design.Rows.Of(g, _design.RootWeights), part.Scratch);
        Kernels.Subtract(rows, part.Scratch, rows);
    }

    /// <summary>Derivatives with respect to m and ln s of the geo's coefficients; Y becomes L_g⁻ᵀY. Returns Σ (V_ll − 1).</summary>
    double Differentiate(int g, ArrowGeo geo, ArrowWorkspace work, Span<double> products)
    {
        geo.Matrix.Invert();
        var (sum, width) = (0.0, _design.Width);
        for (var l = geo.Count - 1; l >= 0; l--)
        {
            var row = products.Slice(l * width, width);
            var column = geo.Matrix.Columns[l];
            for (var i = l + 1; i < geo.Count; i++)
                Kernels.Axpy(-column[i], products.Slice(i * width, width), row);
            Kernels.Scale(1 / column[l], row, row);
            var (k, weight) = (_design.LocalIndex[g][l], geo.Weights[l]);
            var removed = Kernels.SumOfSquares(geo.Matrix.Inverse[l]) + Kernels.SumOfSquares(row) - 1;
            work.MeanAdjoint[k] = weight / geo.Sds[l];
            work.LogSdAdjoint[k] = weight * weight + removed;
            sum += removed;
        }
        return sum;
    }

    double AddUp(ArrowWorkspace work)
    {
        var sum = work.Matrix.LogDeterminant() + Kernels.SumOfSquares(work.Weights);
        var trace = -_shared.Differentiate(work);
        Array.Clear(work.LogVarianceAdjoint);
        for (var g = 0; g < work.Geos.Length; g++)
        {
            var (geo, group, count) = (work.Geos[g], _design.SharesVariance ? 0 : g, _design.Counts[g]);
            sum += geo.LogDeterminant + Kernels.SumOfSquares(geo.Weights) + count * (LogTwoPi + work.LogVariances[group]) + geo.Residual;
            work.LogVarianceAdjoint[group] += 0.5 * (geo.Residual - count + geo.Trace);
        }
        // The traces add up to tr(V (M − I)), of which the geos have theirs.
        if (_design.SharesVariance)
            work.LogVarianceAdjoint[0] += 0.5 * trace;
        return -0.5 * sum;
    }
}
