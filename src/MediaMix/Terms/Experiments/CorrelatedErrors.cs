using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Jointly normal errors of several experiments: with residuals r = stated − implied and precision Q = Σ⁻¹,
/// ln p = ½ ln det Q − ½ n ln 2π − ½ rᵀQr. One member given the others is normal around (Qr)ᵢ/Qᵢᵢ with variance 1/Qᵢᵢ.
/// </summary>
sealed class CorrelatedErrors : ExperimentErrors
{
    readonly int[] _members;
    readonly double[] _stated;
    readonly double[][] _precision;
    readonly double _normalizer;

    /// <summary>Prepares the precision.</summary>
    /// <param name="members">Numbers of the experiments.</param>
    /// <param name="stated">Their statements.</param>
    /// <param name="covariance">Positive definite.</param>
    public CorrelatedErrors(int[] members, double[] stated, IReadOnlyList<IReadOnlyList<double>> covariance)
        : base(members)
    {
        (_members, _stated) = (members, stated);
        var factor = Factor(covariance) ?? throw new ArgumentException("The covariance is not positive definite.", nameof(covariance));
        var n = members.Length;
        _precision = [.. Enumerable.Range(0, n).Select(i => Column(factor, i)[..n])];
        _normalizer = -n * ScalarMath.HalfLogTwoPi;
        for (var i = 0; i < n; i++)
            _normalizer -= ScalarMath.Log(factor.Columns[i][i]);
    }

    /// <summary>The factor of a covariance; null when it is not positive definite.</summary>
    public static Cholesky? Factor(IReadOnlyList<IReadOnlyList<double>> covariance) => Cholesky.Of([.. covariance.Select(static row => row.ToArray())]);

    public override double LogDensity(ReadOnlySpan<double> implied, Span<double> adjoint)
    {
        var sum = 0.0;
        for (var i = 0; i < _members.Length; i++)
        {
            var weighted = Weighted(i, implied);
            adjoint[_members[i]] = weighted;
            sum += weighted * (_stated[i] - implied[_members[i]]);
        }
        return _normalizer - 0.5 * sum;
    }

    public override double Pointwise(int member, ReadOnlySpan<double> implied)
    {
        var (precision, weighted) = (_precision[member][member], Weighted(member, implied));
        return 0.5 * ScalarMath.Log(precision) - ScalarMath.HalfLogTwoPi - 0.5 * weighted * weighted / precision;
    }

    /// <summary>(Qr)ᵢ.</summary>
    double Weighted(int i, ReadOnlySpan<double> implied)
    {
        var sum = 0.0;
        for (var j = 0; j < _members.Length; j++)
            sum += _precision[i][j] * (_stated[j] - implied[_members[j]]);
        return sum;
    }

    /// <summary>Column i of the inverse: L z = eᵢ forward, then Lᵀ x = z.</summary>
    static double[] Column(Cholesky factor, int i)
    {
        var x = Padding.Allocate(factor.Columns.Count);
        x[i] = 1;
        for (var j = 0; j < factor.Columns.Count; j++)
        {
            x[j] /= factor.Columns[j][j];
            for (var k = j + 1; k < factor.Columns.Count; k++)
                x[k] -= factor.Columns[j][k] * x[j];
        }
        factor.SolveTransposed(x);
        return x;
    }
}
