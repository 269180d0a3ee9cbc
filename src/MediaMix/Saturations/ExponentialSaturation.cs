using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Exponential saturation, 1 − e^(−x/k) with k = half / ln 2, that is 1 − 2^(−x/half): each further half-saturation of exposure
/// earns half of what is left to earn. Concave.
/// </summary>
public sealed record ExponentialSaturation : Saturation
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
    public override Saturation WithPrior(string parameter, Prior prior) =>
        parameter == "half" ? this with { Half = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        ExponentialSaturationKernel.Forward(exposure, Rate(parameters[0]), response);

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
        var rate = Rate(parameters[0]);
        var adjoint = ExponentialSaturationKernel.Backward(exposure, rate, response, responseAdjoint, exposureAdjoint);
        parameterAdjoint[0] -= adjoint * rate / parameters[0];
    }

    // Finite however small the parameter: an infinite rate times no exposure would not be a number.
    static double Rate(double half) => Math.Min(LogOfTwo / half, LargestRate);
}
