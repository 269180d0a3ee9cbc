namespace MediaMix.Numerics;

/// <summary>
/// An orthonormal basis of the span of many vectors: Gram–Schmidt with pivoting and a second pass, the thin factor of a
/// rank-revealing QR decomposition (Golub and Van Loan 2013, section 5.4.1). Vectors count by their direction, not their
/// length. Only the four operations and square roots in a fixed order, so the bits do not depend on the machine.
/// </summary>
public static class OrthonormalBasis
{
    /// <summary>Builds the basis; O(d·m²), allocates a copy of the vectors.</summary>
    /// <param name="vectors">m vectors of one length d; not changed. Zero vectors add nothing.</param>
    /// <param name="tolerance">A vector whose part outside the basis so far is shorter than this share of it adds nothing.</param>
    /// <returns>At most min(m, d) vectors of length d, pairwise orthogonal to rounding, of length 1.</returns>
    public static double[][] Of(IReadOnlyList<double[]> vectors, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var basis = new List<double[]>();
        List<double[]> rest = [.. vectors.Where(static v => Kernels.SumOfSquares(v) > 0).Select(Normalised)];
        while (rest.Count > 0)
        {
            var pivot = rest.MaxBy(static v => Kernels.SumOfSquares(v))!;
            if (!(Kernels.SumOfSquares(pivot) > tolerance * tolerance))
                break;
            rest.Remove(pivot);
            // Cancellation in the first pass leaves a trace of the earlier vectors; the second removes it.
            foreach (var q in basis)
                Remove(q, pivot);
            var next = Normalised(pivot);
            basis.Add(next);
            foreach (var v in rest)
                Remove(next, v);
        }
        return [.. basis];
    }

    static double[] Normalised(double[] vector)
    {
        var unit = new double[vector.Length];
        Kernels.Scale(1 / Math.Sqrt(Kernels.SumOfSquares(vector)), vector, unit);
        return unit;
    }

    static void Remove(double[] unit, double[] from) => Kernels.Axpy(-Kernels.Dot(unit, from), unit, from);
}
