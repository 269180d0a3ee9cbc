using MediaMix.Numerics;

namespace MediaMix;

// What a media plan for some periods brings: the parameters of the loaded draw, frozen for it.
public sealed partial class OutcomeSimulator
{
    /// <summary>
    /// How the media respond to plans for some periods under the loaded parameters. What the fit says nothing of, such as the steps of a trend
    /// behind its last knot, is at the median of its prior; it matters where media multiply it. Allocates.
    /// </summary>
    /// <param name="horizon">The periods; of this simulator's model.</param>
    /// <exception cref="ArgumentException">The periods are those of another model.</exception>
    public PlanResponse Respond(PlanHorizon horizon)
    {
        var own = Checked(horizon).Baseline?.AllocateValues();
        horizon.Baseline?.Load(_values, own);
        return Freeze(horizon, own);
    }

    /// <summary>The same with what the fit says nothing of drawn from its prior, as a forecast draws it: the same stream gives the same baseline.</summary>
    /// <param name="horizon">The periods; of this simulator's model.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <exception cref="ArgumentException">The periods are those of another model.</exception>
    public PlanResponse Respond(PlanHorizon horizon, ref Rng rng)
    {
        var own = Checked(horizon).Baseline?.AllocateValues();
        horizon.Baseline?.Load(_values, ref rng, own);
        return Freeze(horizon, own);
    }

    PlanHorizon Checked(PlanHorizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        return horizon.Model == _model ? horizon : throw new ArgumentException("The periods belong to another model.", nameof(horizon));
    }

    PlanResponse Freeze(PlanHorizon horizon, double[]? own)
    {
        var simulator = new PlanSimulator(horizon);
        return new PlanResponse(horizon, [.. Enumerable.Range(0, Channels).Select(m => Draw(horizon.Channel(m), m, simulator))], _isLog ? Level(horizon, own) : null);
    }

    /// <summary>Log of the expected outcome without any media: as in the window, or as a forecast has it. Behind the periods the linear part stays at its mean over them, as behind the window.</summary>
    double[] Level(PlanHorizon horizon, double[]? own)
    {
        var level = new double[horizon.Rows];
        if (own is null)
        {
            for (var row = 0; row < level.Length; row++)
                level[row] = _linear[horizon.Start + row] + ScalarMath.Log(_factor[horizon.Start + row]);
            return level;
        }
        var periods = level.AsSpan(0, horizon.Periods);
        horizon.Baseline!.WriteAhead(own, periods);
        level.AsSpan(horizon.Periods).Fill(Kernels.Sum(periods) / periods.Length);
        var factor = ScalarMath.Log(_model.Constants.OutcomeScale) + 0.5 * _model.Noise.Of(_values, 0).Variance;
        foreach (ref var row in level.AsSpan())
            row += factor;
        return level;
    }

    ChannelDraw Draw(PlanChannel channel, int m, PlanSimulator simulator)
    {
        var (term, tape, facts) = (_model.Media[m], _media.Tapes[m], _model.Constants.Channels[m]);
        var unit = _isLog ? 1 : _model.Constants.OutcomeScale;
        var step = PlanSimulator.SmallExposure * (facts.MeanFrequency is null && facts.MeanNonZeroExposure > 0 ? facts.MeanNonZeroExposure / facts.ExposureScale : 1);
        var draw = new ChannelDraw(
            [.. (term.Varies ? tape.States : tape.States[..1]).Select(state => Draw(term.Transform, state, step))],
            [.. tape.Series.Select((own, g) => own.Coefficient * unit * (_isLog ? 1 : term.Series[g].Size))],
            tape.Effectiveness is { } effectiveness ? Multiplier(effectiveness.Multiplier, channel, simulator.Horizon.Start) : null);
        return simulator.WithUnplanned(m, draw);
    }

    static TransformDraw Draw(MediaTransform transform, TransformState state, double step)
    {
        double[] parameters = [.. state.SaturationParameters];
        var response = new double[1];
        transform.Saturation.Forward(parameters, [step], response, new double[1]);
        return new TransformDraw([.. state.Weights], parameters, response[0] / step, transform.Saturation.IsConcave(parameters));
    }

    /// <summary>Behind the window the last period's effectiveness stays.</summary>
    double[] Multiplier(double[] known, PlanChannel channel, int start) =>
        [.. Enumerable.Range(start, channel.Rows).Select(row => known[Math.Min(row, _panel.Periods - 1)])];
}
