using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaMix;

/// <summary>
/// Four sampled parameters side by side: values, log prior, log Jacobian and gradient without a branch per parameter.
/// With e = exp(u) on a half-line and e = exp(−|u|) between bounds, nothing overflows before its result does and
/// s = 1/(1 + e^−u), 1 − s, ln s, ln(1 − s) all keep their digits. Lanes never influence each other.
/// </summary>
/// <remarks>
/// Four lanes and not eight: without AVX-512 the runtime makes 512-bit operations out of inlined calls and gives up inlining
/// in a method of this size, which was seven times slower. The exponential and logarithm come from outside, for eight lanes.
/// </remarks>
readonly struct DensityBlock
{
    /// <summary>Lanes of a block.</summary>
    public const int Width = 4;

    readonly bool _hasReciprocal;
    readonly Vector256<double> _active;
    readonly Vector256<double> _halfLine;
    readonly Vector256<double> _bounded;
    readonly Vector256<double> _reciprocalMask;
    readonly Vector256<double> _anchor;
    readonly Vector256<double> _factor;
    readonly Vector256<double> _logWidth;
    readonly Vector256<double> _constant;
    readonly Vector256<double> _logLower;
    readonly Vector256<double> _logUpper;
    readonly Vector256<double> _linear;
    readonly Vector256<double> _quadratic;
    readonly Vector256<double> _centre;
    readonly Vector256<double> _reciprocal;
    readonly Vector256<double> _logQuadratic;
    readonly Vector256<double> _logCentre;

    /// <summary>Lays out the lanes.</summary>
    /// <param name="lanes">Up to 4 parameters; the rest is padding.</param>
    public DensityBlock(ReadOnlySpan<ParameterLane> lanes)
    {
        _active = Mask(lanes, static lane => lane.Shape != SupportShape.Padding);
        _halfLine = Mask(lanes, static lane => lane.Shape == SupportShape.HalfLine);
        _bounded = Mask(lanes, static lane => lane.Shape == SupportShape.Bounded);
        _reciprocalMask = Mask(lanes, static lane => lane.Density.Reciprocal != 0);
        HasBounded = _bounded.AsInt64() != Vector256<long>.Zero;
        _hasReciprocal = _reciprocalMask.AsInt64() != Vector256<long>.Zero;
        _anchor = Gather(lanes, static lane => lane.Anchor);
        _factor = Gather(lanes, static lane => lane.Factor);
        _logWidth = Gather(lanes, static lane => lane.LogWidth);
        _constant = Gather(lanes, static lane => lane.Density.Constant);
        _logLower = Gather(lanes, static lane => lane.Density.LogLower);
        _logUpper = Gather(lanes, static lane => lane.Density.LogUpper);
        _linear = Gather(lanes, static lane => lane.Density.Linear);
        _quadratic = Gather(lanes, static lane => lane.Density.Quadratic);
        _centre = Gather(lanes, static lane => lane.Density.Centre);
        _reciprocal = Gather(lanes, static lane => lane.Density.Reciprocal);
        _logQuadratic = Gather(lanes, static lane => lane.Density.LogQuadratic);
        _logCentre = Gather(lanes, static lane => lane.Density.LogCentre);
    }

    /// <summary>True when a lane has two bounds, which is when <see cref="Evaluate"/> looks at its logarithm.</summary>
    public bool HasBounded { get; }

    /// <summary>What is to be exponentiated: u on a half-line, −|u| between bounds, else 0.</summary>
    /// <param name="coordinates">u.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Exponent(Vector256<double> coordinates) =>
        (coordinates & _halfLine) | (-Vector256.Abs(coordinates) & _bounded);

    /// <summary>Log prior plus log Jacobian of each lane; 0 in padding lanes whatever their coordinate.</summary>
    /// <param name="coordinates">u.</param>
    /// <param name="e">Exponential of <see cref="Exponent"/>.</param>
    /// <param name="log1p">ln(1 + e); anything unless <see cref="HasBounded"/>.</param>
    /// <param name="values">x(u).</param>
    /// <param name="slopes">dx/du.</param>
    /// <param name="gradient">Derivative of the result with respect to u.</param>
    public Vector256<double> Evaluate(
        Vector256<double> coordinates,
        Vector256<double> e,
        Vector256<double> log1p,
        out Vector256<double> values,
        out Vector256<double> slopes,
        out Vector256<double> gradient)
    {
        var one = Vector256<double>.One;
        var u = coordinates & _active;
        // L = ln(x − lower), M = ln(upper − x) and the log Jacobian J all equal u on a half-line and count for nothing on the line.
        var logLower = u & _halfLine;
        var logUpper = logLower;
        var logJacobian = logLower;
        var logLowerSlope = one & _halfLine;
        var logUpperSlope = logLowerSlope;
        var jacobianSlope = logLowerSlope;
        var g = Vector256.ConditionalSelect(_halfLine, e, u);
        var slope = e;
        if (HasBounded)
        {
            var near = one / (one + e);
            var far = e * near;
            var isPositive = Vector256.GreaterThanOrEqual(u, Vector256<double>.Zero);
            var s = Vector256.ConditionalSelect(isPositive, near, far);
            var complement = Vector256.ConditionalSelect(isPositive, far, near);
            var logS = Vector256.AndNot(u, isPositive) - log1p;
            var logComplement = -(u & isPositive) - log1p;

            g = Vector256.ConditionalSelect(_bounded, s, g);
            slope = Vector256.ConditionalSelect(_bounded, near * far, slope);
            logLower = Vector256.ConditionalSelect(_bounded, _logWidth + logS, logLower);
            logUpper = Vector256.ConditionalSelect(_bounded, _logWidth + logComplement, logUpper);
            logJacobian = Vector256.ConditionalSelect(_bounded, logLower + logComplement, logJacobian);
            logLowerSlope = Vector256.ConditionalSelect(_bounded, complement, logLowerSlope);
            logUpperSlope = Vector256.ConditionalSelect(_bounded, -s, logUpperSlope);
            jacobianSlope = Vector256.ConditionalSelect(_bounded, complement - s, jacobianSlope);
        }
        values = _anchor + _factor * g;
        slopes = _factor * slope;

        // (q·d)·d and not q·d²: the square of a large value overflows where q = 0.
        var distance = values - _centre;
        var quadratic = _quadratic * distance;
        var logDistance = logLower - _logCentre;
        var logQuadratic = _logQuadratic * logDistance;
        var logDensity = _constant + _logLower * logLower + _logUpper * logUpper + _linear * values
            + quadratic * distance + logQuadratic * logDistance;
        gradient = (_linear + (quadratic + quadratic)) * slopes
            + (_logLower + (logQuadratic + logQuadratic)) * logLowerSlope + _logUpper * logUpperSlope + jacobianSlope;
        if (_hasReciprocal)
        {
            var divisor = Vector256.ConditionalSelect(_reciprocalMask, values, one);
            var ratio = _reciprocal / divisor;
            logDensity += ratio;
            // Masked, not multiplied by r = 0: the slope of another lane may be infinite.
            gradient -= ratio * (slopes / divisor) & _reciprocalMask;
        }
        return logDensity + logJacobian;
    }

    static Vector256<double> Gather(ReadOnlySpan<ParameterLane> lanes, Func<ParameterLane, double> field)
    {
        var result = Vector256<double>.Zero;
        for (var i = 0; i < lanes.Length; i++)
            result = result.WithElement(i, field(lanes[i]));
        return result;
    }

    static Vector256<double> Mask(ReadOnlySpan<ParameterLane> lanes, Func<ParameterLane, bool> belongs)
    {
        var result = Vector256<long>.Zero;
        for (var i = 0; i < lanes.Length; i++)
            result = result.WithElement(i, belongs(lanes[i]) ? -1 : 0);
        return result.AsDouble();
    }
}
