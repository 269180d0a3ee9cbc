using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The one simulator of the outcome: given the parameters of a draw and a media plan, the expected outcome per cell,
/// split by component. A cell is a [geo, period] pair of the window, geo by geo; a national model has one geo. Contributions, ROI, response curves and predictions are differences between two of its runs.
/// Owns a workspace; one instance per thread.
/// </summary>
public sealed partial class OutcomeSimulator
{
    readonly BoundModel _model;
    readonly MediaWorkspace _media;
    readonly double[] _values;
    readonly double[] _column;
    readonly PanelRows _panel;
    readonly double[][] _responseTotal;
    readonly double[][] _responseWorth;
    readonly int[][] _seriesOf;
    readonly double[] _effect;
    readonly double[] _multipliers;
    readonly bool _isLog;

    internal OutcomeSimulator(BoundModel model)
    {
        _model = model;
        _values = model.AllocateValues();
        _media = new MediaWorkspace(model.Media, model, withCarryOut: true);
        _panel = model.Panel.Rows;
        _responseTotal = [.. model.Media.Select(static term => new double[term.Series.Length])];
        _responseWorth = _model.Worth.Of(0) is null ? [] : [.. model.Media.Select(static term => new double[term.Series.Length])];
        _seriesOf = [.. model.Media.Select(term => SeriesOf(term, _panel.Geos))];
        _effect = new double[_panel.Geos * (_panel.Periods + model.Constants.Channels.Max(static c => c.MaxLag))];
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
            for (var g = 0; g < _responseTotal[m].Length; g++)
            {
                _responseTotal[m][g] = term.ResponseTotal(tape, g);
                if (_model.Worth.Of(term.Series[g].Geo) is { } worth)
                    _responseWorth[m][g] = term.ResponseWorth(tape, g, worth);
            }
            term.SetCoefficients(_values, tape);
        }
        StatementsLogDensity = _media.Experiments?.Evaluate() ?? 0;
        if (_isLog)
            LoadLog();
    }

    /// <summary>Coefficient of a channel on the scale of the outcome, whatever states its strength; of a panel that of a geo without deviation, unless geos are not pooled.</summary>
    /// <param name="channel">0-based channel.</param>
    public double Coefficient(int channel) => _media.Tapes[channel].Strengths[0].Coefficient;

    /// <summary>Coefficient of a channel in one geo; 0 where it never reaches the geo.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="geo">0-based geo.</param>
    public double Coefficient(int channel, int geo) => SeriesOf(channel, geo) is var g and >= 0 ? _media.Tapes[channel].Series[g].Coefficient : 0;

    /// <summary>Size σ of the noise of the first geo in outcome units: the standard deviation of normal errors, the scale of Student-t errors; of log-normal errors the standard deviation of the log.</summary>
    public double NoiseSd => _model.Errors(_values).Scale;

    /// <summary>
    /// Writes the log density of each cell's fitted outcome; 0 where it is missing or left out. Under autoregressive errors it
    /// is given the fitted outcomes before it.
    /// </summary>
    /// <param name="expected">Expected outcome per cell, in outcome units.</param>
    /// <param name="density">Length: the cells of the window; overwritten with ln p(y | parameters), per outcome unit.</param>
    public void LogLikelihood(ReadOnlySpan<double> expected, Span<double> density) =>
        ByGeo(_model.Panel.FittedOutcome, expected, density, static (errors, actual, mean, result) => errors.LogDensity(actual, mean, result));

    /// <summary>
    /// Writes the log density of each cell's fitted outcome given all other fitted outcomes and the parameters, which is what leaving
    /// one out weighs draws by; 0 where it is missing or left out. That of <see cref="LogLikelihood"/> but for autoregressive errors.
    /// </summary>
    /// <param name="expected">Expected outcome per cell, in outcome units.</param>
    /// <param name="density">Length: the cells of the window; overwritten, per outcome unit.</param>
    public void LeaveOneOutDensity(ReadOnlySpan<double> expected, Span<double> density) =>
        ByGeo(_model.Panel.FittedOutcome, expected, density, static (errors, actual, mean, result) => errors.LeaveOneOutDensity(actual, mean, result));

    /// <summary>
    /// Writes what of each cell's fitted outcome neither the expectation nor, under autoregressive errors, the fitted outcomes
    /// before it predict, in units of its own sd; NaN where it is missing or left out.
    /// </summary>
    /// <param name="expected">Expected outcome per cell, in outcome units.</param>
    /// <param name="innovations">Length: the cells of the window; overwritten.</param>
    public void Innovations(ReadOnlySpan<double> expected, Span<double> innovations) =>
        ByGeo(_model.Panel.FittedOutcome, expected, innovations, static (errors, actual, mean, result) => errors.Innovations(actual, mean, result));

    /// <summary>Draws outcomes around their expectations, in place.</summary>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="outcome">In: expected outcome per cell, in outcome units; out: an outcome with noise.</param>
    public void Scatter(ref Rng rng, Span<double> outcome)
    {
        for (var g = 0; g < _panel.Geos; g++)
            _model.Errors(_values, g).Scatter(ref rng, outcome.Slice(g * _panel.Periods, _panel.Periods));
    }

    /// <summary>
    /// How effective a channel was in each period of the window, one on average over it; behind the window the last period's stays.
    /// Empty when its effectiveness does not move.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    public ReadOnlySpan<double> Effectiveness(int channel) =>
        _media.Tapes[channel].Effectiveness is { } tape ? tape.Multiplier.AsSpan(0, _model.Panel.Periods) : [];

    /// <summary>Lag weights of a channel, lag 0 first; those of the first geo where geos differ.</summary>
    /// <param name="channel">0-based channel.</param>
    public ReadOnlySpan<double> LagWeights(int channel) => _media.Tapes[channel].States[0].Weights;

    /// <summary>
    /// Writes what one channel adds to the expected outcome under a plan, in outcome units: the difference to none of its media
    /// at any time, all other channels as they were. Under log-normal errors the baseline stays at its mean after the window.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Media plan of that channel.</param>
    /// <param name="effect">[geo, row]: rows wanted of every geo, at most window + max lag; the rows after the window carry out.</param>
    public void Effect(int channel, ChannelPlan plan, Span<double> effect)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (term, tape) = (_model.Media[channel], _media.Tapes[channel]);
        var rows = effect.Length / _panel.Geos;
        if (tape.Series.Length < _panel.Geos)
            effect.Clear();
        for (var g = 0; g < tape.Series.Length; g++)
        {
            var (series, own) = (term.Series[g], tape.Series[g]);
            term.RespondTo(plan.Inputs[g], tape, own, own.Actual);
            if (_isLog)
            {
                LogEffect(channel, own.Actual.Response, effect);
                return;
            }
            Kernels.Scale(
                own.Coefficient * _model.Constants.OutcomeScale * series.Size,
                own.Actual.Response.AsSpan(0, rows),
                effect.Slice(series.Geo * rows, rows));
        }
    }

    /// <summary>What one channel adds under a plan over the window and the carryover after it: the sum of <see cref="Effect"/>.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Media plan of that channel.</param>
    public double TotalEffect(int channel, ChannelPlan plan)
    {
        var effect = _effect.AsSpan(0, _panel.Geos * (_panel.Periods + _model.Constants.Channels[channel].MaxLag));
        Effect(channel, plan, effect);
        return Kernels.Sum(effect);
    }

    /// <summary>
    /// Effect of a channel's media inside the window, later carryover included, in outcome units: the numerator of its ROI.
    /// Needs no plan; computed with the draw.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    public double WindowEffect(int channel)
    {
        if (_isLog)
            return LogWindowEffect([channel]);
        var sum = 0.0;
        for (var g = 0; g < _responseTotal[channel].Length; g++)
            sum += SeriesEffect(channel, g);
        return sum;
    }

    /// <summary>The same in one geo; 0 where the channel never reaches it.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="geo">0-based geo.</param>
    public double WindowEffect(int channel, int geo) =>
        _isLog ? WindowEffect(channel) : SeriesOf(channel, geo) is var g and >= 0 ? SeriesEffect(channel, g) : 0;

    double SeriesEffect(int channel, int series) =>
        _media.Tapes[channel].Series[series].Coefficient * _responseTotal[channel][series] * _model.Constants.OutcomeScale * _model.Media[channel].Series[series].Size;

    int SeriesOf(int channel, int geo) => _seriesOf[channel][geo];

    /// <summary>Place of every geo among the series of a channel; −1 where the channel never reaches it.</summary>
    static int[] SeriesOf(MediaTerm term, int geos) => [.. Enumerable.Range(0, geos).Select(geo => Array.FindIndex(term.Series, series => series.Geo == geo))];

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
    /// <param name="effect">Length: the cells of the window; 0 where the geo is absent.</param>
    public void Contribution(int channel, ChannelPlan plan, Span<double> effect)
    {
        if (_isLog)
            LogContribution(channel, effect);
        else
            Effect(channel, plan, effect);
        LeaveOutAbsent(effect);
    }

    /// <summary>Writes what one linear component adds to the expected outcome, in outcome units.</summary>
    /// <param name="component">0-based linear component.</param>
    /// <param name="effect">Length: the cells of the window; 0 where the geo is absent.</param>
    public void Baseline(int component, Span<double> effect)
    {
        if (_isLog)
        {
            LogBaseline(component, effect);
            return;
        }
        Column(component, _model.Constants.OutcomeScale);
        for (var g = 0; g < _panel.Geos; g++)
        {
            var size = _model.Constants.Size(g);
            var cells = effect.Slice(g * _panel.Periods, _panel.Periods);
            var rows = _panel.Of(g, _column.AsSpan())[.._panel.Periods];
            Kernels.Affine(size, rows, component == 0 ? _model.Constants.OutcomeCentre * size : 0, cells);
        }
        LeaveOutAbsent(effect);
    }

    void LeaveOutAbsent(Span<double> cells)
    {
        if (_model.Panel.Marks.Absent is not { } absent)
            return;
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = absent[cell] ? 0 : cells[cell];
    }

    void ByGeo(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, Span<double> result, CellRule rule)
    {
        for (var g = 0; g < _panel.Geos; g++)
        {
            var (first, count) = (g * _panel.Periods, _panel.Periods);
            rule(_model.Errors(_values, g), actual.Slice(first, count), expected.Slice(first, count), result.Slice(first, count));
        }
    }

    void Column(int component, double unit)
    {
        var term = _model.Linear[component];
        term.Multipliers(_values, _multipliers.AsSpan(0, term.Columns.Count));
        Array.Clear(_column);
        var columns = term.Treatment?.Columns ?? term.Columns;
        for (var k = 0; k < columns.Count; k++)
            columns[k].AddTo(_values[term.Slots[k]] * (_multipliers[k] * unit), _column);
        if (component == 0)
            AddTreatmentLevels(unit);
    }

    delegate void CellRule(ErrorDistribution errors, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, Span<double> result);
}
