using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Inverse gamma prior: 1/x is gamma(shape, scale); ln p(x) = shape·ln scale − ln Γ(shape) − (shape + 1)·ln x −
/// scale/x, x &gt; 0.
/// </summary>
/// <param name="Shape">Shape, &gt; 0; the mean is infinite up to 1.</param>
/// <param name="Scale">Scale, in the unit of the parameter, &gt; 0.</param>
public sealed record InverseGammaPrior(double Shape, double Scale) : Prior
{
    /// <value>Shape, &gt; 0; the mean is infinite up to 1.</value>
    public double Shape { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Shape)); } =
        ArgumentDomain.Positive.Check(Shape, nameof(Shape));

    /// <value>Scale, in the unit of the parameter, &gt; 0.</value>
    public double Scale { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Scale)); } =
        ArgumentDomain.Positive.Check(Scale, nameof(Scale));

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => Shape > 1 ? Scale / (Shape - 1) : double.PositiveInfinity;

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(LogNormalizer, LogLower: -(Shape + 1), Reciprocal: -Scale);

    /// <inheritdoc/>
    public override string Text => PriorText.Format("inverse_gamma", Shape, Scale);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var ratio = Scale / value;
        derivative = (ratio - (Shape + 1)) / value;
        return LogNormalizer - (Shape + 1) * ScalarMath.Log(value) - ratio;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(ScalarMath.Exp(ScalarMath.Log(Scale) - GammaQuantile.LogUpper(Shape, probability)));
    }

    double LogNormalizer => Shape * ScalarMath.Log(Scale) - ScalarMath.LogGamma(Shape);
}
