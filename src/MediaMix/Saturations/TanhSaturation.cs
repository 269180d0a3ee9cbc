using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Hyperbolic tangent, tanh(x / scale): concave, 76 % of the full effect at scale and half of it at 0.549 times scale.
/// With coefficient b it is PyMC-Marketing's b·tanh(x / (b·c)) for scale = b·c.
/// </summary>
public sealed record TanhSaturation : Saturation
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
    public override Saturation WithPrior(string parameter, Prior prior) =>
        parameter == "scale" ? this with { Scale = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        LogisticSaturationKernel.Forward(exposure, Rate(parameters[0]), response);

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
        var adjoint = LogisticSaturationKernel.Backward(exposure, rate, response, responseAdjoint, exposureAdjoint);
        parameterAdjoint[0] -= adjoint * rate / parameters[0];
    }

    // Finite however small the parameter: an infinite rate times no exposure would not be a number.
    static double Rate(double scale) => Math.Min(2 / scale, LargestRate);
}
