using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Carryover by the density of a Weibull distribution: a peak that may come late and a tail that may be long.
/// Weight of lag l is the density f(l + 1) = (shape/scale)·((l + 1)/scale)^(shape − 1)·exp(−((l + 1)/scale)^shape), divided by the sum
/// over lags when normalised. For a shape above 1 the peak lies at lag scale·(1 − 1/shape)^(1/shape) − 1, otherwise at lag 0.
/// </summary>
public sealed record WeibullPdfAdstock : Adstock
{
    /// <value>Prior of the scale in periods, > 0; null = log-normal(1, 0.5) weeks.</value>
    public Prior? Scale { get; init; }

    /// <value>Prior of the shape, > 0; null = log-normal(0.7, 0.3).</value>
    public Prior? Shape { get; init; }

    /// <inheritdoc/>
    public override string Name => "weibull_pdf";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("scale", Interval.Positive, Scale, static context => new LogNormalPrior(1 - ScalarMath.Log(context.WeeksPerPeriod), 0.5),
            "Periods within which 63 % of the effect has come, the first one counted."),
        new("shape", Interval.Positive, Shape, static _ => new LogNormalPrior(0.7, 0.3),
            "At most 1: the effect is largest at once. Above 1: it builds up first, the larger the more it gathers around its peak."),
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
        var (logScale, shape) = (ScalarMath.Log(parameters[0]), parameters[1]);
        // What all lags share cancels when they are divided by their sum.
        var common = Normalize ? 0 : ScalarMath.Log(shape) - logScale;
        for (var lag = 0; lag < weights.Length; lag++)
            weights[lag] = common + WeibullDensity.LogKernel(ScalarMath.Log(lag + 1) - logScale, shape);
        LagWeights.Exponentiate(weights, Normalize);
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        var (logScale, shape) = (ScalarMath.Log(parameters[0]), parameters[1]);
        var mean = LagWeights.MeanAdjoint(weights, weightAdjoint, Normalize);
        var common = Normalize ? 0.0 : 1.0;
        var (byLogScale, byShape) = (0.0, 0.0);
        for (var lag = 0; lag < weights.Length; lag++)
        {
            var adjoint = weights[lag] * (weightAdjoint[lag] - mean);
            // Where the weight has vanished the derivatives may be infinite; their product with it is 0.
            if (adjoint == 0)
                continue;
            var slopes = WeibullDensity.Slopes(ScalarMath.Log(lag + 1) - logScale, shape);
            byLogScale += adjoint * (slopes.ByLogScale - common);
            byShape += adjoint * (slopes.ByShape + common / shape);
        }
        parameterAdjoint[0] += byLogScale / parameters[0];
        parameterAdjoint[1] += byShape;
    }
}
