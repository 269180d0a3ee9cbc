using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The shared corner of an <see cref="ArrowBlock"/>: C' = C − Σ W_gᵀW_g, its factor, and what it gives to every geo. Immutable and thread-safe.</summary>
sealed class ArrowShared(ArrowDesign design)
{
    public void Begin(ArrowWorkspace work)
    {
        Array.Clear(work.Weights);
        for (var j = 0; j < design.Shared; j++)
            (work.SharedSds[j], work.SharedMeans[j]) = (work.Sds[design.SharedIndex[j]], work.Means[design.SharedIndex[j]]);
        AddUpRepeated(work.SharedMeans, work);
    }

    /// <summary>Σ WᵀW over all geos, for a block of its columns.</summary>
    public void Multiply(int block, ArrowWorkspace work)
    {
        var (first, end) = (FirstColumn(block, work), FirstColumn(block + 1, work));
        work.Gram.AsSpan(first * design.Width, (end - first) * design.Width).Clear();
        foreach (var part in work.Parts)
            RowProducts.AddGram(part.Rows, design.Width, first, end, work.Gram);
    }

    /// <summary>C', from the sums of the blocks, and its factor.</summary>
    /// <returns>False when it has lost its digits.</returns>
    public bool Factor(ArrowWorkspace work)
    {
        var main = Precision(design.MainWeights, work);
        AddUpSpecial(work);
        for (var j = 0; j < design.Shared; j++)
        {
            var start = CholeskyWorkspace.FirstRow(j);
            var column = work.Matrix.Columns[j].AsSpan(start);
            Kernels.Scale(design.SharesVariance ? work.Geos[0].Precision : main, design.Main[j].AsSpan(start), column);
            if (j < design.Own.Length && !design.SharesVariance)
            {
                foreach (var part in work.Parts)
                    Kernels.Add(column, part.OwnGram.AsSpan(j * design.Width + start, column.Length), column);
            }
            Kernels.Multiply(column, work.SharedSds.AsSpan(start), column);
            Kernels.Scale(work.SharedSds[j], column, column);
            if (work.SpecialGram.Length > 0)
                Kernels.Add(column, work.SpecialGram.AsSpan(j * design.Width + start, column.Length), column);
            column[j - start] += 1;
            work.Diagonal[j] = column[j - start];
            Kernels.Subtract(column, work.Gram.AsSpan(j * design.Width + start, column.Length), column);
        }
        return work.Matrix.Factor(work.Diagonal);
    }

    /// <summary>Solves for the shared coefficients, adds the solution to h and prepares what it takes out of ε.</summary>
    public void Solve(ArrowWorkspace work)
    {
        Array.Clear(work.Solution);
        Array.Clear(work.PeriodSums);
        foreach (var part in work.Parts)
        {
            Kernels.Add(work.PeriodSums, part.PeriodSums, work.PeriodSums);
            Kernels.Add(work.Solution, part.OwnSums, work.Solution);
        }
        for (var j = 0; j < design.Repeated.Length; j++)
            work.Solution[design.Own.Length + j] = Kernels.Dot(design.Repeated[j], work.PeriodSums);
        Kernels.Multiply(work.Solution, work.SharedSds, work.Solution);
        Kernels.Subtract(work.Solution, work.Weights, work.Solution);
        foreach (var part in work.Parts)
            Kernels.Subtract(work.Solution, part.Corrections, work.Solution);
        work.Matrix.SolveLower(work.Solution);
        work.Matrix.SolveUpper(work.Solution);
        Kernels.Add(work.Weights, work.Solution, work.Weights);
        Kernels.Multiply(work.Solution, work.SharedSds, work.Coefficients);
        AddUpRepeated(work.Coefficients, work);
    }

    /// <summary>L_s⁻¹, and of S V S what the traces of the geos need.</summary>
    public void Invert(ArrowWorkspace work)
    {
        var width = design.Width;
        work.Matrix.Invert();
        for (var j = 0; j < design.Shared; j++)
            work.Matrix.Inverse[j].CopyTo(work.Inverse, j * width);
        if (design.SharesVariance)
            return;
        if (work.SpecialSums.Length > 0)
        {
            ScaleSpecial(work);
            RowProducts.MultiplyByTransposed(work.SpecialScaled, width, work.Inverse, work.SpecialProducts);
            for (var s = 0; s < work.SpecialProducts.Length / width; s++)
                work.SpecialSums[s] = Kernels.SumOfSquares(work.SpecialProducts.AsSpan(s * width, width));
        }
        work.MainSum = 0;
        for (var k = 0; k < design.Shared; k++)
        {
            // Row k of S V S up to its diagonal, which counts once, the rest twice.
            Array.Clear(work.CovarianceRow);
            work.Matrix.WriteInverse(k, work.CovarianceRow);
            work.CovarianceRow[k] *= 0.5;
            Kernels.Multiply(work.CovarianceRow, work.SharedSds, work.CovarianceRow);
            Kernels.Scale(2 * work.SharedSds[k], work.CovarianceRow, work.CovarianceRow);
            work.MainSum += Kernels.Dot(design.Main[k], work.CovarianceRow);
            for (var j = 0; j < design.Own.Length && j <= k; j++)
                work.OwnCovariance[j * width + k] = work.CovarianceRow[j];
        }
    }

    /// <summary>tr(V_ss S G_g S) of one geo.</summary>
    public double Trace(int geo, ArrowWorkspace work) =>
        design.MainWeights[geo] * work.MainSum
        + Kernels.Dot(design.SpecialWeights[geo], work.SpecialSums)
        + Kernels.Dot(design.OwnGram[geo], work.OwnCovariance);

    /// <summary>Derivatives with respect to m and ln s of the shared coefficients.</summary>
    /// <returns>Σ (V_kk − 1).</returns>
    public double Differentiate(ArrowWorkspace work)
    {
        var sum = 0.0;
        for (var j = 0; j < design.Shared; j++)
        {
            var (k, weight, removed) = (design.SharedIndex[j], work.Weights[j], Kernels.SumOfSquares(work.Matrix.Inverse[j]) - 1);
            work.MeanAdjoint[k] = weight / work.SharedSds[j];
            work.LogSdAdjoint[k] = weight * weight + removed;
            sum += removed;
        }
        return sum;
    }

    /// <summary>Cuts the columns so that all blocks have about the same part of the triangle.</summary>
    int FirstColumn(int block, ArrowWorkspace work) =>
        design.Width - CholeskyWorkspace.FirstRow((int)(design.Width * Math.Sqrt(1 - (double)block / work.Blocks.Count)));

    void AddUpRepeated(double[] coefficients, ArrowWorkspace work)
    {
        work.RemovesRepeated = false;
        Array.Clear(work.Removed);
        for (var j = 0; j < design.Repeated.Length; j++)
        {
            var coefficient = coefficients[design.Own.Length + j];
            if (coefficient == 0)
                continue;
            Kernels.Axpy(coefficient, design.Repeated[j], work.Removed);
            work.RemovesRepeated = true;
        }
    }

    /// <summary>Σ ω_t S x_t x_tᵀ S over the periods that are not main ones.</summary>
    void AddUpSpecial(ArrowWorkspace work)
    {
        if (work.SpecialGram.Length == 0)
            return;
        ScaleSpecial(work);
        Array.Clear(work.SpecialSums);
        for (var g = 0; g < work.Geos.Length; g++)
            Kernels.Axpy(work.Geos[g].Precision, design.SpecialWeights[g], work.SpecialSums);
        for (var s = 0; s < work.SpecialScaled.Length / design.Width; s++)
        {
            var row = work.SpecialScaled.AsSpan(s * design.Width, design.Width);
            Kernels.Scale(Math.Sqrt(work.SpecialSums[s]), row, row);
        }
        Array.Clear(work.SpecialGram);
        RowProducts.AddGram(work.SpecialScaled, design.Width, 0, design.Width, work.SpecialGram);
    }

    void ScaleSpecial(ArrowWorkspace work)
    {
        for (var start = 0; start < work.SpecialScaled.Length; start += design.Width)
            Kernels.Multiply(design.SpecialRows.AsSpan(start, design.Width), work.SharedSds, work.SpecialScaled.AsSpan(start, design.Width));
    }

    static double Precision(double[] weights, ArrowWorkspace work)
    {
        var sum = 0.0;
        for (var g = 0; g < weights.Length; g++)
            sum += weights[g] * work.Geos[g].Precision;
        return sum;
    }
}
