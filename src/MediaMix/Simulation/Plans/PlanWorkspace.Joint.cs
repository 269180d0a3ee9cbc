using MediaMix.Numerics;

namespace MediaMix;

// One channel among others whose effects multiply: its part of the log of the outcome, row by row, and the way back from there. Such models have one geo.
sealed partial class PlanWorkspace
{
    /// <summary>What the media before and after the plan do row by row, and with them those in its periods that no money buys; of the first geo.</summary>
    public (double[] Without, double[] Unpaid) ByRow(ChannelDraw draw)
    {
        var (without, unpaid) = (new double[channel.Rows], new double[channel.Rows]);
        Forward(draw, 0, channel.Series[0].Without);
        Add(draw, 0, 1, without);
        Forward(draw, 0, channel.Series[0].Unpaid);
        Add(draw, 0, 1, unpaid);
        return (without, unpaid);
    }

    /// <summary>Writes what the channel adds to the log in every row under a plan, or the part that stands for that in a bound.</summary>
    public void Parts(ChannelDraw draw, ReadOnlySpan<double> spend, double[] parts, LogChords? chords)
    {
        var input = Planned(0, spend);
        Forward(draw, 0, input);
        if (chords is not null)
            Lift(input, chords);
        for (var row = 0; row < parts.Length; row++)
            parts[row] = Gain(draw, 0, row) * _run.Response[row];
    }

    /// <summary>Adds the derivative by spend of Σ weight × part, at the plan of the last <see cref="Parts"/>.</summary>
    public void AddSlope(ChannelDraw draw, ReadOnlySpan<double> weight, LogChords? chords, Span<double> gradient)
    {
        var adjoint = _run.ResponseAdjoint;
        Array.Clear(adjoint);
        for (var row = 0; row < channel.Rows; row++)
            adjoint[row] = Gain(draw, 0, row) * weight[row];
        Back(draw, 0, _inputs[0], null, chords);
        AddTo(gradient, 0);
    }

    /// <summary>
    /// The lines above the exponential of the channel's part; null where it is concave itself. False where it has no bound that is known: media that harm, that
    /// are counted by reach, or whose curve has no known shape.
    /// </summary>
    /// <param name="draw">A draw.</param>
    /// <param name="weight">Weight of the channel in the geometric mean; 0 where no plan between the limits adds anything.</param>
    /// <param name="lower">Least spend.</param>
    /// <param name="upper">Largest spend.</param>
    /// <param name="chords">The lines.</param>
    public bool TryMajorize(ChannelDraw draw, double weight, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, out LogChords? chords)
    {
        chords = null;
        if (draw.Gains[0] == 0 || weight == 0)
            return true;
        if (draw.Gains[0] < 0 || _transform.HasReach)
            return false;
        // What carries over or moves over time shares the weight of the channel among the exposures that a row sees.
        var most = draw.Gains[0] * (draw.Multiplier?.Max() ?? 1) * (_transform.Order == TransformOrder.AdstockFirst ? 1 : Kernels.Sum(draw.State(0).Weights));
        var (state, c, high) = (draw.State(0), weight / most, Saturated(draw, 0, upper));
        if (c >= ExponentialShape.LeastConcave(_transform.Saturation, state.Saturation, high.Max()))
            return true;
        if (!ExponentialShape.IsSigmoid(_transform.Saturation, state.Saturation))
            return false;
        chords = LogChords.Of(_transform.Saturation, state.Saturation, c, Saturated(draw, 0, lower), high);
        return true;
    }

    void Lift(MediaInput input, LogChords chords)
    {
        if (_transform.Order == TransformOrder.AdstockFirst)
        {
            chords.Lift(_run.Intermediate, _run.Response);
            return;
        }
        var length = _lead + _run.Rows;
        chords.Lift(input.Exposure.AsSpan(0, length), _run.Intermediate.AsSpan(0, length));
        Convolution.Forward(_run.Intermediate.AsSpan(0, length), _state.Weights, _run.Response);
    }
}
