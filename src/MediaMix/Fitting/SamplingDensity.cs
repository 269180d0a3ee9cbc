using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The posterior in the coordinates that are sampled. Two changes against the raw density, neither of which changes the
/// posterior: linear coefficients with normal priors are integrated out (<see cref="CollapsePlan"/>), and the strength of a
/// channel is sampled as its amplitude q = ln(coefficient × sd over time of the response). With u = ln strength and
/// coefficient = e^u·κ(θ), u = q − ln κ(θ) − ln sd(θ): a shear with unit Jacobian, which straightens the curved ridge
/// between half-saturation, slope and strength that no linear metric can. Allocates nothing per evaluation.
/// </summary>
sealed class SamplingDensity : IPartiallyCollapsed
{
    readonly BoundModel _model;
    readonly ICollapsedBlock _block;
    readonly ParameterSpace _own;
    readonly ParameterSpace _strengths;
    // An array: indexing a list through its interface would cost a call per channel.
    readonly MediaTerm[] _terms;
    readonly int[] _amplitudeOf;
    readonly int _strengthSlot;
    readonly MediaWorkspace _media;
    readonly double[] _position;
    readonly double[] _values;
    readonly double[] _slopes;
    readonly double[] _gradient;
    readonly double[] _logStrength;
    readonly double[] _strength;
    readonly double[] _strengthSlope;
    readonly double[] _strengthGradient;
    readonly double[] _valueAdjoint;
    readonly double[] _outcome;
    readonly LinearCoefficient[] _sampledCoefficients;
    readonly ScaleWorkspace _scales;

    public SamplingDensity(BoundModel model, bool collapse)
    {
        _model = model;
        var plan = model.Collapse(collapse);
        var collapsed = plan.Collapsed;
        var own = model.Sampled.Where(p => p.Group != SamplingGroup.Amplitude && !collapsed.Contains(p)).ToArray();
        var strengths = model.Sampled.Where(static p => p.Group == SamplingGroup.Amplitude).ToArray();
        _block = plan.CreateBlock();
        _sampledCoefficients = [.. LinearCoefficient.Of(model).Where(c => !collapsed.Any(p => p.Slot == c.Slot))];
        _scales = new ScaleWorkspace(_sampledCoefficients);
        _own = new ParameterSpace([.. own.Select(static p => p.Prior)]);
        _strengths = new ParameterSpace([.. strengths.Select(static p => p.Prior)]);
        _strengthSlot = strengths.Length > 0 ? strengths[0].Slot : 0;
        _terms = [.. model.Media.Where(static m => !m.IsLinear)];
        _amplitudeOf = [.. _terms.Select(m => Array.FindIndex(strengths, p => p.Slot == m.StrengthSlot))];
        _media = new MediaWorkspace(_terms);
        _position = new double[_own.PaddedCount];
        _slopes = new double[_own.PaddedCount];
        _gradient = new double[_own.PaddedCount];
        _logStrength = new double[_strengths.PaddedCount];
        _strength = new double[_strengths.PaddedCount];
        _strengthSlope = new double[_strengths.PaddedCount];
        _strengthGradient = new double[_strengths.PaddedCount];
        // The padding of the first parameters may reach beyond the last slot.
        _values = new double[Math.Max(model.ValueCount, _own.PaddedCount)];
        model.AllocateValues().CopyTo(_values, 0);
        _valueAdjoint = new double[_values.Length];
        _outcome = new double[model.Likelihood.Outcome.Length];
    }

    public int Dimension => _own.Count + _strengths.Count;

    public int FullDimension => Dimension + _block.Count;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var density = Forward(position);
        if (!double.IsFinite(density))
            return double.NegativeInfinity;
        for (var k = 0; k < _sampledCoefficients.Length; k++)
        {
            var (slot, adjoint) = (_sampledCoefficients[k].Slot, Kernels.Dot(_sampledCoefficients[k].Column, _outcome));
            _valueAdjoint[slot] += _scales.Multipliers[k] * adjoint;
            _scales.Adjoint[k] = _values[slot] * adjoint;
        }
        _scales.Pullback(_values, _valueAdjoint);
        for (var m = 0; m < _amplitudeOf.Length; m++)
            PullbackChannel(m, gradient);
        _media.PullbackCurves(_values, _valueAdjoint);
        Kernels.MultiplyAdd(_valueAdjoint.AsSpan(0, _own.PaddedCount), _slopes, _gradient, _gradient);
        _gradient.AsSpan(0, _own.Count).CopyTo(gradient);
        return OutcomeDensity.IsFinite(gradient) ? density : double.NegativeInfinity;
    }

    public void Recover(scoped ReadOnlySpan<double> position, ref Rng rng, scoped Span<double> full)
    {
        Forward(position);
        position[.._own.Count].CopyTo(full);
        _block.Recover(_values, ref rng, full.Slice(_own.Count, _block.Count));
        _logStrength.AsSpan(0, _strengths.Count).CopyTo(full[(_own.Count + _block.Count)..]);
    }

    /// <summary>Writes the sampled coordinates of a point given in the coordinates of the raw density.</summary>
    public void FromRaw(ReadOnlySpan<double> raw, Span<double> position)
    {
        raw[.._own.Count].CopyTo(position);
        raw[.._own.Count].CopyTo(_position);
        _own.Forward(_position, _values.AsSpan(0, _own.PaddedCount), _slopes, _gradient);
        _media.Respond(_values);
        for (var m = 0; m < _amplitudeOf.Length; m++)
        {
            if (_amplitudeOf[m] is var i and >= 0)
                position[_own.Count + i] = raw[_own.Count + _block.Count + i] + LogAmplitudePerStrength(m);
        }
    }

    /// <summary>Log density; leaves the adjoints of the expected outcome and of the block's scales behind.</summary>
    double Forward(ReadOnlySpan<double> position)
    {
        position[.._own.Count].CopyTo(_position);
        var prior = _own.Forward(_position, _values.AsSpan(0, _own.PaddedCount), _slopes, _gradient);
        if (double.IsNegativeInfinity(prior))
            return prior;
        _media.Respond(_values);
        for (var m = 0; m < _amplitudeOf.Length; m++)
        {
            if (_amplitudeOf[m] is var i and >= 0)
                _logStrength[i] = position[_own.Count + i] - LogAmplitudePerStrength(m);
        }
        prior += _strengths.Forward(_logStrength, _strength, _strengthSlope, _strengthGradient);
        // Strengths last: the padding of the other parameters may have written over their slots.
        _strength.AsSpan(0, _strengths.Count).CopyTo(_values.AsSpan(_strengthSlot));
        Array.Clear(_outcome);
        _scales.Forward(_values);
        for (var k = 0; k < _sampledCoefficients.Length; k++)
            Kernels.Axpy(_scales.Multipliers[k] * _values[_sampledCoefficients[k].Slot], _sampledCoefficients[k].Column, _outcome);
        for (var m = 0; m < _amplitudeOf.Length; m++)
        {
            var (term, tape) = (_terms[m], _media.Tapes[m]);
            tape.Coefficient = _values[term.StrengthSlot] * term.CoefficientPerStrength(tape);
        }
        _media.AddTo(_outcome);
        Array.Clear(_valueAdjoint);
        return prior + _block.Evaluate(_values, _outcome, _valueAdjoint);
    }

    /// <summary>ln(coefficient per strength × sd of the response): what the amplitude adds to ln strength.</summary>
    double LogAmplitudePerStrength(int m)
    {
        var (term, tape) = (_terms[m], _media.Tapes[m]);
        term.Moments(tape);
        var perStrength = term.CoefficientPerStrength(tape);
        return 0.5 * ScalarMath.Log(tape.ResponseVariance * perStrength * perStrength);
    }

    void PullbackChannel(int m, Span<double> gradient)
    {
        var (term, tape) = (_terms[m], _media.Tapes[m]);
        var adjoint = _media.CoefficientAdjoint(m, _outcome);
        var coefficient = adjoint * tape.Coefficient;
        var isSolved = term.Strength != StrengthKind.Coefficient;
        if (_amplitudeOf[m] is var i and >= 0)
        {
            // The likelihood sees coefficient = e^q / sd, the prior sees u = q − ln κ − ln sd with κ ∝ 1 / total.
            var prior = _strengthGradient[i];
            gradient[_own.Count + i] = coefficient + prior;
            var total = isSolved ? prior / tape.StrengthTotal : 0;
            _media.Pullback(m, _outcome, total, -(coefficient + prior), _valueAdjoint);
        }
        else
        {
            _valueAdjoint[term.StrengthSlot] += adjoint * term.CoefficientPerStrength(tape);
            var total = isSolved ? -coefficient / tape.StrengthTotal : 0;
            _media.Pullback(m, _outcome, total, 0, _valueAdjoint);
        }
    }
}
