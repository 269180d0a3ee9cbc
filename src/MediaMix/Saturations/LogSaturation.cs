using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Logarithmic saturation, ln(1 + x / scale): every doubling of a large exposure adds the same. Concave and without an upper
/// bound, so there is no half-saturation; at scale a further unit earns half of what the first one did.
/// </summary>
public sealed record LogSaturation : Saturation
{
    /// <value>Prior of the exposure at which a further unit earns half of what the first one did, on the media scale; null = log-normal(0.2, 0.7) times the mean non-zero exposure.</value>
    public Prior? Scale { get; init; }

    /// <inheritdoc/>
    public override string Name => "log";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("scale", Interval.Positive, Scale, static context => AroundMean(context),
            "Exposure at which a further unit earns half of what the first one did.") { ExposurePower = 1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "scale" ? this with { Scale = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        LogSaturationKernel.Forward(exposure, parameters[0], response);

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
        parameterAdjoint[0] += LogSaturationKernel.Backward(
            exposure, parameters[0], response, responseAdjoint, exposureAdjoint) / parameters[0];
    }
}
