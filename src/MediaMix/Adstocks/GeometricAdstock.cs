namespace MediaMix;

/// <summary>
/// Geometric carryover: a fixed share of the effect is left in each following period.
/// Weight of lag l is decay^l, divided by the sum over lags when normalised (Jin et al. 2017, eq. 2).
/// </summary>
public sealed record GeometricAdstock : Adstock
{
    /// <value>Prior of the share left after one period, in (0, 1); null = beta(2, 3) per week.</value>
    public Prior? Decay { get; init; }

    /// <inheritdoc/>
    public override string Name => "geometric";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters =>
    [
        new("decay", Interval.Unit, Decay, static context => WeeklyPrior.Retention(2, 3, context.WeeksPerPeriod),
            "Share of the effect that is left one period later."),
    ];

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior prior) =>
        parameter == "decay" ? this with { Decay = prior } : throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        var decay = parameters[0];
        var power = 1.0;
        var sum = 0.0;
        for (var lag = 0; lag < weights.Length; lag++)
        {
            weights[lag] = power;
            sum += power;
            power *= decay;
        }
        if (!Normalize)
            return;
        for (var lag = 0; lag < weights.Length; lag++)
            weights[lag] /= sum;
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
        // Derivatives l·decay^(l−1) are built up, not divided out of the weights, so that decay → 0 is exact.
        var decay = parameters[0];
        var (power, previousPower) = (1.0, 0.0);
        var (sum, slopeSum) = (0.0, 0.0);
        var (adjointOfSlope, adjointOfWeight) = (0.0, 0.0);
        for (var lag = 0; lag < weights.Length; lag++)
        {
            var slope = lag * previousPower;
            sum += power;
            slopeSum += slope;
            adjointOfSlope += weightAdjoint[lag] * slope;
            adjointOfWeight += weightAdjoint[lag] * weights[lag];
            previousPower = power;
            power *= decay;
        }
        parameterAdjoint[0] += Normalize ? (adjointOfSlope - adjointOfWeight * slopeSum) / sum : adjointOfSlope;
    }
}
