using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Carryover by the survival function of a Weibull distribution: the share of the effect still to come.
/// Weight of lag l is 2^(−(l/half_life)^shape), that is 1 − F(l) for the scale half_life / (ln 2)^(1/shape), divided by the sum
/// over lags when normalised. Shape 1 is the geometric adstock; above 1 the effect holds and then breaks off, below 1 it has a long tail.
/// </summary>
public sealed record WeibullCdfAdstock : Adstock
{
    const double LogOfTwo = 0.6931471805599453;

    /// <value>Prior of the periods until half of the weight is left, > 0; null = log-normal(0, 0.7) weeks.</value>
    public Prior? HalfLife { get; init; }

    /// <value>Prior of the shape, > 0; null = log-normal(0, 0.3).</value>
    public Prior? Shape { get; init; }

    /// <inheritdoc/>
    public override string Name => "weibull_cdf";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("half_life", Interval.Positive, HalfLife, static context => new LogNormalPrior(0 - ScalarMath.Log(context.WeeksPerPeriod), 0.7),
            "Periods until half of the effect is left."),
        new("shape", Interval.Positive, Shape, static _ => new LogNormalPrior(0, 0.3),
            "1 is a steady decline; above 1 the effect holds and then breaks off, below 1 it drops at once and has a long tail."),
    ];

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior? prior) => parameter switch
    {
        "half_life" => this with { HalfLife = prior },
        "shape" => this with { Shape = prior },
        _ => throw Unknown(parameter),
    };

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        var (logHalfLife, shape) = (ScalarMath.Log(parameters[0]), parameters[1]);
        weights[0] = 0;
        for (var lag = 1; lag < weights.Length; lag++)
            weights[lag] = -LogOfTwo * ScalarMath.Exp(shape * (ScalarMath.Log(lag) - logHalfLife));
        LagWeights.Exponentiate(weights, Normalize);
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        var (logHalfLife, shape) = (ScalarMath.Log(parameters[0]), parameters[1]);
        var mean = LagWeights.MeanAdjoint(weights, weightAdjoint, Normalize);
        var (level, slope) = (0.0, 0.0);
        for (var lag = 1; lag < weights.Length; lag++)
        {
            // Where the weight has vanished the power may be infinite; its product with the weight is 0.
            if (weights[lag] == 0)
                continue;
            var logRatio = ScalarMath.Log(lag) - logHalfLife;
            var adjoint = weights[lag] * (weightAdjoint[lag] - mean) * LogOfTwo * ScalarMath.Exp(shape * logRatio);
            level += adjoint;
            slope += adjoint * logRatio;
        }
        parameterAdjoint[0] += shape * level / parameters[0];
        parameterAdjoint[1] -= slope;
    }
}
