using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Exponential prior: ln p(x) = ln rate − rate·x, x &gt; 0.</summary>
/// <param name="Rate">Rate (one over the mean), per unit of the parameter, &gt; 0.</param>
public sealed record ExponentialPrior(double Rate) : Prior
{
    /// <value>Rate (one over the mean), per unit of the parameter, &gt; 0.</value>
    public double Rate { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Rate)); } =
        ArgumentDomain.Positive.Check(Rate, nameof(Rate));

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => 1 / Rate;

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(ScalarMath.Log(Rate), Linear: -Rate);

    /// <inheritdoc/>
    public override string Text => PriorText.Format("exponential", Rate);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        derivative = -Rate;
        return ScalarMath.Log(Rate) - Rate * value;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(-ScalarMath.Log1p(-probability) / Rate);
    }
}
