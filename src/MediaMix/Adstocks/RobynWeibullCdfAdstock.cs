using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Robyn's "Weibull CDF" carryover: what is left after lag l is multiplied by 1 − F(l) again and again, so it falls faster than <see cref="WeibullCdfAdstock"/>.
/// Weight of lag l is Π_{i=1..l} exp(−(i/λ)^shape) with λ = 1 + max lag · scale, divided by the sum over lags when normalised.
/// Robyn rounds that scale to whole periods, which no
/// sampler can follow; here it is not rounded, and the two agree where the rounding does nothing.
/// </summary>
public sealed record RobynWeibullCdfAdstock : Adstock
{
    /// <value>Prior of the scale as a share of the window of lags, in (0, 1); null = beta(1.5, 6).</value>
    public Prior? Scale { get; init; }

    /// <value>Prior of the shape, > 0; null = log-normal(0, 0.5).</value>
    public Prior? Shape { get; init; }

    /// <inheritdoc/>
    public override string Name => "robyn_weibull_cdf";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("scale", Interval.Unit, Scale, static _ => new BetaPrior(1.5, 6),
            "How much of the window of lags the effect fills."),
        new("shape", Interval.Positive, Shape, static _ => new LogNormalPrior(0, 0.5),
            "Above 1 the effect holds and then breaks off, below 1 it drops at once."),
    ];

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior? prior) => parameter switch
    {
        "scale" => this with { Scale = prior },
        "shape" => this with { Shape = prior },
        _ => throw Unknown(parameter),
    };

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        var (logLength, shape) = (LogLength(parameters[0], weights.Length), parameters[1]);
        var sum = 0.0;
        for (var lag = 0; lag < weights.Length; lag++)
        {
            if (lag > 0)
                sum -= ScalarMath.Exp(shape * (ScalarMath.Log(lag) - logLength));
            weights[lag] = sum;
        }
        LagWeights.Exponentiate(weights, Normalize);
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        var (logLength, shape) = (LogLength(parameters[0], weights.Length), parameters[1]);
        var mean = LagWeights.MeanAdjoint(weights, weightAdjoint, Normalize);
        var (level, slope) = (0.0, 0.0);
        var (levelSum, slopeSum) = (0.0, 0.0);
        for (var lag = 1; lag < weights.Length; lag++)
        {
            // Once the weight has vanished so have all later ones, and the powers may be infinite.
            if (weights[lag] == 0)
                break;
            var logRatio = ScalarMath.Log(lag) - logLength;
            var power = ScalarMath.Exp(shape * logRatio);
            levelSum += power;
            slopeSum += power * logRatio;
            var adjoint = weights[lag] * (weightAdjoint[lag] - mean);
            level += adjoint * levelSum;
            slope += adjoint * slopeSum;
        }
        var lags = weights.Length - 1;
        parameterAdjoint[0] += shape * level * lags / (1 + lags * parameters[0]);
        parameterAdjoint[1] -= slope;
    }

    static double LogLength(double scale, int lags) => ScalarMath.Log1p((lags - 1) * scale);
}
