using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Delayed carryover: the effect builds up to a peak and fades.
/// Weight of lag l is decay^((l − peak)²), divided by the sum over lags when normalised (Jin et al. 2017, eq. 3).
/// </summary>
public sealed record DelayedAdstock : Adstock
{
    /// <value>Prior of the retention, in (0, 1); null = beta(3, 3) with lags in weeks.</value>
    public Prior? Decay { get; init; }

    /// <value>Prior of the lag of the peak, in periods; null = half-normal(2 weeks) cut at 6 weeks.</value>
    public Prior? Peak { get; init; }

    /// <inheritdoc/>
    public override string Name => "delayed";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("decay", Interval.Unit, Decay, DefaultDecay, "How slowly the effect fades on both sides of its peak."),
        new("peak", new Interval(0, double.PositiveInfinity), Peak, DefaultPeak, "Periods until the effect is largest."),
    ];

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior? prior) => parameter switch
    {
        "decay" => this with { Decay = prior },
        "peak" => this with { Peak = prior },
        _ => throw Unknown(parameter),
    };

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        var (logDecay, peak) = (ScalarMath.Log(parameters[0]), parameters[1]);
        for (var lag = 0; lag < weights.Length; lag++)
            weights[lag] = (lag - peak) * (lag - peak) * logDecay;
        LagWeights.Exponentiate(weights, Normalize);
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        var (decay, peak) = (parameters[0], parameters[1]);
        var mean = LagWeights.MeanAdjoint(weights, weightAdjoint, Normalize);
        var (squares, distances) = (0.0, 0.0);
        for (var lag = 0; lag < weights.Length; lag++)
        {
            var exponentAdjoint = weights[lag] * (weightAdjoint[lag] - mean);
            var distance = lag - peak;
            squares += exponentAdjoint * distance * distance;
            distances += exponentAdjoint * distance;
        }
        parameterAdjoint[0] += squares / decay;
        parameterAdjoint[1] -= 2 * ScalarMath.Log(decay) * distances;
    }

    static Prior DefaultDecay(ChannelContext context) =>
        WeeklyPrior.Retention(3, 3, context.WeeksPerPeriod * context.WeeksPerPeriod);

    static TruncatedNormalPrior DefaultPeak(ChannelContext context)
    {
        // Without any lag the peak has nothing to move, but its prior still needs some width.
        var cut = Math.Min(6 / context.WeeksPerPeriod, Math.Max(1, context.MaxLag));
        return new TruncatedNormalPrior(0, 2 / context.WeeksPerPeriod, 0, cut);
    }
}
