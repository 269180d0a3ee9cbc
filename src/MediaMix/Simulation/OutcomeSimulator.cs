using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The one simulator of the outcome: given the parameters of a draw and a media plan, the expected outcome per period,
/// split by component. Contributions, ROI, response curves and predictions are differences between two of its runs.
/// Owns a workspace; one instance per thread.
/// </summary>
public sealed partial class OutcomeSimulator
{
    readonly BoundModel _model;
    readonly MediaWorkspace _media;
    readonly double[] _values;
    readonly double[] _column;
    readonly double[] _responseTotal;
    readonly double[] _effect;
    readonly double[] _multipliers;
    readonly bool _isLog;

    internal OutcomeSimulator(BoundModel model)
    {
        _model = model;
        _values = model.AllocateValues();
        _media = new MediaWorkspace(model.Media, withCarryOut: true);
        _responseTotal = new double[model.Media.Count];
        _effect = new double[model.Panel.Periods + model.Constants.Channels.Max(static c => c.MaxLag)];
        _column = new double[model.Likelihood.Outcome.Length];
        _multipliers = new double[model.Linear.Max(static term => term.Columns.Count)];
        _isLog = model.Spec.Likelihood is LogNormalErrors;
        if (_isLog)
            AllocateLog();
    }

    /// <summary>Number of media channels.</summary>
    public int Channels => _media.Tapes.Length;

    /// <summary>Sets the parameters of the following runs.</summary>
    /// <param name="values">Value vector of a draw, length <see cref="BoundModel.ValueCount"/>.</param>
    public void Load(ReadOnlySpan<double> values)
    {
        values.CopyTo(_values);
        _media.Respond(_values);
        for (var m = 0; m < Channels; m++)
        {
            var (term, tape) = (_model.Media[m], _media.Tapes[m]);
            _responseTotal[m] = term.ResponseTotal(tape);
            tape.Coefficient = _values[term.StrengthSlot] * term.CoefficientPerStrength(tape);
        }
        if (_isLog)
            LoadLog();
    }

    /// <summary>Coefficient of a channel on the scale of the outcome, whatever states its strength.</summary>
    /// <param name="channel">0-based channel.</param>
    public double Coefficient(int channel) => _media.Tapes[channel].Coefficient;

    /// <summary>Size σ of the noise in outcome units: the standard deviation of normal errors, the scale of Student-t errors; of log-normal errors the standard deviation of the log.</summary>
    public double NoiseSd => _model.Errors(_values).Scale;

    /// <summary>
    /// Writes the log density of each period's fitted outcome; 0 where it is missing or left out. Under autoregressive errors it
    /// is given the fitted outcomes before it.
    /// </summary>
    /// <param name="expected">Expected outcome per period of the window, in outcome units.</param>
    /// <param name="density">Length: the periods of the window; overwritten with ln p(y_t | parameters), per outcome unit.</param>
    public void LogLikelihood(ReadOnlySpan<double> expected, Span<double> density) =>
        _model.Errors(_values).LogDensity(_model.Panel.FittedOutcome, expected, density);

    /// <summary>
    /// Writes what of each period's fitted outcome neither the expectation nor, under autoregressive errors, the fitted outcomes
    /// before it predict, in units of its own sd; NaN where it is missing or left out.
    /// </summary>
    /// <param name="expected">Expected outcome per period of the window, in outcome units.</param>
    /// <param name="innovations">Length: the periods of the window; overwritten.</param>
    public void Innovations(ReadOnlySpan<double> expected, Span<double> innovations) =>
        _model.Errors(_values).Innovations(_model.Panel.FittedOutcome, expected, innovations);

    /// <summary>Draws outcomes around their expectations, in place.</summary>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="outcome">In: expected outcome per period, in outcome units; out: an outcome with noise.</param>
    public void Scatter(ref Rng rng, Span<double> outcome) => _model.Errors(_values).Scatter(ref rng, outcome);

    /// <summary>
    /// How effective a channel was in each period of the window, one on average over it; behind the window the last period's stays.
    /// Empty when its effectiveness does not move.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    public ReadOnlySpan<double> Effectiveness(int channel) =>
        _media.Tapes[channel].Effectiveness is { } tape ? tape.Multiplier.AsSpan(0, _model.Panel.Periods) : [];

    /// <summary>Lag weights of a channel, lag 0 first.</summary>
    /// <param name="channel">0-based channel.</param>
    public ReadOnlySpan<double> LagWeights(int channel) => _media.Tapes[channel].Weights;

    /// <summary>
    /// Writes what one channel adds to the expected outcome under a plan, in outcome units: the difference to none of its media
    /// at any time, all other channels as they were. Under log-normal errors the baseline stays at its mean after the window.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Media plan of that channel.</param>
    /// <param name="effect">Length: rows wanted, at most window + max lag; the rows after the window carry out.</param>
    public void Effect(int channel, ChannelPlan plan, Span<double> effect)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var term = _model.Media[channel];
        var tape = _media.Tapes[channel];
        term.RespondTo(plan.Input, tape, tape.Actual);
        if (_isLog)
        {
            LogEffect(channel, tape.Actual.Response, effect);
            return;
        }
        Kernels.Scale(
            tape.Coefficient * _model.Constants.OutcomeScale,
            tape.Actual.Response.AsSpan(0, effect.Length),
            effect);
    }

    /// <summary>What one channel adds under a plan over the window and the carryover after it: the sum of <see cref="Effect"/>.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Media plan of that channel.</param>
    public double TotalEffect(int channel, ChannelPlan plan)
    {
        var effect = _effect.AsSpan(0, _model.Panel.Periods + _model.Constants.Channels[channel].MaxLag);
        Effect(channel, plan, effect);
        return Kernels.Sum(effect);
    }

    /// <summary>
    /// Effect of a channel's media inside the window, later carryover included, in outcome units: the numerator of its ROI.
    /// Needs no plan; computed with the draw.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    public double WindowEffect(int channel) => _isLog
        ? LogWindowEffect([channel])
        : _media.Tapes[channel].Coefficient * _responseTotal[channel] * _model.Constants.OutcomeScale;

    /// <summary>Effect of several channels' media together, as <see cref="WindowEffect(int)"/>: their sum, unless effects multiply.</summary>
    /// <param name="channels">0-based channels, each once.</param>
    public double WindowEffect(ReadOnlySpan<int> channels)
    {
        if (_isLog)
            return LogWindowEffect(channels);
        var sum = 0.0;
        foreach (var channel in channels)
            sum += WindowEffect(channel);
        return sum;
    }

    /// <summary>
    /// Writes a channel's part of the expected outcome in outcome units, so that all channels and linear components add up to
    /// it. Without log-normal errors this is the effect of its actual plan.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Its actual plan.</param>
    /// <param name="effect">Length: the periods of the window.</param>
    public void Contribution(int channel, ChannelPlan plan, Span<double> effect)
    {
        if (_isLog)
            LogContribution(channel, effect);
        else
            Effect(channel, plan, effect);
    }

    /// <summary>Writes what one linear component adds to the expected outcome, in outcome units.</summary>
    /// <param name="component">0-based linear component.</param>
    /// <param name="effect">Length: the periods of the window.</param>
    public void Baseline(int component, Span<double> effect)
    {
        if (_isLog)
        {
            LogBaseline(component, effect);
            return;
        }
        Column(component, _model.Constants.OutcomeScale);
        _column.AsSpan(0, effect.Length).CopyTo(effect);
    }

    void Column(int component, double unit)
    {
        var term = _model.Linear[component];
        term.Multipliers(_values, _multipliers.AsSpan(0, term.Columns.Count));
        Array.Clear(_column);
        var columns = term.Treatment?.Columns ?? term.Columns;
        for (var k = 0; k < columns.Count; k++)
            Kernels.Axpy(_values[term.Slots[k]] * (_multipliers[k] * unit), columns[k], _column);
        if (component == 0)
            AddTreatmentLevels(unit);
    }
}
