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

    /// <summary>The same exposure in every row of history and window, in every geo that the channel reaches: what a level of media comes to once it has settled.</summary>
    /// <param name="model">Bound model.</param>
    /// <param name="channel">0-based channel without reach and frequency.</param>
    /// <param name="exposure">Exposure per period in the unit of its column, ≥ 0; of a panel that of a geo of average size.</param>
    /// <exception cref="InvalidOperationException">The channel has reach and frequency: two numbers, not one.</exception>
    public static ChannelPlan Constant(BoundModel model, int channel, double exposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exposure);
        var actual = Actual(model, channel);
        var amount = exposure / model.Constants.Channels[channel].ExposureScale;
        return new ChannelPlan([.. actual.Inputs.Select(input => Constant(input, amount, actual._lead + actual._window))], actual._lead, actual._window);
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

    static MediaInput Constant(MediaInput input, double amount, int rows)
    {
        if (input.Reach is not null)
            throw new InvalidOperationException("The media of a channel with reach and frequency are not one number.");
        var exposure = new double[input.Length];
        exposure.AsSpan(0, rows).Fill(amount);
        return new MediaInput(exposure);
    }

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
