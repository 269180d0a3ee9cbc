namespace MediaMix;

// What a media plan for some periods brings: the parameters of the loaded draw, frozen for it.
public sealed partial class OutcomeSimulator
{
    /// <summary>How the media respond to plans for some periods under the loaded parameters. Allocates.</summary>
    /// <param name="horizon">The periods; of this simulator's model.</param>
    /// <exception cref="ArgumentException">The periods are those of another model.</exception>
    public PlanResponse Respond(PlanHorizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        if (horizon.Model != _model)
            throw new ArgumentException("The periods belong to another model.", nameof(horizon));
        var simulator = new PlanSimulator(horizon);
        return new PlanResponse(horizon, [.. Enumerable.Range(0, Channels).Select(m => Draw(horizon.Channel(m), m, simulator))]);
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
        return draw with { Without = simulator.Unplanned(m, draw) };
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
