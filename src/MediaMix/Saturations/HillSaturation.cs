using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Hill saturation, x^s / (x^s + k^s) with half-saturation k and slope s (Jin et al. 2017, eq. 5).
/// S-shaped for s > 1. At zero exposure the response and every derivative are 0.
/// </summary>
public sealed record HillSaturation : Saturation
{
    /// <value>Prior of the exposure at which half of the full effect is reached, on the media scale; null = log-normal(0.2, 0.7) times the mean non-zero exposure, of a frequency log-normal(0.7, 0.4) exposures per person.</value>
    public Prior? Half { get; init; }

    /// <value>Prior of the slope; null = log-normal(0.1, 0.3), of a frequency log-normal(0.7, 0.4).</value>
    public Prior? Slope { get; init; }

    /// <inheritdoc/>
    public override string Name => "hill";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("half", Interval.Positive, Half, static context => context.IsFrequency ? new LogNormalPrior(0.7, 0.4) : AroundMean(context), "Exposure at which half of the largest possible effect is reached.") { ExposurePower = 1 },
        new("slope", Interval.Positive, Slope, static context => context.IsFrequency ? new LogNormalPrior(0.7, 0.4) : new LogNormalPrior(0.1, 0.3), "Above 1 the first exposures earn less than later ones."),
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) => parameter switch
    {
        "half" => this with { Half = prior },
        "slope" => this with { Slope = prior },
        _ => throw Unknown(parameter),
    };

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        HillKernel.Forward(exposure, ScalarMath.Log(parameters[0]), parameters[1], response, tape);

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
        var adjoint = HillKernel.Backward(exposure, parameters[1], response, tape, responseAdjoint, exposureAdjoint);
        parameterAdjoint[0] += adjoint.LogHalf / parameters[0];
        parameterAdjoint[1] += adjoint.Slope;
    }

    /// <inheritdoc/>
    public override bool IsConcave(ReadOnlySpan<double> parameters) => parameters[1] <= 1;
}
