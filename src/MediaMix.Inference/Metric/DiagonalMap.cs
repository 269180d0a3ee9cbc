using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>The diagonal map θ = centre + scale ⊙ z.</summary>
public sealed class DiagonalMap : AffineMap
{
    readonly double[] _centre;
    readonly double[] _scale;
    readonly double[] _inverse;
    readonly int _dimension;

    /// <summary>Creates the map.</summary>
    /// <param name="centre">Length d.</param>
    /// <param name="scale">Length d, positive and finite.</param>
    public DiagonalMap(ReadOnlySpan<double> centre, ReadOnlySpan<double> scale)
    {
        if (centre.Length != scale.Length)
            throw new ArgumentException("Centre and scale must have the same length.", nameof(scale));
        var padded = Padding.RoundUp(scale.Length);
        (_centre, _scale, _inverse) = (new double[padded], new double[padded], new double[padded]);
        _dimension = scale.Length;
        centre.CopyTo(_centre);
        scale.CopyTo(_scale);
        for (var i = 0; i < scale.Length; i++)
        {
            if (!(scale[i] > 0) || !double.IsFinite(scale[i]))
                throw new ArgumentOutOfRangeException(nameof(scale), scale[i], "Scales must be positive and finite.");
            _inverse[i] = 1 / scale[i];
        }
    }

    /// <summary>The position of z = 0, length d.</summary>
    public ReadOnlySpan<double> Centre => _centre.AsSpan(0, _dimension);

    /// <summary>The scale of every coordinate, length d.</summary>
    public ReadOnlySpan<double> Scale => _scale.AsSpan(0, _dimension);

    /// <inheritdoc/>
    public override void ToPosition(ReadOnlySpan<double> whitened, Span<double> position) =>
        Kernels.MultiplyAdd(_scale, whitened, _centre, position);

    /// <inheritdoc/>
    public override void ToWhitened(ReadOnlySpan<double> position, Span<double> whitened)
    {
        Kernels.Subtract(position, _centre, whitened);
        Kernels.Multiply(whitened, _inverse, whitened);
    }

    /// <inheritdoc/>
    public override void PullGradient(ReadOnlySpan<double> gradient, Span<double> whitenedGradient) =>
        Kernels.Multiply(gradient, _scale, whitenedGradient);
}
