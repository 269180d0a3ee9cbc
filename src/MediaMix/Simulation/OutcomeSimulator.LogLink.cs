using MediaMix.Numerics;

namespace MediaMix;

// Log-normal errors, of one geo: expected outcome = scale·exp(η + σ²/2), with σ²/w in a row of weight w, so parts of η act as factors and have two decompositions.
// What is lost without a channel answers "what if", and the losses of several overlap. The logarithmic mean Divisia index
// (Ang 2004) adds up: a factor e^x among factors e^S gets x·(e^S − 1)/S of what all of them together bring.
public sealed partial class OutcomeSimulator
{
    /// <summary>η, its linear part, and the factor scale·e^(σ²/2w) of every row, over the window and the carryover after it.</summary>
    double[] _predictor = [];
    double[] _linear = [];
    double[][] _parts = [];
    double[] _factor = [];

    void AllocateLog()
    {
        var rows = _media.Tapes.Length == 0 ? _column.Length : Math.Max(_column.Length, _media.Tapes.Max(static tape => tape.Series[0].Actual.Rows));
        (_predictor, _linear, _factor) = (new double[rows], new double[rows], new double[rows]);
        _parts = [.. _media.Tapes.Select(static tape => new double[tape.Series[0].Actual.Rows])];
    }

    void LoadLog()
    {
        var window = _model.Panel.Periods;
        Array.Clear(_linear);
        for (var c = 0; c < _model.Linear.Count; c++)
        {
            Column(c, 1);
            Kernels.Add(_linear.AsSpan(0, _column.Length), _column, _linear.AsSpan(0, _column.Length));
        }
        // After the window nothing is known of the baseline: it stays at its mean.
        _linear.AsSpan(window).Fill(Kernels.Sum(_linear.AsSpan(0, window)) / window);
        _linear.CopyTo(_predictor, 0);
        for (var m = 0; m < Channels; m++)
        {
            Kernels.Scale(_media.Tapes[m].Series[0].Coefficient, _media.Tapes[m].Series[0].Actual.Response, _parts[m]);
            Kernels.Add(_predictor.AsSpan(0, _parts[m].Length), _parts[m], _predictor.AsSpan(0, _parts[m].Length));
        }
        LoadFactor(_model.Noise.Of(_values, 0).Variance);
    }

    void LoadFactor(double variance)
    {
        _factor.AsSpan().Fill(_model.Constants.OutcomeScale * ScalarMath.Exp(0.5 * variance));
        if (_model.Likelihood.CellRootWeights is not { } roots)
            return;
        for (var t = 0; t < roots.Length; t++)
            _factor[t] = _model.Constants.OutcomeScale * ScalarMath.Exp(0.5 * variance / (roots[t] * roots[t]));
    }

    /// <summary>Against none of the channel's media at any time, all else as it was.</summary>
    void LogEffect(int channel, ReadOnlySpan<double> response, Span<double> effect)
    {
        for (var t = 0; t < effect.Length; t++)
            effect[t] = _factor[t] * ScalarMath.Exp(_predictor[t] - _parts[channel][t]) * ScalarMath.Expm1(_media.Tapes[channel].Series[0].Coefficient * response[t]);
    }

    double LogWindowEffect(ReadOnlySpan<int> channels, double[]? worth = null)
    {
        var sum = 0.0;
        for (var t = 0; t < _predictor.Length; t++)
        {
            var part = 0.0;
            foreach (var m in channels)
                part += t < _parts[m].Length ? _parts[m][t] - History(m, t) : 0;
            sum -= (worth is null ? 1 : worth[t]) * _factor[t] * ScalarMath.Exp(_predictor[t]) * ScalarMath.Expm1(-part);
        }
        return sum;
    }

    double History(int channel, int t) =>
        _media.Tapes[channel].Series[0].History is { } history && t < history.Rows ? _media.Tapes[channel].Series[0].Coefficient * history.Response[t] : 0;

    /// <summary>
    /// Writes what would be lost of the expected outcome of the window without all media of some channels, those of the history included, all else as it was: the
    /// difference of two simulated outcomes. Of one channel without log-normal errors it is the <see cref="Contribution"/>.
    /// </summary>
    /// <param name="channels">0-based channels, each once.</param>
    /// <param name="effect">Length: the cells of the window; overwritten.</param>
    public void Loss(ReadOnlySpan<int> channels, Span<double> effect)
    {
        effect.Clear();
        if (!_isLog)
        {
            var own = new double[effect.Length];
            foreach (var m in channels)
            {
                Contribution(m, ChannelPlan.Actual(_model, m), own);
                Kernels.Add(effect, own, effect);
            }
            return;
        }
        foreach (var m in channels)
            Kernels.Add(effect, _parts[m].AsSpan(0, effect.Length), effect);
        for (var t = 0; t < effect.Length; t++)
            effect[t] = -_factor[t] * ScalarMath.Exp(_predictor[t]) * ScalarMath.Expm1(-effect[t]);
    }

    /// <summary>Writes what the losses of all channels, each by itself, count more than once: what all media bring together less the sum of <see cref="Loss"/>; zeros where effects add up.</summary>
    /// <param name="effect">Length: the cells of the window; overwritten.</param>
    public void Overlap(Span<double> effect)
    {
        effect.Clear();
        for (var t = 0; t < effect.Length && _isLog; t++)
        {
            var rise = _predictor[t] - _linear[t];
            var sum = ScalarMath.Expm1(rise);
            for (var m = 0; m < Channels; m++)
                sum += ScalarMath.Exp(rise) * ScalarMath.Expm1(-_parts[m][t]);
            effect[t] = _factor[t] * ScalarMath.Exp(_linear[t]) * sum;
        }
    }

    void LogContribution(int channel, Span<double> effect)
    {
        for (var t = 0; t < effect.Length; t++)
            effect[t] = _parts[channel][t] * _factor[t] * ScalarMath.Exp(_linear[t]) * Divisia(_predictor[t] - _linear[t]);
    }

    /// <summary>The first component, the intercept, is the level; the others are its factors.</summary>
    void LogBaseline(int component, Span<double> effect)
    {
        Column(0, 1);
        _column.AsSpan(0, effect.Length).CopyTo(effect);
        Column(component, 1);
        for (var t = 0; t < effect.Length; t++)
        {
            var level = _factor[t] * ScalarMath.Exp(effect[t]);
            effect[t] = component == 0 ? level : _column[t] * level * Divisia(_linear[t] - effect[t]);
        }
    }

    /// <summary>(e^x − 1)/x.</summary>
    static double Divisia(double x) => x == 0 ? 1 : ScalarMath.Expm1(x) / x;
}
