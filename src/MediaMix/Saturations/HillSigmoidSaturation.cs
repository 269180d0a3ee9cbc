using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Sigmoid saturation, 1 / (1 + e^(−b(x−λ))) − 1 / (1 + e^(bλ)) with midpoint λ and steepness b (PyMC-Marketing's sigmoidal
/// Hill). S-shaped: steepest at the midpoint. It levels off at 1 / (1 + e^(−bλ)), a little below 1.
/// </summary>
public sealed record HillSigmoidSaturation : Saturation
{
    /// <value>Prior of the exposure of the steepest slope, on the media scale; null = log-normal(0.2, 0.7) times the mean non-zero exposure.</value>
    public Prior? Midpoint { get; init; }

    /// <value>Prior of the steepness per unit of exposure on the media scale; null = log-normal(ln 3, 0.5) per mean non-zero exposure.</value>
    public Prior? Steepness { get; init; }

    /// <inheritdoc/>
    public override string Name => "hill_sigmoid";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("midpoint", Interval.Positive, Midpoint, static context => AroundMean(context),
            "Exposure at which one more unit earns most; about half of the largest possible effect is reached there.") { ExposurePower = 1 },
        new("steepness", Interval.Positive, Steepness, DefaultSteepness,
            "How sudden the threshold is: from a quarter to three quarters of the effect takes 2.2 / steepness of exposure.") { ExposurePower = -1 },
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) => parameter switch
    {
        "midpoint" => this with { Midpoint = prior },
        "steepness" => this with { Steepness = prior },
        _ => throw Unknown(parameter),
    };

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        HillSigmoidKernel.Forward(exposure, parameters[0], parameters[1], response, tape);

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
        var adjoint = HillSigmoidKernel.Backward(
            exposure, parameters[0], parameters[1], tape, responseAdjoint, exposureAdjoint);
        parameterAdjoint[0] += adjoint.Midpoint;
        parameterAdjoint[1] += adjoint.Steepness;
    }

    /// <inheritdoc/>
    public override bool IsConcave(ReadOnlySpan<double> parameters) => false;

    static LogNormalPrior DefaultSteepness(ChannelContext context) =>
        new LogNormalPrior(LogOfThree - ScalarMath.Log(context.MeanNonZeroExposure), 0.5);
}
