using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Robyn's "Weibull PDF" carryover: the density of a Weibull distribution over the window, moved and stretched to run from 0 to 1.
/// With d_l the density at l + 1 for the scale λ = 1 + max lag · scale, weight of lag l is (d_l − min d) / (max d − min d), divided by
/// the sum over lags when normalised; a flat density leaves lag 0 alone. Robyn rounds that scale to whole periods, which no
/// sampler can follow; here it is not rounded, and the two agree where the rounding does nothing.
/// </summary>
public sealed record RobynWeibullPdfAdstock : Adstock
{
    /// <value>Prior of the scale as a share of the window of lags, in (0, 1); null = beta(2, 6).</value>
    public Prior? Scale { get; init; }

    /// <value>Prior of the shape, > 0; null = log-normal(0.7, 0.3).</value>
    public Prior? Shape { get; init; }

    /// <inheritdoc/>
    public override string Name => "robyn_weibull_pdf";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("scale", Interval.Unit, Scale, static _ => new BetaPrior(2, 6),
            "How far into the window of lags the effect reaches."),
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
        var (logLength, shape) = (LogLength(parameters[0], weights.Length), parameters[1]);
        var (least, most) = Extremes(logLength, shape, weights.Length);
        var (floor, peak) = (Kernel(least, logLength, shape), Kernel(most, logLength, shape));
        var bottom = ScalarMath.Exp(floor - peak);
        if (!(bottom < 1))
        {
            LagWeights.OnlyFirst(weights);
            return;
        }
        var sum = 0.0;
        for (var lag = 0; lag < weights.Length; lag++)
            sum += weights[lag] = ScalarMath.Exp(Kernel(lag, logLength, shape) - peak) - bottom;
        var divisor = Normalize ? sum : 1 - bottom;
        for (var lag = 0; lag < weights.Length; lag++)
            weights[lag] /= divisor;
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        var (logLength, shape) = (LogLength(parameters[0], weights.Length), parameters[1]);
        var (least, most) = Extremes(logLength, shape, weights.Length);
        var bottom = ScalarMath.Exp(Kernel(least, logLength, shape) - Kernel(most, logLength, shape));
        if (!(bottom < 1))
            return;
        // w = (d − bottom) / divisor, with d scaled to a largest value of 1; d comes back from the weights.
        var divisor = (1 - bottom) / weights[most];
        var (inner, total) = (0.0, 0.0);
        for (var lag = 0; lag < weights.Length; lag++)
        {
            inner += weights[lag] * weightAdjoint[lag];
            total += weightAdjoint[lag];
        }
        // Divided by the sum, every adjoint is lowered by the mean; divided by the range, only those of both ends are.
        var shift = Normalize ? inner : 0;
        var (byLogScale, byShape) = (0.0, 0.0);
        for (var lag = 0; lag < weights.Length; lag++)
        {
            var adjoint = weightAdjoint[lag] - shift;
            if (!Normalize && lag == most)
                adjoint -= inner;
            if (lag == least)
                adjoint -= Normalize ? total - weights.Length * shift : total - inner;
            adjoint *= weights[lag] + bottom / divisor;
            if (adjoint == 0)
                continue;
            var slopes = WeibullDensity.Slopes(ScalarMath.Log(lag + 1) - logLength, shape);
            byLogScale += adjoint * slopes.ByLogScale;
            byShape += adjoint * slopes.ByShape;
        }
        var lags = weights.Length - 1;
        parameterAdjoint[0] += byLogScale * lags / (1 + lags * parameters[0]);
        parameterAdjoint[1] += byShape;
    }

    /// <summary>Lags of the smallest and largest density.</summary>
    static (int Least, int Most) Extremes(double logLength, double shape, int lags)
    {
        var (least, most) = (0, 0);
        for (var lag = 1; lag < lags; lag++)
        {
            var value = Kernel(lag, logLength, shape);
            if (value < Kernel(least, logLength, shape))
                least = lag;
            if (value > Kernel(most, logLength, shape))
                most = lag;
        }
        return (least, most);
    }

    static double Kernel(int lag, double logLength, double shape) =>
        WeibullDensity.LogKernel(ScalarMath.Log(lag + 1) - logLength, shape);

    static double LogLength(double scale, int lags) => ScalarMath.Log1p((lags - 1) * scale);
}
