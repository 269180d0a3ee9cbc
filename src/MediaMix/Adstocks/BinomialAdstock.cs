using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Binomial carryover: the effect falls along a curve that reaches zero just behind the last lag.
/// Weight of lag l is (1 − l/(L + 1))^(1/decay − 1) for L = max lag + 1 lags, divided by the sum over lags when normalised
/// (PyMC-Marketing's binomial adstock). Near 0 nothing carries over, ½ is a straight line, near 1 all lags weigh the same.
/// </summary>
public sealed record BinomialAdstock : Adstock
{
    /// <value>Prior of the decay, in (0, 1); null = beta(1, 3).</value>
    public Prior? Decay { get; init; }

    /// <inheritdoc/>
    public override string Name => "binomial";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("decay", Interval.Unit, Decay, static _ => new BetaPrior(1, 3),
            "How much of the window of lags the effect fills: near 0 only the first period, at one half a straight decline, near 1 all of it."),
    ];

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior? prior) =>
        parameter == "decay" ? this with { Decay = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        // Lag 0 stays apart: an infinite exponent times ln 1 would not be a number.
        var exponent = 1 / parameters[0] - 1;
        weights[0] = 0;
        for (var lag = 1; lag < weights.Length; lag++)
            weights[lag] = exponent * LogBase(lag, weights.Length);
        LagWeights.Exponentiate(weights, Normalize);
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        var mean = LagWeights.MeanAdjoint(weights, weightAdjoint, Normalize);
        var exponentAdjoint = 0.0;
        for (var lag = 1; lag < weights.Length; lag++)
            exponentAdjoint += weights[lag] * (weightAdjoint[lag] - mean) * LogBase(lag, weights.Length);
        parameterAdjoint[0] -= exponentAdjoint / parameters[0] / parameters[0];
    }

    static double LogBase(int lag, int lags) => ScalarMath.Log1p(-lag / (lags + 1.0));
}
