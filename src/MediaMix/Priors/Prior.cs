namespace MediaMix;

/// <summary>
/// A univariate prior distribution: immutable, compared by value, printed as it is written in a model file.
/// Derived records check their arguments on construction and throw <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public abstract record Prior
{
    /// <value>Who chose it; null until the prior is bound as part of a model. Not part of its value: priors that say the same are equal.</value>
    public PriorOrigin? Origin { get; init; }

    /// <summary>Where the density is positive.</summary>
    public abstract Interval Support { get; }

    /// <summary>Mean; NaN where it does not exist (Cauchy), +∞ where it diverges.</summary>
    public abstract double Mean { get; }

    /// <summary>The coefficients of the canonical form, or null when the density does not have that form.</summary>
    public virtual CanonicalDensity? Canonical => null;

    /// <summary>Fully normalised log density and its derivative.</summary>
    /// <param name="value">Where to evaluate; outside the support the result is −∞ and the derivative 0.</param>
    /// <param name="derivative">d log p / d value.</param>
    public abstract double LogDensity(double value, out double derivative);

    /// <summary>Quantile function.</summary>
    /// <param name="probability">In (0, 1).</param>
    public abstract double Quantile(double probability);

    /// <summary>The text of the prior as a model file holds it, such as <c>normal(0, 1)</c>; parses back to an equal prior.</summary>
    public abstract string Text { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary>True for a prior of the same family with the same arguments, whoever chose it.</summary>
    /// <param name="other">Another prior.</param>
    public virtual bool Equals(Prior? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>What <see cref="LogDensity"/> returns where the density is zero.</summary>
    private protected static double OutsideSupport(out double derivative)
    {
        derivative = 0;
        return double.NegativeInfinity;
    }

    /// <summary>Moves a quantile that rounding put on an end of the open support to the nearest number within.</summary>
    private protected double Inside(double value) =>
        Math.Clamp(value, Math.BitIncrement(Support.Lower), Math.BitDecrement(Support.Upper));
}
