namespace MediaMix;

/// <summary>What must hold between the channels of a model and its panel.</summary>
static class MediaChecks
{
    public static void Columns(ChannelSpec channel, Panel panel, FaultList faults)
    {
        if (channel is { Spend: null, Exposure: null, Reach: null })
            faults.Error($"Channel {channel.Name} has neither spend nor exposure.", "Name a column for at least one of them.");
        if (channel.Reach is null != channel.Frequency is null)
            faults.Error($"Channel {channel.Name} has {(channel.Reach is null ? "a frequency without a reach" : "a reach without a frequency")}.", "Name both columns, or an exposure.");
        if (channel is { Reach: not null, Exposure: not null })
            faults.Error($"Channel {channel.Name} has both an exposure and a reach.", "Keep the exposure, or reach and frequency.");
        if (channel is { Reach: not null, Order: TransformOrder.AdstockFirst })
            faults.Error($"Channel {channel.Name} has reach and frequency, but carryover first.", "Leave the order out: frequency saturates first, then reach carries over.");
        if (channel.Strength?.Window is { } window)
            Window(channel, window, panel, faults);
    }

    static void Window(ChannelSpec channel, PeriodSpan span, Panel panel, FaultList faults)
    {
        var what = $"Channel {channel.Name}: the window {span} of its strength";
        var example = $"{panel.Window.Label(0)}..{panel.Window.Label(panel.Periods - 1)}";
        if (channel.Strength is CoefficientStrength)
            faults.Error($"Channel {channel.Name} states a window for its coefficient, which is the same at all times.", "Leave the window out, or state its ROI, marginal ROI or contribution.");
        else if (!panel.Axis.TryLocate(span.From, out var first) || !panel.Axis.TryLocate(span.To, out var last))
            faults.Error($"{what} is not given in {(panel.Axis.HasDates ? "dates" : "numbered periods")} of this data.", $"Write its ends like {example}.");
        else if (last < first)
            faults.Error($"{what} ends before it begins.");
        else if (first < panel.History || last >= panel.Axis.Count)
            faults.Error($"{what} lies outside the fitted rows.", $"It must lie within {example}.");
        else if (channel.Strength is not ContributionStrength && channel.Spend is { } spend && panel.Series.TryGetValue(spend, out var series) && !Spends(series, panel, first..(last + 1)))
            faults.Error($"{what} holds no spend of it.", "Choose a window in which the channel spends.");
    }

    /// <summary>True where some geo spends in some of the rows.</summary>
    static bool Spends(Series series, Panel panel, Range rows) =>
        Enumerable.Range(0, panel.Geos.Count).Any(g => series.Values.AsSpan(g * panel.Axis.Count, panel.Axis.Count)[rows].ContainsAnyExcept(0.0));

    /// <summary>What needs the constants of the model, which may be those of an earlier binding.</summary>
    public static void Data(ChannelSpec channel, ChannelConstants facts, FaultList faults)
    {
        if (facts.MeanFrequency == 0)
            faults.Error($"Channel {channel.Name} has a frequency ({channel.Frequency}) of zero in every fitted row in which it reaches anybody ({channel.Reach}).", "The frequency is the mean number of exposures per person reached, 1 or more: check the column.");
        if (channel.Strength is ContributionStrength { Window: { } span } && facts.Counted is not { Outcome: > 0 })
            faults.Error($"Channel {channel.Name}: the window {span} of its strength is one in which the outcome adds up to nothing.", "A share needs a positive total: choose another window.");
    }
}
