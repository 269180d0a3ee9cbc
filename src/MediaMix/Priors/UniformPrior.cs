using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Uniform prior: ln p(x) = −ln(upper − lower), lower &lt; x &lt; upper.</summary>
/// <param name="Lower">Lower end, in the unit of the parameter.</param>
/// <param name="Upper">Upper end, in the unit of the parameter, &gt; lower.</param>
public sealed record UniformPrior(double Lower, double Upper) : Prior
{
    /// <value>Lower end. In a <c>with</c> expression each bound is checked against the other as it stands at that moment.</value>
    public double Lower { get; init => field = CheckLower(value, Upper); } = CheckLower(Lower, Upper);

    /// <value>Upper end, &gt; lower. In a <c>with</c> expression each bound is checked against the other as it stands at that moment.</value>
    public double Upper { get; init => field = CheckUpper(Lower, value); } = CheckUpper(Lower, Upper);

    /// <inheritdoc/>
    public override Interval Support => new(Lower, Upper);

    /// <inheritdoc/>
    public override double Mean => 0.5 * (Lower + Upper);

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(-ScalarMath.Log(Upper - Lower));

    /// <inheritdoc/>
    public override string Text => PriorText.Format("uniform", Lower, Upper);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        derivative = 0;
        return Support.Contains(value) ? -ScalarMath.Log(Upper - Lower) : double.NegativeInfinity;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(Lower + (Upper - Lower) * probability);
    }

    static double CheckLower(double lower, double upper)
    {
        ArgumentDomain.Finite.Check(lower, nameof(Lower));
        ArgumentDomain.CheckOrder(lower, upper, nameof(Lower));
        return lower;
    }

    static double CheckUpper(double lower, double upper)
    {
        ArgumentDomain.Finite.Check(upper, nameof(Upper));
        ArgumentDomain.CheckOrder(lower, upper, nameof(Upper));
        return upper;
    }
}
