namespace MediaMix;

/// <summary>
/// A known value: the parameter is not sampled and its log density is 0 at every value, because it takes no part in
/// the posterior.
/// </summary>
/// <param name="Value">The value, in the unit of the parameter.</param>
public sealed record FixedPrior(double Value) : Prior
{
    /// <value>The value, in the unit of the parameter.</value>
    public double Value { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Value)); } =
        ArgumentDomain.Finite.Check(Value, nameof(Value));

    /// <summary>The single point [value, value]; an open interval of no width, so it contains nothing.</summary>
    public override Interval Support => new(Value, Value);

    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override string Text => PriorText.Format("fixed", Value);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        derivative = 0;
        return 0;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Value;
    }
}
