using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Logistic saturation, (1 − e^(−rate·x)) / (1 + e^(−rate·x)) = tanh(rate·x/2): concave, half of the full effect at ln 3 / rate.</summary>
public sealed record LogisticSaturation : Saturation
{
    /// <value>Prior of the rate per unit of exposure on the media scale; null = ln 3 / half with the default half of Hill.</value>
    public Prior? Rate { get; init; }

    /// <inheritdoc/>
    public override string Name => "logistic";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("rate", Interval.Positive, Rate, DefaultRate, "How fast the effect saturates: half of it is reached at an exposure of ln 3 / rate.") { ExposurePower = -1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "rate" ? this with { Rate = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) => LogisticSaturationKernel.Forward(exposure, parameters[0], response);

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
        parameterAdjoint[0] += LogisticSaturationKernel.Backward(
            exposure, parameters[0], response, responseAdjoint, exposureAdjoint);
    }

    // rate = ln 3 / half, so the log of the rate is normal, too, mirrored and shifted.
    static LogNormalPrior DefaultRate(ChannelContext context) =>
        new LogNormalPrior(Math.Log(Math.Log(3)) - 0.2 - Math.Log(context.MeanNonZeroExposure), 0.7);
}
