using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Cauchy prior: ln p(x) = −ln(1 + z²) − ln(π scale) with z = (x − location)/scale. It has no mean.</summary>
/// <param name="Location">Median, in the unit of the parameter.</param>
/// <param name="Scale">Half the interquartile range, in the unit of the parameter, &gt; 0.</param>
public sealed record CauchyPrior(double Location, double Scale) : Prior
{
    /// <value>Median, in the unit of the parameter.</value>
    public double Location { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Location)); } =
        ArgumentDomain.Finite.Check(Location, nameof(Location));

    /// <value>Half the interquartile range, in the unit of the parameter, &gt; 0.</value>
    public double Scale { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Scale)); } =
        ArgumentDomain.Positive.Check(Scale, nameof(Scale));

    const double LogPi = 1.1447298858494001741;

    /// <inheritdoc/>
    public override Interval Support => Interval.Real;

    /// <inheritdoc/>
    public override double Mean => double.NaN;

    /// <inheritdoc/>
    public override string Text => PriorText.Format("cauchy", Location, Scale);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var logKernel = StudentTKernel.LogKernel(1, (value - Location) / Scale, out var slope);
        derivative = slope / Scale;
        return logKernel - LogPi - ScalarMath.Log(Scale);
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        // The distance from the median is cot(π·tail): the smaller tail keeps its digits.
        var distance = Scale / double.TanPi(Math.Min(probability, 1 - probability));
        return Inside(probability < 0.5 ? Location - distance : Location + distance);
    }
}
