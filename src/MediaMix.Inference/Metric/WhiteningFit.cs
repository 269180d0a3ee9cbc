using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The maps of least Fisher divergence for a window of draws: the diagonal one, and on top of it the directions in which
/// the geometric mean of Cov(θ) and Cov(∇)⁻¹ differs from it (Seyboldt, Carlson and Carpenter 2026, section 4).
/// Departs from the source in that directions without data are dropped, the covariances are means and not sums before
/// they are pulled towards the identity, and the pull depends on how many draws there are per dimension.
/// </summary>
static class WhiteningFit
{
    /// <summary>Eigenvalues between its inverse and this are left to the diagonal: a condition number of its square remains.</summary>
    const double Cutoff = 2;

    const double LargestVariance = 1e20;
    const double NullDirection = 1e-8;
    const int ManyDimensions = 200;
    const int DrawsPerDirection = 4;

    /// <summary>The diagonal map with its best centre, θ̄ + σ²ḡ.</summary>
    public static DiagonalMap Diagonal(IReadOnlyList<WhiteningDraw> draws, ReadOnlySpan<double> fallback)
    {
        var moments = WindowMoments.Of(draws, fallback);
        return new DiagonalMap(moments.Centre([], []), moments.Scale);
    }

    /// <summary>The low-rank map, or null when the diagonal one is all there is to find or the numbers break down.</summary>
    /// <param name="draws">The window, two draws at least.</param>
    /// <param name="fallback">Scale of a coordinate whose draws are degenerate; length d.</param>
    /// <param name="cutoff">Eigenvalues from 1/cutoff to cutoff count as one; ≥ 1.</param>
    public static LowRankMap? LowRank(IReadOnlyList<WhiteningDraw> draws, ReadOnlySpan<double> fallback, double cutoff = Cutoff)
    {
        var moments = WindowMoments.Of(draws, fallback);
        var (positions, gradients) = moments.Standardise(draws);
        var dimension = moments.Scale.Length;
        // Centring costs one draw; with as many vectors as dimensions the span is everything.
        var basis = dimension <= 2 * (draws.Count - 1) ? null : OrthonormalBasis.Of([.. positions, .. gradients], NullDirection);
        // All is integrated out, or no draw moved.
        if ((basis?.Length ?? dimension) == 0)
            return null;
        var pull = Pull(draws.Count, dimension);
        if (GeometricMean.Of(Covariance(positions, basis, pull, dimension), Covariance(gradients, basis, pull, dimension)) is not { } mean
            || SymmetricEigen.Of(mean) is not { } eigen)
            return null;
        var most = dimension > ManyDimensions ? draws.Count / DrawsPerDirection : dimension;
        int[] kept = [.. Enumerable.Range(0, eigen.Values.Count)
            .Where(k => eigen.Values[k] is > 1 / LargestVariance and < LargestVariance && (eigen.Values[k] > cutoff || eigen.Values[k] < 1 / cutoff))
            .OrderByDescending(k => Math.Max(eigen.Values[k], 1 / eigen.Values[k]))
            .Take(most)];
        if (kept.Length == 0)
            return null;
        double[][] directions = [.. kept.Select(k => Lift(eigen.Vectors[k], basis))];
        double[] variances = [.. kept.Select(k => eigen.Values[k])];
        return new LowRankMap(moments.Centre(directions, variances), moments.Scale, directions, variances);
    }

    /// <summary>
    /// How strongly a covariance is pulled towards the identity. With more draws than dimensions the two covariances of a
    /// Gaussian determine the map exactly whatever the noise in them, and a pull would only spoil it.
    /// </summary>
    static double Pull(int draws, int dimension) => draws switch
    {
        _ when draws >= 1.5 * dimension => 1e-9,
        _ when draws >= 0.75 * dimension => 1e-2,
        _ => 1e-1,
    };

    /// <summary>(V Vᵀ/n + γI)/(1 + γ), in the coordinates of the basis.</summary>
    static double[][] Covariance(double[][] vectors, double[][]? basis, double pull, int dimension)
    {
        var size = basis?.Length ?? dimension;
        double[][] covariance = [.. Enumerable.Range(0, size).Select(_ => Padding.Allocate(size))];
        var coordinates = Padding.Allocate(size);
        var weight = 1 / (vectors.Length * (1 + pull));
        foreach (var vector in vectors)
        {
            if (basis is null)
                vector.CopyTo(coordinates, 0);
            for (var k = 0; k < basis?.Length; k++)
                coordinates[k] = Kernels.Dot(basis[k], vector);
            GeometricMean.AddOuter(weight, coordinates, covariance);
        }
        for (var k = 0; k < size; k++)
            covariance[k][k] += pull / (1 + pull);
        return covariance;
    }

    /// <summary>A vector in the coordinates of the basis as one of the whole space.</summary>
    static double[] Lift(double[] coordinates, double[][]? basis)
    {
        if (basis is null)
            return coordinates;
        var vector = new double[basis[0].Length];
        for (var k = 0; k < basis.Length; k++)
            Kernels.Axpy(coordinates[k], basis[k], vector);
        return vector;
    }
}
