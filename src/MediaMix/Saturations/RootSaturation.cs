using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Power saturation, x^exponent with an exponent between 0 and 1: 1 % more exposure always brings exponent % more effect.
/// Concave and without an upper bound; the slope at zero exposure is infinite and counts as 0 there.
/// </summary>
public sealed record RootSaturation : Saturation
{
    /// <value>Prior of the exponent, in (0, 1); null = beta(2, 2).</value>
    public Prior? Exponent { get; init; }

    /// <inheritdoc/>
    public override string Name => "root";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("exponent", Interval.Unit, Exponent, static _ => new BetaPrior(2, 2),
            "Elasticity: 1 % more exposure brings this many % more effect; doubling it multiplies the effect by 2^exponent."),
    ];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) =>
        parameter == "exponent" ? this with { Exponent = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        RootKernel.Forward(exposure, parameters[0], response);

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
        parameterAdjoint[0] += RootKernel.Backward(
            exposure, parameters[0], response, responseAdjoint, exposureAdjoint);
    }
}
