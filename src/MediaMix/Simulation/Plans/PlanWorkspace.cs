using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Runs of one channel's transforms over a plan, forward and back. Belongs to one thread.</summary>
/// <param name="channel">What the plan meets.</param>
sealed partial class PlanWorkspace(PlanChannel channel)
{
    readonly MediaTransform _transform = channel.Term.Transform;
    readonly int _lead = channel.Term.Transform.Lead;
    readonly MediaRun _run = new(channel.Term.Transform, channel.Rows, varies: false);
    readonly TransformState _state = new(channel.Term.Transform);
    readonly MediaInput[] _inputs = [.. channel.Series.Select(static series => series.Unpaid.Scale(0..0, 1))];
    readonly double[] _exposureAdjoint = new double[channel.Term.Transform.Lead + Padding.RoundUp(channel.Rows)];

    /// <summary>Effect of the media before and after the plan, with none in its periods.</summary>
    public double Unplanned(ChannelDraw draw, double[][]? worth)
    {
        var sum = 0.0;
        for (var g = 0; g < channel.Series.Length; g++)
        {
            Forward(draw, g, channel.Series[g].Without);
            sum += Sum(draw, g, worth?[channel.Series[g].Geo]);
        }
        return sum;
    }

    /// <summary>Effect of all media that the horizon sees, planned ones included; adds its derivative, or that of the bound in its place.</summary>
    public double Total(ChannelDraw draw, ReadOnlySpan<double> spend, int periods, Span<double> gradient, double[][]? worth, PlanMajorant? majorant)
    {
        var sum = 0.0;
        for (var g = 0; g < channel.Series.Length; g++)
        {
            var series = channel.Series[g];
            var input = Planned(g, spend.Slice(series.Geo * periods, periods));
            Forward(draw, g, input);
            var (chords, own) = (majorant?.Chords[g], worth?[series.Geo]);
            if (!gradient.IsEmpty || chords is not null)
                sum += Pullback(draw, g, input, own, chords, gradient.IsEmpty ? [] : gradient.Slice(series.Geo * periods, periods));
            else
                sum += Sum(draw, g, own);
        }
        return sum;
    }

    /// <summary>Row by row, [geo, row].</summary>
    public void Rows(ChannelDraw draw, ReadOnlySpan<double> spend, int periods, Span<double> effect, int rows, bool withUnplanned)
    {
        effect.Clear();
        for (var g = 0; g < channel.Series.Length; g++)
        {
            var geo = channel.Series[g].Geo;
            var cells = effect.Slice(geo * rows, Math.Min(rows, channel.Rows));
            Forward(draw, g, Planned(g, spend.Slice(geo * periods, periods)));
            Add(draw, g, 1, cells);
            if (withUnplanned)
                continue;
            Forward(draw, g, channel.Series[g].Without);
            Add(draw, g, -1, cells);
        }
    }

    public PlanMajorant Majorize(ChannelDraw draw, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int periods)
    {
        var chords = new Chords?[channel.Series.Length];
        for (var g = 0; g < chords.Length; g++)
        {
            if ((_transform.HasReach || draw.State(g).IsConcave) && draw.Gains[g] >= 0)
                continue;
            var geo = channel.Series[g].Geo;
            var low = Saturated(draw, g, lower.Slice(geo * periods, periods));
            var high = Saturated(draw, g, upper.Slice(geo * periods, periods));
            chords[g] = _transform.HasReach ? null : Chords.Of(_transform.Saturation, draw.State(g), low, high, draw.Gains[g] < 0);
        }
        return new PlanMajorant(chords);
    }

    /// <summary>What the saturation sees in every row.</summary>
    double[] Saturated(ChannelDraw draw, int series, ReadOnlySpan<double> spend)
    {
        var input = Planned(series, spend);
        Forward(draw, series, input);
        return _transform.Order == TransformOrder.AdstockFirst ? [.. _run.Intermediate] : [.. input.Exposure];
    }

    MediaInput Planned(int series, ReadOnlySpan<double> spend)
    {
        var (own, input) = (channel.Series[series], _inputs[series]);
        var amount = input.Amount.AsSpan(_lead, spend.Length);
        var unpaid = own.Unpaid.Amount.AsSpan(_lead, spend.Length);
        for (var t = 0; t < spend.Length; t++)
            amount[t] = unpaid[t] + own.PerSpend[t] * spend[t];
        return input;
    }

    void Forward(ChannelDraw draw, int series, MediaInput input)
    {
        var state = draw.State(series);
        state.Weights.CopyTo(_state.Weights, 0);
        state.Saturation.CopyTo(_state.SaturationParameters, 0);
        _transform.Forward(input, _state, _run);
    }

    static double Gain(ChannelDraw draw, int series, int row) => draw.Multiplier is { } multiplier ? draw.Gains[series] * multiplier[row] : draw.Gains[series];

    double Sum(ChannelDraw draw, int series, double[]? worth)
    {
        var response = _run.Response.AsSpan(0, channel.Rows);
        if (worth is not null)
        {
            var sum = 0.0;
            for (var row = 0; row < response.Length; row++)
                sum += worth[row] * Gain(draw, series, row) * response[row];
            return sum;
        }
        return draw.Gains[series] * (draw.Multiplier is { } multiplier ? Kernels.Dot(multiplier, response) : Kernels.Sum(response));
    }

    void Add(ChannelDraw draw, int series, double sign, Span<double> effect)
    {
        for (var row = 0; row < effect.Length; row++)
            effect[row] += sign * Gain(draw, series, row) * _run.Response[row];
    }

    /// <summary>The effect of one geo, and its derivative by spend; with chords those of the bound.</summary>
    double Pullback(ChannelDraw draw, int series, MediaInput input, double[]? worth, Chords? chords, Span<double> gradient)
    {
        var adjoint = _run.ResponseAdjoint;
        Array.Clear(adjoint);
        for (var row = 0; row < channel.Rows; row++)
            adjoint[row] = worth is null ? Gain(draw, series, row) : worth[row] * Gain(draw, series, row);
        var sum = Sum(draw, series, worth);
        sum += Back(draw, series, input, chords, null);
        AddTo(gradient, series);
        return sum;
    }

    /// <summary>Way back from the adjoint of the response to that of the exposure. Returns by how much the bound is higher.</summary>
    double Back(ChannelDraw draw, int series, MediaInput input, Chords? chords, LogChords? logChords)
    {
        var (adjoint, raise) = (_run.ResponseAdjoint, 0.0);
        Array.Clear(_exposureAdjoint);
        if (_transform.Order == TransformOrder.AdstockFirst)
        {
            raise = Saturate(draw.State(series), _run.Intermediate, _run.Response, adjoint, chords);
            logChords?.Tilt(_run.Intermediate, adjoint, _run.IntermediateAdjoint);
            Convolution.ExposureAdjoint(_state.Weights, _run.IntermediateAdjoint, _exposureAdjoint);
        }
        else
        {
            Convolution.ExposureAdjoint(_state.Weights, adjoint, _exposureAdjoint);
            if (_transform.HasReach)
            {
                Kernels.Multiply(_exposureAdjoint, _run.Intermediate, _exposureAdjoint);
            }
            else
            {
                raise = Saturate(draw.State(series), input.Exposure, _run.Intermediate, _exposureAdjoint, chords);
                logChords?.Tilt(input.Exposure, _exposureAdjoint, _run.IntermediateAdjoint);
                _run.IntermediateAdjoint.CopyTo(_exposureAdjoint, 0);
            }
        }
        return raise;
    }

    void AddTo(Span<double> gradient, int series)
    {
        for (var t = 0; t < gradient.Length; t++)
            gradient[t] += _exposureAdjoint[_lead + t] * channel.Series[series].PerSpend[t];
    }

    /// <summary>Way back through the saturation, or its bound; where there is no exposure with the secant's slope. Returns by how much the bound is higher.</summary>
    double Saturate(TransformDraw state, double[] seen, double[] response, double[] weight, Chords? chords)
    {
        var slope = _run.IntermediateAdjoint;
        _state.ClearAdjoints();
        _transform.Saturation.Pullback(state.Saturation, seen, response, _run.Tape, weight, slope, _state.SaturationAdjoint);
        for (var row = 0; row < slope.Length; row++)
        {
            if (seen[row] == 0)
                slope[row] = state.FirstSlope * weight[row];
        }
        return chords?.Raise(seen, response, weight, slope) ?? 0;
    }
}
