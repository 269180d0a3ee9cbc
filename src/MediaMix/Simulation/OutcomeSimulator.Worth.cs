using MediaMix.Numerics;

namespace MediaMix;

// What effects are worth in money, where the outcome counts units and their value is stated: the same differences of two runs, every
// row times its value. Where none is stated, the money is the outcome itself, to the bit.
public sealed partial class OutcomeSimulator
{
    /// <summary>What a channel's media inside the window bring in money, later carryover included: <see cref="WindowEffect(int)"/> with every row times the value of a unit.</summary>
    /// <param name="channel">0-based channel.</param>
    public double WindowWorth(int channel) => WindowWorth([channel]);

    /// <summary>The same in one geo; 0 where the channel never reaches it.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="geo">0-based geo.</param>
    public double WindowWorth(int channel, int geo)
    {
        if (_responseWorth.Length == 0)
            return Priced(WindowEffect(channel, geo));
        if (_isLog)
            return WindowWorth(channel);
        return SeriesOf(channel, geo) is var g and >= 0 ? SeriesWorth(channel, g) : 0;
    }

    /// <summary>What several channels' media together bring in money: their sum, unless effects multiply.</summary>
    /// <param name="channels">0-based channels, each once.</param>
    public double WindowWorth(ReadOnlySpan<int> channels)
    {
        if (_responseWorth.Length == 0)
            return Priced(WindowEffect(channels));
        if (_isLog)
            return LogWindowEffect(channels, _model.Worth.Of(0));
        var sum = 0.0;
        foreach (var channel in channels)
        {
            for (var g = 0; g < _responseWorth[channel].Length; g++)
                sum += SeriesWorth(channel, g);
        }
        return sum;
    }

    /// <summary>What effects are worth in money.</summary>
    /// <param name="effect">[geo, row of the window and the carryover after it], in outcome units, as <see cref="Effect"/> writes them.</param>
    public double Worth(ReadOnlySpan<double> effect) => _model.Worth.IsStated ? _model.Worth.Of(effect) : Kernels.Sum(effect);

    /// <summary>What effects in one geo are worth in money.</summary>
    /// <param name="rows">Rows of the window and the carryover after it, in outcome units.</param>
    /// <param name="geo">0-based geo.</param>
    public double Worth(ReadOnlySpan<double> rows, int geo) => _model.Worth.IsStated ? _model.Worth.Of(rows, geo) : Kernels.Sum(rows);

    /// <summary>What <see cref="TotalEffect"/> is worth in money.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Media plan of that channel.</param>
    public double TotalWorth(int channel, ChannelPlan plan)
    {
        var effect = _effect.AsSpan(0, _panel.Geos * (_panel.Periods + _model.Constants.Channels[channel].MaxLag));
        Effect(channel, plan, effect);
        return Worth(effect);
    }

    double Priced(double effect) => _model.Worth.IsStated ? _model.Worth.Number * effect : effect;

    double SeriesWorth(int channel, int series) =>
        _media.Tapes[channel].Series[series].Coefficient * _responseWorth[channel][series] * _model.Constants.OutcomeScale * _model.Media[channel].Series[series].Size;
}
