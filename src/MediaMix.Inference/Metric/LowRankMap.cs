using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The map θ = centre + scale ⊙ (I + U(Λ^½ − I)Uᵀ) z: a diagonal one, stretched by √λ along a few orthonormal directions
/// in which parameters are correlated. 4dk operations per application, for k directions in d dimensions; allocates nothing.
/// </summary>
public sealed class LowRankMap : AffineMap
{
    readonly DiagonalMap _outer;
    readonly double[] _directions;
    readonly double[] _stretch;
    readonly double[] _shrink;
    readonly double[] _variances;
    readonly int _stride;

    /// <summary>Creates the map.</summary>
    /// <param name="centre">Length d.</param>
    /// <param name="scale">Length d, positive and finite.</param>
    /// <param name="directions">U: k vectors of at least d elements, of which d are read; orthonormal.</param>
    /// <param name="variances">Λ: length k, positive and finite.</param>
    public LowRankMap(
        ReadOnlySpan<double> centre, ReadOnlySpan<double> scale, IReadOnlyList<double[]> directions, ReadOnlySpan<double> variances)
    {
        ArgumentNullException.ThrowIfNull(directions);
        if (directions.Count != variances.Length)
            throw new ArgumentException("There must be one variance per direction.", nameof(variances));
        _outer = new DiagonalMap(centre, scale);
        _stride = Padding.RoundUp(scale.Length);
        _directions = new double[directions.Count * _stride];
        _variances = variances.ToArray();
        (_stretch, _shrink) = (new double[variances.Length], new double[variances.Length]);
        for (var k = 0; k < variances.Length; k++)
        {
            if (!(variances[k] > 0) || !double.IsFinite(variances[k]))
                throw new ArgumentOutOfRangeException(nameof(variances), variances[k], "Variances must be positive and finite.");
            directions[k].AsSpan(0, scale.Length).CopyTo(_directions.AsSpan(k * _stride));
            var root = Math.Sqrt(variances[k]);
            (_stretch[k], _shrink[k]) = (root - 1, 1 / root - 1);
        }
    }

    /// <summary>Number of directions.</summary>
    public int Rank => _stretch.Length;

    /// <summary>The diagonal part.</summary>
    public DiagonalMap Outer => _outer;

    /// <summary>Λ: the variance along each direction, in coordinates scaled by the diagonal part.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    /// <summary>One column of U, length d.</summary>
    /// <param name="direction">0-based, below <see cref="Rank"/>.</param>
    public ReadOnlySpan<double> Direction(int direction) => _directions.AsSpan(direction * _stride, _outer.Scale.Length);

    /// <inheritdoc/>
    public override void ToPosition(ReadOnlySpan<double> whitened, Span<double> position)
    {
        whitened.CopyTo(position);
        Apply(_stretch, position);
        _outer.ToPosition(position, position);
    }

    /// <inheritdoc/>
    public override void ToWhitened(ReadOnlySpan<double> position, Span<double> whitened)
    {
        _outer.ToWhitened(position, whitened);
        Apply(_shrink, whitened);
    }

    /// <inheritdoc/>
    public override void PullGradient(ReadOnlySpan<double> gradient, Span<double> whitenedGradient)
    {
        _outer.PullGradient(gradient, whitenedGradient);
        Apply(_stretch, whitenedGradient);
    }

    /// <summary>x ← x + Σ_k factor_k u_k (u_kᵀ x): one direction after another, as they are orthogonal.</summary>
    void Apply(double[] factors, Span<double> x)
    {
        for (var k = 0; k < factors.Length; k++)
        {
            var direction = _directions.AsSpan(k * _stride, _stride);
            Kernels.Axpy(factors[k] * Kernels.Dot(direction, x), direction, x);
        }
    }
}
