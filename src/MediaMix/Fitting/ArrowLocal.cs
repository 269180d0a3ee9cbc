using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The geos' part of an <see cref="ArrowBlock"/>, block by block of <see cref="GeoBlocks"/>: nothing here reads what another block
/// writes. Immutable and thread-safe.
/// </summary>
sealed class ArrowLocal(ArrowDesign design, ArrowShared shared)
{
    /// <summary>Reads the scales and sets h = 0.</summary>
    public void Begin(ArrowWorkspace work)
    {
        for (var g = 0; g < work.Geos.Length; g++)
        {
            var geo = work.Geos[g];
            geo.Precision = 1 / work.Variances[design.SharesVariance ? 0 : g];
            // The padding, too: one evaluation that overflowed must not reach into the next.
            Array.Clear(geo.Weights);
            for (var l = 0; l < geo.Count; l++)
                geo.Sds[l] = work.Sds[design.LocalIndex[g][l]];
        }
    }

    /// <summary>Takes f and X m out of the outcome, factors D_g, and puts down what the shared coefficients need.</summary>
    public void Forward(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        part.IsFactored = true;
        Array.Clear(part.OwnGram);
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var rows = work.Residual.AsSpan(g * design.Rows.Stride, design.Rows.Stride);
            Kernels.Subtract(design.Rows.Of(g, design.Outcome), rows, rows);
            for (var l = 0; l < geo.Count; l++)
            {
                if (work.Means[design.LocalIndex[g][l]] is var mean and not 0)
                    Kernels.Axpy(-mean, design.Local[g][l], rows);
            }
            Remove(g, work.SharedMeans, work, part, rows);
            part.IsFactored &= Factor(g, geo, work, part);
            if (!design.SharesVariance)
                Kernels.Axpy(geo.Precision, design.OwnGram[g], part.OwnGram);
        }
        if (part.IsFactored)
            Gather(block, work);
    }

    /// <summary>The right-hand sides S Xᵀ W ε − h: those of the geos forward through L_g, of the shared coefficients as sums.</summary>
    public void Gather(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        Array.Clear(part.OwnSums);
        Array.Clear(part.Corrections);
        Array.Clear(part.PeriodSums);
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var rows = work.Residual.AsSpan(g * design.Rows.Stride, design.Rows.Stride);
            Array.Clear(geo.Solution);
            for (var l = 0; l < geo.Count; l++)
                geo.Solution[l] = Math.FusedMultiplyAdd(geo.Sds[l] * geo.Precision, Kernels.Dot(design.Local[g][l], rows), -geo.Weights[l]);
            geo.Matrix.SolveLower(geo.Solution);
            for (var l = 0; l < geo.Count; l++)
                Kernels.Axpy(geo.Solution[l], Row(part, geo, l), part.Corrections);
            for (var j = 0; j < design.Own.Length; j++)
                part.OwnSums[j] += geo.Precision * Kernels.Dot(design.Rows.Of(g, design.Own[j]), rows);
            if (design.Repeated.Length == 0)
                continue;
            if (design.IsWeighted)
            {
                Kernels.Multiply(rows, design.Rows.Of(g, design.RootWeights), part.Scratch);
                rows = part.Scratch;
            }
            Kernels.Axpy(geo.Precision, rows, part.PeriodSums);
        }
    }

    /// <summary>Solves for the geos' coefficients, given the shared ones, and takes both out of ε.</summary>
    public void Scatter(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var rows = work.Residual.AsSpan(g * design.Rows.Stride, design.Rows.Stride);
            SolveUpper(geo, part, work.Solution);
            for (var l = 0; l < geo.Count; l++)
            {
                geo.Weights[l] += geo.Solution[l];
                Kernels.Axpy(-geo.Sds[l] * geo.Solution[l], design.Local[g][l], rows);
            }
            Remove(g, work.Coefficients, work, part, rows);
        }
    }

    /// <summary>Quadratic form, traces and derivatives of the geos (see <see cref="GramBlock"/>).</summary>
    public void Finish(int block, ArrowWorkspace work)
    {
        var (part, (first, end)) = (work.Parts[block], work.Blocks.Of(block));
        RowProducts.MultiplyByTransposed(part.Rows, design.Width, work.Inverse, part.Products);
        for (var g = first; g < end; g++)
        {
            var geo = work.Geos[g];
            var products = part.Products.AsSpan(geo.FirstRow * design.Width, geo.Count * design.Width);
            geo.Residual = Kernels.SumOfSquares(design.Rows.Of(g, work.Residual)) * geo.Precision;
            geo.LogDeterminant = geo.Matrix.LogDeterminant();
            // tr(V_gg (D − I)) + 2 tr(V_gs Bᵀ) + tr(V_ss C_g), of which the first two are k + ‖Y‖² − tr V_gg and −2‖Y‖².
            var fromShared = design.SharesVariance ? 0 : geo.Precision * shared.Trace(g, work) - Kernels.SumOfSquares(products);
            geo.Excess = Differentiate(g, geo, work, products);
            geo.Trace = fromShared - geo.Excess;
        }
    }

    /// <summary>Turns normal draws into those of the geos' coefficients, given the shared ones in <see cref="ArrowWorkspace.Solution"/>.</summary>
    public void Recover(int block, ArrowWorkspace work, Span<double> standardised)
    {
        var (first, end) = work.Blocks.Of(block);
        for (var g = first; g < end; g++)
        {
            var (geo, index) = (work.Geos[g], design.LocalIndex[g]);
            Array.Clear(geo.Solution);
            for (var l = 0; l < index.Length; l++)
                geo.Solution[l] = standardised[index[l]];
            SolveUpper(geo, work.Parts[block], work.Solution);
            for (var l = 0; l < index.Length; l++)
                standardised[index[l]] = geo.Weights[l] + geo.Solution[l];
        }
    }

    Span<double> Row(ArrowPart part, ArrowGeo geo, int local) => part.Rows.AsSpan((geo.FirstRow + local) * design.Width, design.Width);

    /// <summary>D = I + S (X_lᵀ W X_l/r) S with its factor, and the rows of W_g.</summary>
    bool Factor(int g, ArrowGeo geo, ArrowWorkspace work, ArrowPart part)
    {
        for (var j = 0; j < geo.Count; j++)
        {
            var start = CholeskyWorkspace.FirstRow(j);
            var column = geo.Matrix.Columns[j].AsSpan(start);
            Kernels.Scale(geo.Precision, design.LocalGram[g][j].AsSpan(start), column);
            Kernels.Multiply(column, geo.Sds.AsSpan(start), column);
            Kernels.Scale(geo.Sds[j], column, column);
            column[j - start] += 1;
        }
        if (!geo.Matrix.Factor())
            return false;
        for (var l = 0; l < geo.Count; l++)
        {
            var row = Row(part, geo, l);
            Kernels.Multiply(design.CrossGram[g].AsSpan(l * design.Width, design.Width), work.SharedSds, row);
            Kernels.Scale(geo.Sds[l] * geo.Precision, row, row);
            for (var i = 0; i < l; i++)
                Kernels.Axpy(-geo.Matrix.Columns[i][l], Row(part, geo, i), row);
            Kernels.Scale(1 / geo.Matrix.Columns[l][l], row, row);
        }
        return true;
    }

    /// <summary>L_gᵀ x = u − W_g x_s, in place of u.</summary>
    void SolveUpper(ArrowGeo geo, ArrowPart part, ReadOnlySpan<double> solution)
    {
        for (var l = 0; l < geo.Count; l++)
            geo.Solution[l] -= Kernels.Dot(Row(part, geo, l), solution);
        geo.Matrix.SolveUpper(geo.Solution);
    }

    /// <summary>Takes the shared columns out of the rows of a geo; those that repeat stand in <see cref="ArrowWorkspace.Removed"/>.</summary>
    void Remove(int g, double[] coefficients, ArrowWorkspace work, ArrowPart part, Span<double> rows)
    {
        for (var j = 0; j < design.Own.Length; j++)
        {
            if (coefficients[j] != 0)
                Kernels.Axpy(-coefficients[j], design.Rows.Of(g, design.Own[j]), rows);
        }
        if (!work.RemovesRepeated)
            return;
        Kernels.Multiply(work.Removed, design.Rows.Of(g, design.RootWeights), part.Scratch);
        Kernels.Subtract(rows, part.Scratch, rows);
    }

    /// <summary>Derivatives with respect to m and ln s of the geo's coefficients; Y becomes L_g⁻ᵀY. Returns Σ (V_ll − 1).</summary>
    double Differentiate(int g, ArrowGeo geo, ArrowWorkspace work, Span<double> products)
    {
        geo.Matrix.Invert();
        var (sum, width) = (0.0, design.Width);
        for (var l = geo.Count - 1; l >= 0; l--)
        {
            var row = products.Slice(l * width, width);
            var column = geo.Matrix.Columns[l];
            for (var i = l + 1; i < geo.Count; i++)
                Kernels.Axpy(-column[i], products.Slice(i * width, width), row);
            Kernels.Scale(1 / column[l], row, row);
            var (k, weight) = (design.LocalIndex[g][l], geo.Weights[l]);
            var removed = Kernels.SumOfSquares(geo.Matrix.Inverse[l]) + Kernels.SumOfSquares(row) - 1;
            work.MeanAdjoint[k] = weight / geo.Sds[l];
            work.LogSdAdjoint[k] = weight * weight + removed;
            sum += removed;
        }
        return sum;
    }
}
