using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Half-normal prior: the absolute value of a normal with centre 0; ln p(x) = ln 2 − x²/(2 sd²) − ln sd − ½ ln 2π, x
/// &gt; 0.
/// </summary>
/// <param name="Sd">Standard deviation of the normal before folding, in the unit of the parameter, &gt; 0.</param>
public sealed record HalfNormalPrior(double Sd) : Prior
{
    /// <value>Standard deviation of the normal before folding, in the unit of the parameter, &gt; 0.</value>
    public double Sd { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Sd)); } =
        ArgumentDomain.Positive.Check(Sd, nameof(Sd));

    // ½ ln(π/2) = ½ ln 2π − ln 2
    const double HalfLogHalfPi = 0.22579135264472743236;
    const double SqrtTwoOverPi = 0.79788456080286535588;

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => Sd * SqrtTwoOverPi;

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(-ScalarMath.Log(Sd) - HalfLogHalfPi, Quadratic: -0.5 / (Sd * Sd));

    /// <inheritdoc/>
    public override string Text => PriorText.Format("half_normal", Sd);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var z = value / Sd;
        derivative = -z / Sd;
        return -0.5 * z * z - ScalarMath.Log(Sd) - HalfLogHalfPi;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        // Φ⁻¹((1 + p)/2) would lose small p; the truncated normal integrates from the bound.
        return Inside(Sd * TruncatedNormalMass.HalfNormalQuantile(probability, 1 - probability));
    }
}
