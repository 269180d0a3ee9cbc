using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Geometric carryover: a fixed share of the effect is left in each following period.
/// Weight of lag l is decay^l, divided by the sum over lags when normalised (Jin et al. 2017, eq. 2).
/// Its parameter is the decay, or the half-life ln ½ / ln decay where a prior of that is written instead.
/// </summary>
public sealed record GeometricAdstock : Adstock
{
    const double LogOfTwo = 0.6931471805599453;

    /// <value>Prior of the share left after one period, in (0, 1); null = beta(2, 3) per week.</value>
    public Prior? Decay { get; init; }

    /// <value>Prior of the periods until half of the effect is left, > 0, in place of <see cref="Decay"/>; null = the decay is the parameter.</value>
    public Prior? HalfLife { get; init; }

    /// <inheritdoc/>
    public override string Name => "geometric";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters => [HalfLife is null ? DecayParameter : HalfLifeParameter];

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Alternatives => [HalfLife is null ? HalfLifeParameter : DecayParameter];

    ParameterDeclaration DecayParameter => new(
        "decay", Interval.Unit, Decay, static context => WeeklyPrior.Retention(2, 3, context.WeeksPerPeriod),
        "Share of the effect that is left one period later.");

    ParameterDeclaration HalfLifeParameter => new(
        "half_life", Interval.Positive, HalfLife, static context => new LogNormalPrior(0 - ScalarMath.Log(context.WeeksPerPeriod), 0.7),
        "Periods until half of the effect is left.");

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior? prior) => parameter switch
    {
        "decay" => this with { Decay = prior, HalfLife = null },
        "half_life" => this with { Decay = null, HalfLife = prior },
        _ => throw Unknown(parameter),
    };

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        var decay = DecayOf(parameters[0]);
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
        var decay = DecayOf(parameters[0]);
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
        var decayAdjoint = Normalize ? (adjointOfSlope - adjointOfWeight * slopeSum) / sum : adjointOfSlope;
        // d decay / d half-life = decay·ln 2 / half-life²
        parameterAdjoint[0] += HalfLife is null ? decayAdjoint : decayAdjoint * (decay * LogOfTwo) / parameters[0] / parameters[0];
    }

    double DecayOf(double parameter) => HalfLife is null ? parameter : ScalarMath.Exp(-LogOfTwo / parameter);
}
