using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The normal likelihood of the scaled outcome: log p = −½ Σ_g [ n_g ln 2πr_g − Σ ln w + Σ e²/r_g ] with e = √w (y − expected) and r_g = σ_g² in geo g. Owned by one thread.</summary>
sealed class NormalLikelihood(BoundModel model) : ILikelihood
{
    readonly ObservedOutcome _data = model.Likelihood;
    readonly PanelRows _panel = model.Panel.Rows;

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        Kernels.Subtract(_data.Outcome, outcome, outcome);
        Kernels.Multiply(outcome, _data.RootWeights, outcome);
        var density = _data.LogJacobian;
        for (var g = 0; g < _panel.Geos; g++)
        {
            var rows = _panel.Of(g, outcome);
            var (noise, count) = (model.Noise.Of(values, g), _data.Counts[g]);
            var squares = Kernels.SumOfSquares(rows);
            var precision = 1 / noise.Variance;
            Kernels.Scale(precision, rows, rows);
            model.Noise.Pullback(values, g, noise, 0.5 * precision * (squares * precision - count), valueAdjoint);
            density = density - count * (ScalarMath.HalfLogTwoPi + 0.5 * noise.LogVariance) - 0.5 * squares * precision;
        }
        if (_data.IsWeighted)
            Kernels.Multiply(outcome, _data.RootWeights, outcome);
        return density;
    }
}
