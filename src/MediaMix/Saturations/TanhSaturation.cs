using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Hyperbolic tangent, tanh(x / scale): concave, 76 % of the full effect at scale and half of it at 0.549 times scale.
/// With coefficient b it is PyMC-Marketing's b·tanh(x / (b·c)) for scale = b·c.
/// </summary>
public sealed record TanhSaturation : RateSaturation
{
    /// <value>Prior of the exposure at which 76 % of the full effect is reached, on the media scale; null = the default half-saturation of Hill / 0.549.</value>
    public Prior? Scale { get; init; }

    /// <inheritdoc/>
    public override string Name => "tanh";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("scale", Interval.Positive, Scale, static context => AroundMean(context, -LogOfHalfPoint),
            "Exposure at which 76 % of the largest possible effect is reached; half of it at 0.549 times this.") { ExposurePower = 1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "scale" ? this with { Scale = prior } : throw Unknown(parameter);

    private protected override double RateTimesExposure => 2;

    private protected override void Forward(ReadOnlySpan<double> exposure, double rate, Span<double> response) =>
        LogisticSaturationKernel.Forward(exposure, rate, response);

    private protected override double Backward(
        ReadOnlySpan<double> exposure, double rate, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint, Span<double> exposureAdjoint) =>
        LogisticSaturationKernel.Backward(exposure, rate, response, responseAdjoint, exposureAdjoint);
}
