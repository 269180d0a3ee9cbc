using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Exponential saturation, 1 − e^(−x/k) with k = half / ln 2, that is 1 − 2^(−x/half): each further half-saturation of exposure
/// earns half of what is left to earn. Concave.
/// </summary>
public sealed record ExponentialSaturation : RateSaturation
{
    /// <value>Prior of the exposure at which half of the full effect is reached, on the media scale; null = log-normal(0.2, 0.7) times the mean non-zero exposure.</value>
    public Prior? Half { get; init; }

    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("half", Interval.Positive, Half, static context => AroundMean(context), "Exposure at which half of the largest possible effect is reached.") { ExposurePower = 1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "half" ? this with { Half = prior } : throw Unknown(parameter);

    private protected override double RateTimesExposure => LogOfTwo;

    private protected override void Forward(ReadOnlySpan<double> exposure, double rate, Span<double> response) =>
        ExponentialSaturationKernel.Forward(exposure, rate, response);

    private protected override double Backward(
        ReadOnlySpan<double> exposure, double rate, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint, Span<double> exposureAdjoint) =>
        ExponentialSaturationKernel.Backward(exposure, rate, response, responseAdjoint, exposureAdjoint);
}
