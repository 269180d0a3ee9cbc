using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Normal prior cut to an interval and normalised by the mass left there:
/// ln p(x) = −z²/2 − ln sd − ½ ln 2π − ln(Φ(β) − Φ(α)) with z = (x − location)/sd and α, β the standardised bounds.
/// Digits are kept however far in a tail the interval lies, because densities are taken relative to the mode.
/// </summary>
/// <param name="Location">Mean of the normal before cutting, in the unit of the parameter.</param>
/// <param name="Sd">Standard deviation of the normal before cutting, in the unit of the parameter, &gt; 0.</param>
/// <param name="Lower">Lower bound, or −∞.</param>
/// <param name="Upper">Upper bound, &gt; lower, or +∞.</param>
public sealed record TruncatedNormalPrior(double Location, double Sd, double Lower, double Upper) : Prior
{
    /// <value>Mean of the normal before cutting, in the unit of the parameter.</value>
    public double Location { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Location)); } =
        ArgumentDomain.Finite.Check(Location, nameof(Location));

    /// <value>Standard deviation of the normal before cutting, in the unit of the parameter, &gt; 0.</value>
    public double Sd { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Sd)); } =
        ArgumentDomain.Positive.Check(Sd, nameof(Sd));

    /// <value>Lower bound, or −∞. In a <c>with</c> expression each bound is checked against the other as it stands at that moment.</value>
    public double Lower { get; init => field = CheckLower(value, Upper); } = CheckLower(Lower, Upper);

    /// <value>Upper bound, or +∞. In a <c>with</c> expression each bound is checked against the other as it stands at that moment.</value>
    public double Upper { get; init => field = CheckUpper(Lower, value); } = CheckUpper(Lower, Upper);

    /// <inheritdoc/>
    public override Interval Support => new(Lower, Upper);

    /// <inheritdoc/>
    public override double Mean =>
        Inside(Mode + Sd * TruncatedNormalMass.MeanExcess(Standard(Lower), Standard(Upper), Width));

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical
    {
        get
        {
            var atMode = Standard(Mode);
            return new(LogDensityAtMode + 0.5 * atMode * atMode, Quadratic: -0.5 / (Sd * Sd), Centre: Location);
        }
    }

    /// <inheritdoc/>
    public override string Text => PriorText.Format("truncated_normal", Location, Sd, Lower, Upper);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        derivative = -Standard(value) / Sd;
        // z² − z₀² as a product: the squares alone would cancel far from the centre.
        return -0.5 * ((value - Mode) / Sd) * (Standard(value) + Standard(Mode)) + LogDensityAtMode;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(Mode + Sd * TruncatedNormalMass.Quantile(Standard(Lower), Standard(Upper), Width, probability));
    }

    double Mode => Math.Clamp(Location, Lower, Upper);

    double LogDensityAtMode =>
        -ScalarMath.Log(Sd * TruncatedNormalMass.RelativeMass(Standard(Lower), Standard(Upper), Width));

    double Width => (Upper - Lower) / Sd;

    double Standard(double value) => (value - Location) / Sd;

    static double CheckLower(double lower, double upper)
    {
        ArgumentDomain.LowerBound.Check(lower, nameof(Lower));
        ArgumentDomain.CheckOrder(lower, upper, nameof(Lower));
        return lower;
    }

    static double CheckUpper(double lower, double upper)
    {
        ArgumentDomain.UpperBound.Check(upper, nameof(Upper));
        ArgumentDomain.CheckOrder(lower, upper, nameof(Upper));
        return upper;
    }
}
