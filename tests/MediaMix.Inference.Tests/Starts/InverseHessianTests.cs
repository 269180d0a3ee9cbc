using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Starts;

public class InverseHessianTests
{
    /// <summary>Dimension and number of pairs: below, at and above the place where pairs outnumber half the dimensions.</summary>
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 1, 3 }, { 2, 1 }, { 5, 2 }, { 5, 5 }, { 6, 11 }, { 20, 6 }, { 33, 10 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Apply_RandomPairs_EqualsTheRecursion(int dimension, int count)
    {
        var (diagonal, pairs) = Example(dimension, count);

        Assert.InRange(Dense.Difference(Matrix(new InverseHessian(diagonal, pairs)), Recursion(diagonal, pairs)), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Apply_RandomPairs_EqualsTheCompactForm(int dimension, int count)
    {
        var (diagonal, pairs) = Example(dimension, count);

        // More pairs than dimensions leave the triangle of the compact form close to singular.
        var tolerance = count > dimension ? 1e-6 : 1e-11;
        Assert.InRange(Dense.Difference(Matrix(new InverseHessian(diagonal, pairs)), Compact(diagonal, pairs)), 0, tolerance);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Transform_RandomPairs_IsARootOfTheMatrix(int dimension, int count)
    {
        var (diagonal, pairs) = Example(dimension, count);
        var inverse = new InverseHessian(diagonal, pairs);
        var root = Dense.Transpose(Columns(dimension, inverse.Transform));

        Assert.InRange(Dense.Difference(Dense.Multiply(root, Dense.Transpose(root)), Recursion(diagonal, pairs)), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LogDeterminant_RandomPairs_IsThatOfTheCholeskyFactor(int dimension, int count)
    {
        var (diagonal, pairs) = Example(dimension, count);
        var factor = Cholesky.Of(Recursion(diagonal, pairs))!;
        var expected = Enumerable.Range(0, dimension).Sum(i => Math.Log(factor.Columns[i][i]));

        Assert.Equal(expected, new InverseHessian(diagonal, pairs).LogDeterminant, 1e-11 * Math.Max(1, Math.Abs(expected)));
    }

    [Fact]
    public void Apply_LatestPair_MeetsTheSecantCondition()
    {
        var (diagonal, pairs) = Example(12, 5);
        var step = new double[12];
        new InverseHessian(diagonal, pairs).Apply(pairs[^1].Change, step);

        Assert.InRange(Dense.Difference([step], [pairs[^1].Step]), 0, 1e-13);
    }

    [Fact]
    public void Apply_ConjugateStepsInAllDirections_IsTheInverse()
    {
        // The columns of L⁻ᵀ, B = L Lᵀ, are conjugate: sᵀBs′ = 0. After all of them nothing is left of the diagonal.
        var rng = Rng.Create(13, 0, 0, 1);
        var curvature = Dense.Positive(9, ref rng);
        var factor = Cholesky.Of(curvature)!;
        var pairs = new CurvaturePair[9];
        for (var k = 0; k < 9; k++)
        {
            var step = Padding.Allocate(9);
            step[k] = 1;
            factor.SolveTransposed(step);
            pairs[k] = new CurvaturePair(step[..9], Dense.Multiply(curvature, step[..9]));
        }
        var inverse = new InverseHessian([1, 2, 3, 4, 5, 6, 7, 8, 9], pairs);

        Assert.InRange(Dense.Difference(Matrix(inverse), Dense.Inverse(curvature)), 0, 1e-12);
        Assert.Equal(-Enumerable.Range(0, 9).Sum(i => Math.Log(factor.Columns[i][i])), inverse.LogDeterminant, 1e-12);
    }

    [Fact]
    public void Apply_NoPairs_IsTheDiagonal()
    {
        var inverse = new InverseHessian([4, 9], []);

        Assert.Equal([[4, 0], [0, 9]], Matrix(inverse));
        Assert.Equal(Math.Log(6), inverse.LogDeterminant, 1e-15);
    }

    static double[][] Matrix(InverseHessian inverse) => Columns(inverse.Dimension, inverse.Apply);

    delegate void Map(ReadOnlySpan<double> x, Span<double> result);

    static double[][] Columns(int dimension, Map map)
    {
        var columns = new double[dimension][];
        for (var j = 0; j < dimension; j++)
        {
            columns[j] = new double[dimension];
            columns[j][j] = 1;
            map(columns[j], columns[j]);
        }
        return columns;
    }

    static (double[] Diagonal, CurvaturePair[] Pairs) Example(int dimension, int count)
    {
        var rng = Rng.Create(11, dimension, count, 1);
        var curvature = Dense.Positive(dimension, ref rng);
        var diagonal = new double[dimension];
        for (var i = 0; i < dimension; i++)
            diagonal[i] = 0.1 + rng.NextDouble();
        var pairs = new CurvaturePair[count];
        for (var k = 0; k < count; k++)
        {
            var step = new double[dimension];
            rng.NextNormals(step);
            pairs[k] = new CurvaturePair(step, Dense.Multiply(curvature, step));
        }
        return (diagonal, pairs);
    }

    /// <summary>H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ.</summary>
    static double[][] Recursion(double[] diagonal, CurvaturePair[] pairs)
    {
        var (h, unit) = (Dense.Diagonal(diagonal), Dense.Diagonal([.. diagonal.Select(static _ => 1.0)]));
        foreach (var (s, y) in pairs)
        {
            var rho = 1 / s.Zip(y, static (p, q) => p * q).Sum();
            var left = Dense.Add(unit, Dense.Outer(-rho, s, y));
            h = Dense.Add(Dense.Multiply(left, h, Dense.Transpose(left)), Dense.Outer(rho, s, s));
        }
        return h;
    }

    /// <summary>H = A + A Y N + (A Y N)ᵀ + Nᵀ(D + YᵀA Y)N, N = −R⁻¹Sᵀ, R and D the upper triangle and diagonal of SᵀY.</summary>
    static double[][] Compact(double[] diagonal, CurvaturePair[] pairs)
    {
        var (a, m) = (Dense.Diagonal(diagonal), pairs.Length);
        var (s, y) = (Dense.Transpose([.. pairs.Select(static p => p.Step)]), Dense.Transpose([.. pairs.Select(static p => p.Change)]));
        var product = Dense.Multiply(Dense.Transpose(s), y);
        var r = Dense.Map(m, m, (i, j) => i <= j ? product[i][j] : 0);
        var n = Dense.Multiply(Dense.Map(m, m, (i, j) => i == j ? -1 : 0), Dense.Inverse(r), Dense.Transpose(s));
        var ayn = Dense.Multiply(a, y, n);
        var inner = Dense.Add(Dense.Map(m, m, (i, j) => i == j ? product[i][i] : 0), Dense.Multiply(Dense.Transpose(y), a, y));
        return Dense.Add(Dense.Add(a, Dense.Add(ayn, Dense.Transpose(ayn))), Dense.Multiply(Dense.Transpose(n), inner, n));
    }
}
