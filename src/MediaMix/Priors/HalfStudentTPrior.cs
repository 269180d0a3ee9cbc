using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Half-Student-t prior: the absolute value of a Student-t with centre 0; its log density is that of <see
/// cref="StudentTPrior"/> plus ln 2, x &gt; 0.
/// </summary>
/// <param name="DegreesOfFreedom">ν, &gt; 0; the mean is infinite up to 1.</param>
/// <param name="Scale">Scale, in the unit of the parameter, &gt; 0.</param>
public sealed record HalfStudentTPrior(double DegreesOfFreedom, double Scale) : Prior
{
    // Kept because two log-gammas would dominate an evaluation; it depends on one argument, whose setter renews it.
    readonly double _logNormalizer = StudentTKernel.LogNormalizer(DegreesOfFreedom);

    /// <value>ν, &gt; 0; the mean is infinite up to 1.</value>
    public double DegreesOfFreedom
    {
        get;
        init
        {
            field = ArgumentDomain.Positive.Check(value, nameof(DegreesOfFreedom));
            _logNormalizer = StudentTKernel.LogNormalizer(value);
        }
    } = ArgumentDomain.Positive.Check(DegreesOfFreedom, nameof(DegreesOfFreedom));

    /// <value>Scale, in the unit of the parameter, &gt; 0.</value>
    public double Scale { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Scale)); } =
        ArgumentDomain.Positive.Check(Scale, nameof(Scale));

    const double Ln2 = 0.69314718055994530942;

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => StudentTKernel.HalfMean(DegreesOfFreedom) * Scale;

    /// <inheritdoc/>
    public override string Text => PriorText.Format("half_student_t", DegreesOfFreedom, Scale);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var logKernel = StudentTKernel.LogKernel(DegreesOfFreedom, value / Scale, out var slope);
        derivative = slope / Scale;
        return Ln2 + logKernel + _logNormalizer - ScalarMath.Log(Scale);
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(Scale * StudentTKernel.CentralQuantile(DegreesOfFreedom, probability, 1 - probability));
    }
}
