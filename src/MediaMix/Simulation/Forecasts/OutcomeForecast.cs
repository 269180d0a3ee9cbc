using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The outcome in periods that follow the fitted window, under planned media and assumed controls: the baseline goes on, media of the
/// window carry over, planned media work as fitted, and errors scatter around that. Owns a workspace; one instance per thread.
/// </summary>
public sealed class OutcomeForecast
{
    readonly BoundModel _model;
    readonly PanelRows _rows;
    readonly BaselineForecast _baseline;
    readonly PlanSimulator _media;
    readonly OutcomeSimulator _simulator;
    readonly double[] _values;
    readonly double[] _own;
    readonly double[] _column;
    readonly double[] _noSpend;
    readonly double[] _cells;
    readonly bool _isLog;
    PlanResponse? _response;

    OutcomeForecast(BoundModel model, Panel panel, BaselineForecast baseline)
    {
        (_model, _baseline, _rows) = (model, baseline, panel.Rows);
        Horizon = PlanHorizon.Following(model, panel);
        _media = new PlanSimulator(Horizon);
        _simulator = model.CreateSimulator();
        (_values, _own) = (model.AllocateValues(), baseline.AllocateValues());
        (_column, _noSpend, _cells) = (new double[_rows.Count], new double[Horizon.Cells], new double[Horizon.Cells]);
        _isLog = model.Spec.Likelihood is LogNormalErrors;
    }

    /// <summary>The periods that are predicted.</summary>
    public PlanHorizon Horizon { get; }

    /// <summary>Names of parameters that the fit says nothing of and that are drawn from their priors, such as the steps of a trend behind its last knot.</summary>
    public IReadOnlyList<string> Fresh => [.. _baseline.Fresh];

    /// <summary>Prepares a forecast.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="panel">
    /// Its panel with periods added behind the window: planned media, and controls as they are assumed to be. Outcomes there are not looked at.
    /// </param>
    /// <exception cref="ArgumentException">The panel does not begin like the model's, or has no period more.</exception>
    public static OutcomeForecast Create(BoundModel model, Panel panel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(panel);
        var known = model.Panel;
        if (!panel.Geos.SequenceEqual(known.Geos) || panel.History != known.History || panel.Periods <= known.Periods || panel.Axis.Label(0) != known.Axis.Label(0))
            throw new ArgumentException("The panel must be that of the model with periods added behind it.", nameof(panel));
        return new OutcomeForecast(model, panel, BaselineForecast.Of(model, panel.HoldOut((_, period) => period >= known.Origin)));
    }

    /// <summary>Sets the parameters of the following calls.</summary>
    /// <param name="values">Value vector of a draw.</param>
    /// <param name="rng">Stream from which parameters are drawn that the fit says nothing of.</param>
    public void Load(ReadOnlySpan<double> values, ref Rng rng)
    {
        values.CopyTo(_values);
        _simulator.Load(values);
        _response = _simulator.Respond(Horizon);
        _baseline.Load(values, ref rng, _own);
    }

    /// <summary>Writes what a linear component adds, in outcome units; under log-normal errors on the scale of the log.</summary>
    /// <param name="component">0-based linear component of the model.</param>
    /// <param name="cells">[geo, period]; overwritten.</param>
    public void Baseline(int component, Span<double> cells)
    {
        Array.Clear(_column);
        _baseline.AddTo(component, _own, _column, againstLevel: true);
        var constants = _model.Constants;
        for (var g = 0; g < Horizon.Geos; g++)
        {
            var level = component == 0 ? Enumerable.Range(0, _baseline.Count).Sum(c => _baseline.Level(c, g, _own)) : 0;
            var rows = _rows.Of(g, _column.AsSpan()).Slice(Horizon.Start, Horizon.Periods);
            var (scale, size) = _isLog ? (1, 1) : (constants.OutcomeScale, constants.Size(g));
            var centre = component == 0 && !_isLog ? constants.OutcomeCentre : 0;
            Kernels.Affine(scale * size, rows, (level * scale + centre) * size, cells.Slice(g * Horizon.Periods, Horizon.Periods));
        }
    }

    /// <summary>
    /// Writes what a channel adds, against none of its media at any time, in outcome units; under log-normal errors on the scale of the log.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="cells">[geo, period]; overwritten.</param>
    public void Media(int channel, Span<double> cells) => _media.EffectByRow(_response!, channel, _noSpend, cells, withUnplanned: true);

    /// <summary>Writes what the outcome shows of a channel beyond what its media cause; zeros without a term for unmeasured confounding.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="cells">[geo, period]; overwritten.</param>
    public void Confounding(int channel, Span<double> cells)
    {
        if (!_model.HasConfounding(channel))
        {
            cells.Clear();
            return;
        }
        Media(channel, cells);
        Kernels.Scale(_simulator.ConfoundingFactor(channel) - 1, cells, cells);
    }

    /// <summary>Writes the expected outcome, in outcome units.</summary>
    /// <param name="cells">[geo, period]; overwritten.</param>
    public void Expected(Span<double> cells)
    {
        cells.Clear();
        for (var c = 0; c < _baseline.Count; c++)
        {
            Baseline(c, _cells);
            Kernels.Add(cells, _cells, cells);
        }
        for (var m = 0; m < _model.Media.Count; m++)
        {
            Media(m, _cells);
            Kernels.Add(cells, _cells, cells);
            if (!_model.HasConfounding(m))
                continue;
            Kernels.Scale(_simulator.ConfoundingFactor(m) - 1, _cells, _cells);
            Kernels.Add(cells, _cells, cells);
        }
        if (!_isLog)
            return;
        var scale = _model.Constants.OutcomeScale;
        for (var g = 0; g < Horizon.Geos; g++)
        {
            var half = 0.5 * _model.Noise.Of(_values, g).Variance;
            foreach (ref var cell in cells.Slice(g * Horizon.Periods, Horizon.Periods))
                cell = scale * ScalarMath.Exp(cell + half);
        }
    }

    /// <summary>Draws outcomes around their expectations, in place; autoregressive errors go on from the last known one. A period weighs as much as the average fitted one.</summary>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="cells">In: expected outcome, [geo, period]; out: an outcome with noise.</param>
    public void Scatter(ref Rng rng, Span<double> cells)
    {
        var window = _model.AutocorrelationSlot is null ? null : _simulator.ExpectedWindow();
        for (var g = 0; g < Horizon.Geos; g++)
        {
            var errors = _model.Errors(_values, g) with { RootWeights = null };
            var periods = cells.Slice(g * Horizon.Periods, Horizon.Periods);
            if (window is null)
                errors.Scatter(ref rng, periods);
            else
                GoOn(errors, ref rng, Row(_model.Panel.FittedOutcome, g), Row(window, g), periods);
        }
    }

    /// <summary>
    /// Standard deviation of the noise of all cells together under the loaded parameters, in outcome units; NaN where that is not a normal number of mean 0: under
    /// Student-t, log-normal and autoregressive errors.
    /// </summary>
    public double TotalNoise()
    {
        if (_isLog || _model.AutocorrelationSlot is not null || _model.DegreesOfFreedomSlot is not null)
            return double.NaN;
        var variance = 0.0;
        for (var g = 0; g < Horizon.Geos; g++)
            variance += Horizon.Periods * _model.Errors(_values, g).Scale * _model.Errors(_values, g).Scale;
        return Math.Sqrt(variance);
    }

    ReadOnlySpan<double> Row(double[] window, int geo) => window.AsSpan(geo * _model.Panel.Periods, _model.Panel.Periods);

    static void GoOn(ErrorDistribution errors, ref Rng rng, ReadOnlySpan<double> known, ReadOnlySpan<double> expected, Span<double> periods)
    {
        double[] all = [.. known, .. periods];
        all.AsSpan(known.Length).Fill(double.NaN);
        double[] outcome = [.. expected, .. periods];
        errors.Continue(ref rng, all, outcome);
        outcome.AsSpan(known.Length).CopyTo(periods);
    }
}
