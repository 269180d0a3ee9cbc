using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Student-t prior: ln p(x) = −½(ν + 1)·ln(1 + z²/ν) + ln Γ(½(ν + 1)) − ln Γ(½ν) − ½ ln(νπ) − ln scale with z = (x −
/// location)/scale.
/// </summary>
/// <param name="DegreesOfFreedom">ν, &gt; 0; the mean exists above 1, the variance above 2.</param>
/// <param name="Location">Median, in the unit of the parameter.</param>
/// <param name="Scale">Scale, in the unit of the parameter, &gt; 0.</param>
public sealed record StudentTPrior(double DegreesOfFreedom, double Location, double Scale) : Prior
{
    // Kept because two log-gammas would dominate an evaluation; it depends on one argument, whose setter renews it.
    readonly double _logNormalizer = StudentTKernel.LogNormalizer(DegreesOfFreedom);

    /// <value>ν, &gt; 0; the mean exists above 1, the variance above 2.</value>
    public double DegreesOfFreedom
    {
        get;
        init
        {
            field = ArgumentDomain.Positive.Check(value, nameof(DegreesOfFreedom));
            _logNormalizer = StudentTKernel.LogNormalizer(value);
        }
    } = ArgumentDomain.Positive.Check(DegreesOfFreedom, nameof(DegreesOfFreedom));

    /// <value>Median, in the unit of the parameter.</value>
    public double Location { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Location)); } =
        ArgumentDomain.Finite.Check(Location, nameof(Location));

    /// <value>Scale, in the unit of the parameter, &gt; 0.</value>
    public double Scale { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Scale)); } =
        ArgumentDomain.Positive.Check(Scale, nameof(Scale));

    /// <inheritdoc/>
    public override Interval Support => Interval.Real;

    /// <inheritdoc/>
    public override double Mean => DegreesOfFreedom > 1 ? Location : double.NaN;

    /// <inheritdoc/>
    public override string Text => PriorText.Format("student_t", DegreesOfFreedom, Location, Scale);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var logKernel = StudentTKernel.LogKernel(DegreesOfFreedom, (value - Location) / Scale, out var slope);
        derivative = slope / Scale;
        return logKernel + _logNormalizer - ScalarMath.Log(Scale);
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        var tail = Math.Min(probability, 1 - probability);
        var distance = Scale * StudentTKernel.CentralQuantile(DegreesOfFreedom, Math.Abs(2 * probability - 1), 2 * tail);
        return Inside(probability < 0.5 ? Location - distance : Location + distance);
    }
}
