using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Laplace (double exponential) prior: ln p(x) = −|x − location|/scale − ln(2 scale). At its centre the derivative is
/// given as 0.
/// </summary>
/// <param name="Location">Mean and median, in the unit of the parameter.</param>
/// <param name="Scale">Mean absolute deviation, in the unit of the parameter, &gt; 0.</param>
public sealed record LaplacePrior(double Location, double Scale) : Prior
{
    /// <value>Mean and median, in the unit of the parameter.</value>
    public double Location { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Location)); } =
        ArgumentDomain.Finite.Check(Location, nameof(Location));

    /// <value>Mean absolute deviation, in the unit of the parameter, &gt; 0.</value>
    public double Scale { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Scale)); } =
        ArgumentDomain.Positive.Check(Scale, nameof(Scale));

    /// <inheritdoc/>
    public override Interval Support => Interval.Real;

    /// <inheritdoc/>
    public override double Mean => Location;

    /// <inheritdoc/>
    public override string Text => PriorText.Format("laplace", Location, Scale);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var distance = value - Location;
        derivative = -Math.Sign(distance) / Scale;
        return -Math.Abs(distance) / Scale - ScalarMath.Log(2 * Scale);
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        var distance = ScalarMath.Log(2 * Math.Min(probability, 1 - probability));
        return probability < 0.5 ? Location + Scale * distance : Location - Scale * distance;
    }
}
