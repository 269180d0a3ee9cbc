namespace MediaMix;

/// <summary>
/// Planned media of one channel in all geos: history that feeds the carryover, the window, and nothing after it.
/// Immutable; edits make new plans.
/// </summary>
public sealed class ChannelPlan
{
    readonly int _lead;
    readonly int _window;

    ChannelPlan(MediaInput[] inputs, int lead, int window) => (Inputs, _lead, _window) = (inputs, lead, window);

    /// <summary>On the media scale, one per geo that the channel reaches: lead rows, window rows, then zeros.</summary>
    internal MediaInput[] Inputs { get; }

    /// <summary>What really happened.</summary>
    /// <param name="model">Bound model.</param>
    /// <param name="channel">0-based channel.</param>
    public static ChannelPlan Actual(BoundModel model, int channel)
    {
        ArgumentNullException.ThrowIfNull(model);
        var term = model.Media[channel];
        return new ChannelPlan([.. term.Series.Select(static series => series.Actual)], term.Transform.Lead, term.Window);
    }

    /// <summary>The same plan with the media inside the window multiplied; the history stays.</summary>
    /// <param name="factor">≥ 0; 0 = no media inside the window.</param>
    public ChannelPlan ScaleWindow(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return new ChannelPlan([.. Inputs.Select(input => input.Scale(_lead..(_lead + _window), factor))], _lead, _window);
    }

    /// <summary>
    /// The same exposures inside the window, spread so that everybody reached sees them equally often: fewer people more often, or
    /// more people less often. The history stays.
    /// </summary>
    /// <param name="frequency">Exposures per person reached, > 0.</param>
    /// <exception cref="InvalidOperationException">The channel has no reach and frequency.</exception>
    public ChannelPlan WithFrequency(double frequency)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequency);
        return new ChannelPlan([.. Inputs.Select(input => WithFrequency(input, frequency))], _lead, _window);
    }

    /// <summary>True when some media before the window still works inside it.</summary>
    public bool HasHistory => Inputs.Any(input => input.Take(_lead).HasMedia);

    MediaInput WithFrequency(MediaInput input, double frequency)
    {
        if (input.Reach is null)
            throw new InvalidOperationException("Only a channel with reach and frequency has a frequency to change.");
        var (often, reach) = ((double[])input.Exposure.Clone(), (double[])input.Reach.Clone());
        for (var t = _lead; t < _lead + _window; t++)
            (often[t], reach[t]) = (frequency, reach[t] * often[t] / frequency);
        return new MediaInput(often, reach);
    }
}
