using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Michaelis–Menten saturation, x / (half + x): the Hill curve of slope 1. Concave, and slower to level off than the logistic
/// and exponential curves: 90 % of the full effect takes nine times the half-saturation.
/// </summary>
public sealed record MichaelisMentenSaturation : Saturation
{
    /// <value>Prior of the exposure at which half of the full effect is reached, on the media scale; null = log-normal(0.2, 0.7) times the mean non-zero exposure.</value>
    public Prior? Half { get; init; }

    /// <inheritdoc/>
    public override string Name => "michaelis_menten";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("half", Interval.Positive, Half, static context => AroundMean(context), "Exposure at which half of the largest possible effect is reached.") { ExposurePower = 1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "half" ? this with { Half = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        MichaelisMentenKernel.Forward(exposure, parameters[0], response);

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        ReadOnlySpan<double> response,
        ReadOnlySpan<double> tape,
        ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint,
        Span<double> parameterAdjoint)
    {
        parameterAdjoint[0] += MichaelisMentenKernel.Backward(
            exposure, parameters[0], response, responseAdjoint, exposureAdjoint) / parameters[0];
    }
}
