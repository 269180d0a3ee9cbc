using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Beta prior: ln p(x) = ln Γ(a + b) − ln Γ(a) − ln Γ(b) + (a − 1)·ln x + (b − 1)·ln(1 − x), 0 &lt; x &lt; 1.</summary>
/// <param name="A">First shape, &gt; 0; pulls towards 1.</param>
/// <param name="B">Second shape, &gt; 0; pulls towards 0.</param>
public sealed record BetaPrior(double A, double B) : Prior
{
    /// <value>First shape, &gt; 0; pulls towards 1.</value>
    public double A { get; init => field = ArgumentDomain.Positive.Check(value, nameof(A)); } =
        ArgumentDomain.Positive.Check(A, nameof(A));

    /// <value>Second shape, &gt; 0; pulls towards 0.</value>
    public double B { get; init => field = ArgumentDomain.Positive.Check(value, nameof(B)); } =
        ArgumentDomain.Positive.Check(B, nameof(B));

    /// <inheritdoc/>
    public override Interval Support => Interval.Unit;

    /// <inheritdoc/>
    public override double Mean => A / (A + B);

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(LogNormalizer, LogLower: A - 1, LogUpper: B - 1);

    /// <inheritdoc/>
    public override string Text => PriorText.Format("beta", A, B);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        derivative = (A - 1) / value - (B - 1) / (1 - value);
        return LogNormalizer + (A - 1) * ScalarMath.Log(value) + (B - 1) * ScalarMath.Log1p(-value);
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(BetaQuantile.Lower(A, B, probability));
    }

    double LogNormalizer => ScalarMath.LogGamma(A + B) - ScalarMath.LogGamma(A) - ScalarMath.LogGamma(B);
}
