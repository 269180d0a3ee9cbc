using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Planned exposure of one channel: history that feeds the carryover, the window, and nothing after it.
/// Immutable; edits make new plans.
/// </summary>
public sealed class ChannelPlan
{
    readonly int _lead;
    readonly int _window;

    ChannelPlan(double[] scaled, int lead, int window) => (Scaled, _lead, _window) = (scaled, lead, window);

    /// <summary>Exposure on the media scale: lead rows, window rows, then zeros.</summary>
    internal double[] Scaled { get; }

    /// <summary>What really happened.</summary>
    /// <param name="model">Bound model.</param>
    /// <param name="channel">0-based channel.</param>
    public static ChannelPlan Actual(BoundModel model, int channel)
    {
        ArgumentNullException.ThrowIfNull(model);
        var term = model.Media[channel];
        var (lead, window) = (term.Transform.Lead, term.Window);
        var rows = Padding.RoundUp(window + lead);
        var scaled = new double[lead + rows];
        term.Exposure.AsSpan(0, lead + window).CopyTo(scaled);
        return new ChannelPlan(scaled, lead, window);
    }

    /// <summary>The same plan with the exposure inside the window multiplied; the history stays.</summary>
    /// <param name="factor">≥ 0; 0 = no media inside the window.</param>
    public ChannelPlan ScaleWindow(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        var scaled = (double[])Scaled.Clone();
        foreach (ref var exposure in scaled.AsSpan(_lead, _window))
            exposure *= factor;
        return new ChannelPlan(scaled, _lead, _window);
    }

    /// <summary>True when some media before the window still works inside it.</summary>
    public bool HasHistory => Scaled.AsSpan(0, _lead).ContainsAnyExcept(0.0);
}
