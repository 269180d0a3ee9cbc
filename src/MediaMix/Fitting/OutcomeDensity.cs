using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The posterior log density of a bound model with its hand-derived gradient: priors and bijections in one pass,
/// then media and linear terms forward, the likelihood, and the same terms backward. Allocates nothing per call.
/// </summary>
sealed class OutcomeDensity : ILogDensity
{
    readonly ParameterSpace _space;
    readonly LinearCoefficient[] _linear;
    readonly ScaleWorkspace _scales;
    readonly double[] _position;
    readonly double[] _values;
    readonly double[] _slopes;
    readonly double[] _gradient;
    readonly double[] _valueAdjoint;
    readonly double[] _outcome;
    readonly MediaWorkspace _media;
    readonly ILikelihood _likelihood;
    readonly PooledStrengths? _pooled;

    public OutcomeDensity(BoundModel model)
    {
        _space = model.Space;
        _linear = [.. LinearCoefficient.Of(model)];
        _scales = new ScaleWorkspace(_linear);
        _position = new double[_space.PaddedCount];
        _values = model.AllocateValues();
        _slopes = new double[_space.PaddedCount];
        _gradient = new double[_space.PaddedCount];
        _valueAdjoint = new double[model.ValueCount];
        _outcome = new double[model.Likelihood.Outcome.Length];
        // Channels that are linear are among the linear coefficients.
        _media = new MediaWorkspace([.. model.Media.Where(static m => !m.IsLinear)], model);
        _likelihood = model.CreateLikelihood();
        _pooled = PooledStrengths.Of(model);
    }

    public int Dimension => _space.Count;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        position.CopyTo(_position);
        var sampled = _values.AsSpan(0, _space.PaddedCount);
        var prior = _space.Forward(_position, sampled, _slopes, _gradient);
        if (double.IsNegativeInfinity(prior))
            return prior;
        Forward();
        Array.Clear(_valueAdjoint);
        var likelihood = _likelihood.Evaluate(_values, _outcome, _valueAdjoint) + (_media.Experiments?.Evaluate() ?? 0);
        if (!double.IsFinite(likelihood))
            return double.NegativeInfinity;
        if (_pooled is not null)
            prior += _pooled.Evaluate(_values, _position, _gradient, _valueAdjoint);
        Pullback();
        Kernels.MultiplyAdd(_valueAdjoint.AsSpan(0, _space.PaddedCount), _slopes, _gradient, _gradient);
        _gradient.AsSpan(0, Dimension).CopyTo(gradient);
        var density = prior + likelihood;
        return IsFinite(gradient) && double.IsFinite(density) ? density : double.NegativeInfinity;
    }

    /// <summary>Where numbers of 1e-300 and below meet, the gradient overflows before the density does; no trajectory leads on from there.</summary>
    internal static bool IsFinite(ReadOnlySpan<double> gradient)
    {
        foreach (var derivative in gradient)
        {
            if (!double.IsFinite(derivative))
                return false;
        }
        return true;
    }

    void Forward()
    {
        Array.Clear(_outcome);
        _scales.Forward(_values);
        for (var k = 0; k < _linear.Length; k++)
            _linear[k].Column.AddTo(_scales.Multipliers[k] * _values[_linear[k].Slot], _outcome);
        _media.Respond(_values);
        _media.AddTo(_values, _outcome);
    }

    void Pullback()
    {
        for (var k = 0; k < _linear.Length; k++)
        {
            var (slot, adjoint) = (_linear[k].Slot, _linear[k].Column.Dot(_outcome));
            _valueAdjoint[slot] += _scales.Multipliers[k] * adjoint;
            _scales.Adjoint[k] = _values[slot] * adjoint;
        }
        _scales.Pullback(_values, _valueAdjoint);
        _media.Pullback(_outcome, _values, _valueAdjoint);
    }
}
