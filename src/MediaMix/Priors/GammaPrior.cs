using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Gamma prior: ln p(x) = shape·ln rate − ln Γ(shape) + (shape − 1)·ln x − rate·x, x &gt; 0.</summary>
/// <param name="Shape">Shape, &gt; 0.</param>
/// <param name="Rate">Rate (one over the scale), per unit of the parameter, &gt; 0.</param>
public sealed record GammaPrior(double Shape, double Rate) : Prior
{
    /// <value>Shape, &gt; 0.</value>
    public double Shape { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Shape)); } =
        ArgumentDomain.Positive.Check(Shape, nameof(Shape));

    /// <value>Rate (one over the scale), per unit of the parameter, &gt; 0.</value>
    public double Rate { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Rate)); } =
        ArgumentDomain.Positive.Check(Rate, nameof(Rate));

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => Shape / Rate;

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(LogNormalizer, LogLower: Shape - 1, Linear: -Rate);

    /// <inheritdoc/>
    public override string Text => PriorText.Format("gamma", Shape, Rate);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        derivative = (Shape - 1) / value - Rate;
        return LogNormalizer + (Shape - 1) * ScalarMath.Log(value) - Rate * value;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(ScalarMath.Exp(GammaQuantile.LogLower(Shape, probability) - ScalarMath.Log(Rate)));
    }

    double LogNormalizer => Shape * ScalarMath.Log(Rate) - ScalarMath.LogGamma(Shape);

    /// <summary>The gamma prior with a given mean and standard deviation: shape = (mean/sd)², rate = mean/sd².</summary>
    /// <param name="mean">Mean of x, &gt; 0.</param>
    /// <param name="sd">Standard deviation of x, &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a positive number, or their ratio is out of reach.</exception>
    public static GammaPrior FromMeanSd(double mean, double sd)
    {
        ArgumentDomain.Positive.Check(mean, nameof(mean));
        ArgumentDomain.Positive.Check(sd, nameof(sd));
        var ratio = mean / sd;
        return new GammaPrior(ratio * ratio, ratio / sd);
    }
}
