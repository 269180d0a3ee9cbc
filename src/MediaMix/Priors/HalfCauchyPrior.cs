using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Half-Cauchy prior: ln p(x) = ln 2 − ln(1 + (x/scale)²) − ln(π scale), x &gt; 0. Its mean is infinite.</summary>
/// <param name="Scale">Median, in the unit of the parameter, &gt; 0.</param>
public sealed record HalfCauchyPrior(double Scale) : Prior
{
    /// <value>Median, in the unit of the parameter, &gt; 0.</value>
    public double Scale { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Scale)); } =
        ArgumentDomain.Positive.Check(Scale, nameof(Scale));

    // ln(π/2)
    const double LogHalfPi = 0.45158270528945486473;

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => double.PositiveInfinity;

    /// <inheritdoc/>
    public override string Text => PriorText.Format("half_cauchy", Scale);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var logKernel = StudentTKernel.LogKernel(1, value / Scale, out var slope);
        derivative = slope / Scale;
        return logKernel - LogHalfPi - ScalarMath.Log(Scale);
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(Scale * double.TanPi(0.5 * probability));
    }
}
