using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The Student-t likelihood of the scaled outcome with ν degrees of freedom and scale σ (Lange, Little and Taylor 1989): with
/// e = √w (y − expected), r = σ² and q = e²/(νr),
/// log p = ½ Σ ln w + n [ ln Γ(½(ν + 1)) − ln Γ(½ν) − ½ ln νπ − ½ ln r ] − ½(ν + 1) Σ ln(1 + q). A row counts as a normal one would with the
/// precision w/r, w = (ν + 1)/(ν(1 + q)), which falls with its distance. Owned by one thread.
/// </summary>
sealed class StudentTLikelihood(BoundModel model, int degreesOfFreedomSlot) : ILikelihood
{
    readonly ObservedOutcome _data = model.Likelihood;
    readonly PanelRows _panel = model.Panel.Rows;
    readonly double[] _ratio = new double[model.Panel.Rows.Stride];
    readonly double[] _logs = new double[model.Panel.Rows.Stride];

    public double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        Kernels.Subtract(_data.Outcome, outcome, outcome);
        Kernels.Multiply(outcome, _data.RootWeights, outcome);
        var density = _data.LogJacobian;
        for (var g = 0; g < _panel.Geos; g++)
            density += Geo(g, values, _panel.Of(g, outcome), valueAdjoint);
        if (_data.IsWeighted)
            Kernels.Multiply(outcome, _data.RootWeights, outcome);
        return density;
    }

    double Geo(int geo, ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint)
    {
        var (noise, nu, count) = (model.Noise.Of(values, geo), values[degreesOfFreedomSlot], _data.Counts[geo]);
        var scale = 1 / (nu * noise.Variance);
        // Scaled before squaring: the square of a residual may overflow where the ratio does not.
        Kernels.Scale(Math.Sqrt(scale), outcome, _ratio);
        Kernels.Multiply(_ratio, _ratio, _ratio);
        Kernels.Log1p(_ratio, _logs);
        var (logs, weighted) = (Kernels.Sum(_logs), 0.0);
        for (var t = 0; t < outcome.Length; t++)
        {
            var shrink = 1 / (1 + _ratio[t]);
            weighted += _ratio[t] * shrink;
            outcome[t] *= (nu + 1) * scale * shrink;
        }
        // Σ q/(1 + q) is what both scale and degrees of freedom see of the residuals.
        model.Noise.Pullback(values, geo, noise, 0.5 * ((nu + 1) * weighted - count) / noise.Variance, valueAdjoint);
        valueAdjoint[degreesOfFreedomSlot] += count * StudentTKernel.LogNormalizerSlope(nu) - 0.5 * logs + 0.5 * (nu + 1) * weighted / nu;
        return count * (StudentTKernel.LogNormalizer(nu) - 0.5 * noise.LogVariance) - 0.5 * (nu + 1) * logs;
    }
}
