using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The posterior in the coordinates that are sampled. Changes against the raw density, neither of which changes the
/// posterior: linear coefficients with normal priors are integrated out (<see cref="CollapsePlan"/>), and the strength of a
/// channel is sampled as its amplitude q = ln(coefficient × sd over time of the response). With u = ln strength and
/// coefficient = e^u·κ(θ), u = q − ln κ(θ) − ln sd(θ): a shear with unit Jacobian, which straightens the curved ridge
/// between half-saturation, slope and strength that no linear metric can. Where the outcome sees e^δ times the coefficient, the amplitude is that of the product, and u less δ. A third is that of <see cref="GeoCentring"/>. Allocates
/// nothing per evaluation.
/// </summary>
sealed class SamplingDensity : IPartiallyCollapsed, IHierarchical, IDisposable
{
    readonly BoundModel _model;
    readonly ICollapsedBlock _block;
    readonly ParameterSpace _own;
    readonly ParameterSpace _strengths;
    readonly GeoCentring _centring;
    readonly (MediaTerm Term, MediaTape Tape, int Strength)[] _amplitudes;
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
    readonly PooledStrengths? _pooled;
    readonly GeoBlocks _blocks;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="collapse">False to sample the linear coefficients, too.</param>
    /// <param name="degree">Threads that work on the geos of a panel at the same time; does not change any bit.</param>
    public SamplingDensity(BoundModel model, bool collapse, int degree = 1)
    {
        _model = model;
        var plan = model.Collapse(collapse);
        var collapsed = plan.Collapsed;
        var (own, strengths) = Coordinates(model, plan);
        _sampledCoefficients = [.. LinearCoefficient.Of(model).Where(c => !collapsed.Any(p => p.Slot == c.Slot))];
        _scales = new ScaleWorkspace(_sampledCoefficients);
        _pooled = PooledStrengths.Of(model);
        _own = new ParameterSpace([.. own.Select(static p => p.Prior)]);
        _strengths = new ParameterSpace([.. strengths.Select(static p => p.Prior)]);
        _strengthSlot = strengths.Length > 0 ? strengths[0].Slot : 0;
        var terms = model.Media.Where(static m => !m.IsLinear).ToArray();
        _centring = new GeoCentring(model, own);
        Hierarchies = HierarchiesOf(model, _centring);
        _blocks = new GeoBlocks(model.Panel.Rows, plan.OperationsPerCell + MediaWorkspace.OperationsPerCell(terms), degree);
        _block = plan.CreateBlock(_blocks);
        _media = new MediaWorkspace(terms, model, blocks: _blocks);
        _amplitudes = Amplitudes(terms, strengths);
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

    /// <summary>Makes densities of a model; their hierarchies are the model's, for which none need be made.</summary>
    /// <param name="model">The model.</param>
    /// <param name="collapse">False to sample the linear coefficients, too.</param>
    public static DensityFactory Factory(BoundModel model, bool collapse)
    {
        var (own, strengths) = Coordinates(model, model.Collapse(collapse));
        return new DensityFactory
        {
            Create = degree => new SamplingDensity(model, collapse, degree),
            Dimension = own.Length + strengths.Length,
            Hierarchies = HierarchiesOf(model, new GeoCentring(model, own)),
        };
    }

    public IReadOnlyList<NormalHierarchy> Hierarchies { get; }

    public int Dimension => _own.Count + _strengths.Count;

    public int FullDimension => Dimension + _block.Count;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var density = Forward(position);
        if (!double.IsFinite(density))
            return double.NegativeInfinity;
        for (var k = 0; k < _sampledCoefficients.Length; k++)
        {
            var (slot, adjoint) = (_sampledCoefficients[k].Slot, _sampledCoefficients[k].Column.Dot(_outcome));
            _valueAdjoint[slot] += _scales.Multipliers[k] * adjoint;
            _scales.Adjoint[k] = _values[slot] * adjoint;
        }
        _scales.Pullback(_values, _valueAdjoint);
        for (var i = 0; i < _amplitudes.Length; i++)
            _amplitudes[i].Tape.Strengths[_amplitudes[i].Strength].AmplitudeAdjoint = _strengthGradient[i];
        _media.Pullback(_outcome, _values, _valueAdjoint);
        Kernels.MultiplyAdd(_valueAdjoint.AsSpan(0, _own.PaddedCount), _slopes, _gradient, _gradient);
        _centring.Pullback(_position, _gradient);
        _gradient.AsSpan(0, _own.Count).CopyTo(gradient);
        for (var i = 0; i < _amplitudes.Length; i++)
            gradient[_own.Count + i] = _amplitudes[i].Tape.Strengths[_amplitudes[i].Strength].AmplitudeAdjoint;
        return OutcomeDensity.IsFinite(gradient) ? density : double.NegativeInfinity;
    }

    public void Recover(scoped ReadOnlySpan<double> position, ref Rng rng, scoped Span<double> full)
    {
        Forward(position);
        _position.AsSpan(0, _own.Count).CopyTo(full);
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
        for (var i = 0; i < _amplitudes.Length; i++)
            position[_own.Count + i] = raw[_own.Count + _block.Count + i] + LogAmplitudePerStrength(i);
        _centring.FromRaw(position[.._own.Count]);
    }

    /// <summary>Ends the threads that work on the geos.</summary>
    public void Dispose() => _blocks.Dispose();

    static (ModelParameter[] Own, ModelParameter[] Strengths) Coordinates(BoundModel model, CollapsePlan plan) => (
        [.. model.Sampled.Where(p => p.Group != SamplingGroup.Amplitude && !plan.Collapsed.Contains(p))],
        [.. model.Sampled.Where(static p => p.Group == SamplingGroup.Amplitude)]);

    static IReadOnlyList<NormalHierarchy> HierarchiesOf(BoundModel model, GeoCentring centring) => [.. centring.Hierarchies, .. PooledStrengths.Hierarchies(model)];

    /// <summary>Log density; leaves the adjoints of the expected outcome and of the block's scales behind.</summary>
    double Forward(ReadOnlySpan<double> position)
    {
        position[.._own.Count].CopyTo(_position);
        var jacobian = _centring.Forward(_position);
        var prior = jacobian + _own.Forward(_position, _values.AsSpan(0, _own.PaddedCount), _slopes, _gradient);
        if (double.IsNegativeInfinity(prior))
            return prior;
        _media.Respond(_values);
        for (var i = 0; i < _amplitudes.Length; i++)
            _logStrength[i] = position[_own.Count + i] - LogAmplitudePerStrength(i);
        prior += _strengths.Forward(_logStrength, _strength, _strengthSlope, _strengthGradient);
        // Strengths last: the padding of the other parameters may have written over their slots.
        _strength.AsSpan(0, _strengths.Count).CopyTo(_values.AsSpan(_strengthSlot));
        Array.Clear(_outcome);
        _scales.Forward(_values);
        for (var k = 0; k < _sampledCoefficients.Length; k++)
            _sampledCoefficients[k].Column.AddTo(_scales.Multipliers[k] * _values[_sampledCoefficients[k].Slot], _outcome);
        _media.AddTo(_values, _outcome);
        Array.Clear(_valueAdjoint);
        if (_pooled is not null)
            prior += _pooled.Evaluate(_values, _position, _gradient, _valueAdjoint);
        var experiments = _media.Experiments?.Evaluate() ?? 0;
        return prior + _block.Evaluate(_values, _outcome, _valueAdjoint) + experiments;
    }

    /// <summary>δ + ln(coefficient per strength × sd of the response): what the amplitude adds to ln strength.</summary>
    double LogAmplitudePerStrength(int i)
    {
        var (term, tape, strength) = _amplitudes[i];
        term.Moments(strength, tape);
        var perStrength = term.CoefficientPerStrength(strength, tape);
        return tape.Confounding + 0.5 * ScalarMath.Log(tape.Strengths[strength].Variance * perStrength * perStrength);
    }

    /// <summary>The strengths that are sampled through amplitudes, in the order of their slots.</summary>
    (MediaTerm Term, MediaTape Tape, int Strength)[] Amplitudes(MediaTerm[] terms, ModelParameter[] strengths)
    {
        var amplitudes = new (MediaTerm, MediaTape, int)[strengths.Length];
        for (var m = 0; m < terms.Length; m++)
        {
            for (var s = 0; s < terms[m].Strengths.Length; s++)
            {
                if (Array.FindIndex(strengths, p => p.Slot == terms[m].Strengths[s].Slot) is var i and >= 0)
                {
                    amplitudes[i] = (terms[m], _media.Tapes[m], s);
                    _media.Tapes[m].Strengths[s].IsAmplitude = _media.Tapes[m].HasAmplitude = true;
                }
            }
        }
        return amplitudes;
    }
}
