using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Normal prior: ln p(x) = −z²/2 − ln sd − ½ ln 2π with z = (x − location)/sd.</summary>
/// <param name="Location">Mean and median, in the unit of the parameter; |location| ≤ 1e100.</param>
/// <param name="Sd">Standard deviation, in the unit of the parameter, &gt; 0.</param>
public sealed record NormalPrior(double Location, double Sd) : Prior
{
    /// <summary>½ ln 2π.</summary>
    /// <value>Mean and median, in the unit of the parameter.</value>
    public double Location { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Location)); } =
        ArgumentDomain.Finite.Check(Location, nameof(Location));

    /// <value>Standard deviation, in the unit of the parameter, &gt; 0.</value>
    public double Sd { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Sd)); } =
        ArgumentDomain.Positive.Check(Sd, nameof(Sd));

    /// <inheritdoc/>
    public override Interval Support => Interval.Real;

    /// <inheritdoc/>
    public override double Mean => Location;

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical =>
        new(-ScalarMath.Log(Sd) - ScalarMath.HalfLogTwoPi, Quadratic: -0.5 / (Sd * Sd), Centre: Location);

    /// <inheritdoc/>
    public override string Text => PriorText.Format("normal", Location, Sd);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var z = (value - Location) / Sd;
        derivative = -z / Sd;
        return -0.5 * z * z - ScalarMath.Log(Sd) - ScalarMath.HalfLogTwoPi;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Location + Sd * ScalarMath.NormalQuantile(probability);
    }
}
