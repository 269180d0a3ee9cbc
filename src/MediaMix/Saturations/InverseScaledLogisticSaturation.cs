using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The logistic saturation with its half-saturation as the parameter: (1 − e^(−λx)) / (1 + e^(−λx)) with λ = ln 3 / half
/// (PyMC-Marketing's inverse scaled logistic). Concave; half of the full effect at half.
/// </summary>
public sealed record InverseScaledLogisticSaturation : RateSaturation
{
    /// <value>Prior of the exposure at which half of the full effect is reached, on the media scale; null = log-normal(0.2, 0.7) times the mean non-zero exposure.</value>
    public Prior? Half { get; init; }

    /// <inheritdoc/>
    public override string Name => "inverse_scaled_logistic";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("half", Interval.Positive, Half, static context => AroundMean(context), "Exposure at which half of the largest possible effect is reached.") { ExposurePower = 1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "half" ? this with { Half = prior } : throw Unknown(parameter);

    private protected override double RateTimesExposure => LogOfThree;

    private protected override void Forward(ReadOnlySpan<double> exposure, double rate, Span<double> response) =>
        LogisticSaturationKernel.Forward(exposure, rate, response);

    private protected override double Backward(
        ReadOnlySpan<double> exposure, double rate, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint, Span<double> exposureAdjoint) =>
        LogisticSaturationKernel.Backward(exposure, rate, response, responseAdjoint, exposureAdjoint);
}
