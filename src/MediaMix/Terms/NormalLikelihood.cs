using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The normal likelihood of the scaled outcome: log p = −½ [ n ln 2πr − Σ ln w + Σ e²/r ] with e = √w (y − expected) and r = σ². Owned by one thread.</summary>
sealed class NormalLikelihood(BoundModel model) : ILikelihood
{
    const double HalfLogTwoPi = 0.91893853320467274178;

    readonly ObservedOutcome _data = model.Likelihood;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var noise = model.Noise(values);
        Kernels.Subtract(_data.Outcome, outcome, outcome);
        Kernels.Multiply(outcome, _data.RootWeights, outcome);
        var squares = Kernels.SumOfSquares(outcome);
        var precision = 1 / noise.Variance;
        Kernels.Scale(precision, outcome, outcome);
        if (_data.IsWeighted)
            Kernels.Multiply(outcome, _data.RootWeights, outcome);
        valueAdjoint[model.NoiseSlot] += noise.Adjoint(0.5 * precision * (squares * precision - _data.Count));
        return _data.LogJacobian - _data.Count * (HalfLogTwoPi + 0.5 * noise.LogVariance) - 0.5 * squares * precision;
    }
}
