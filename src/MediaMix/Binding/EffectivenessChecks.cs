using System.Globalization;

namespace MediaMix;

/// <summary>What must hold between the curves of effectiveness, the channels and the panel.</summary>
static class EffectivenessChecks
{
    public static void Columns(ModelSpec spec, Panel panel, FaultList faults)
    {
        var names = spec.Channels.Select(static c => c.Name).ToArray();
        foreach (var group in spec.TimeVarying)
        {
            if (group.Channels.Count == 0)
                faults.Error("A time-varying effectiveness names no channel.", "Name at least one.");
            foreach (var channel in group.Channels.Where(channel => !names.Contains(channel, StringComparer.Ordinal)))
                faults.Error($"The effectiveness of {channel} is to vary over time, but there is no such channel.", DidYouMean.Suggest(channel, names) is { } near ? $"Did you mean {near}?" : $"The channels are {string.Join(", ", names)}.");
            if (group.Effectiveness is EffectivenessKnots { Count: { } count } && (count < 2 || count > panel.Periods))
            {
                faults.Error(
                    string.Create(CultureInfo.InvariantCulture, $"The effectiveness of {string.Join(", ", group.Channels)} has {count} knots in {panel.Periods} fitted periods."),
                    string.Create(CultureInfo.InvariantCulture, $"Their number must lie between 2 and {panel.Periods}."));
            }
        }
        foreach (var channel in spec.TimeVarying.SelectMany(static g => g.Channels).GroupBy(static c => c, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.Error($"The effectiveness of {channel.Key} is stated twice.", "Name a channel in one group only.");
        foreach (var group in spec.TimeVarying.Where(static g => g.Effectiveness is EffectivenessProcess))
        {
            foreach (var (name, _) in group.Curves())
                ProcessBasis.CheckData(((EffectivenessProcess)group.Effectiveness).Process, Use(name), panel, faults);
        }
        if (spec.TimeVarying.Any(static g => g.Effectiveness is EffectivenessKnots) && panel.Periods < 2)
            faults.Error("An effectiveness that varies over time needs at least two fitted periods.");
    }

    public static void Priors(ModelSpec complete, Panel panel, FaultList faults)
    {
        foreach (var (name, effectiveness) in complete.TimeVarying.SelectMany(static g => g.Curves().Select(c => (c.Name, g.Effectiveness))))
        {
            if (effectiveness is EffectivenessKnots knots)
                BindingChecks.Fits(new EffectivenessKey(name, EffectivenessPart.Spread).Name, knots.Spread!, Interval.Positive, faults);
            else if (effectiveness is EffectivenessProcess process)
                ProcessBasis.CheckPriors(process.Process, Use(name), panel, faults);
        }
    }

    /// <summary>How a curve of effectiveness uses a Gaussian process.</summary>
    public static ProcessUse Use(string name) => new(new EffectivenessKey(name, EffectivenessPart.Amplitude), new EffectivenessKey(name, EffectivenessPart.LengthScale), $"effectiveness of {name}", "Leave the channel out of time_varying.");
}
