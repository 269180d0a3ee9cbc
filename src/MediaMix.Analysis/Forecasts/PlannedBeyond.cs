namespace MediaMix.Analysis;

/// <summary>A channel whose plan goes beyond the largest exposure of a period (and geo) that the fit has seen: there its response is a guess.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="LargestPast">Largest past exposure of a period and geo, in units of its column; 0 for a channel that never ran.</param>
/// <param name="LargestPlanned">Largest planned one, in the same units.</param>
public sealed record PlannedBeyond(string Channel, double LargestPast, double LargestPlanned)
{
    /// <summary>Less than this beyond is within what a curve may be read off.</summary>
    const double Slack = 1.05;

    /// <value>Planned over past, above 1; infinite for a channel that never ran.</value>
    public double Ratio => LargestPlanned / LargestPast;

    /// <summary>The channels of a plan that go beyond the past, in the order of the model.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="panel">Its panel with the periods of the plan behind the window.</param>
    /// <param name="start">First period of the plan, counted within the window.</param>
    internal static IReadOnlyList<PlannedBeyond> Of(BoundModel model, Panel panel, int start) =>
        [.. model.Spec.Channels.Select(channel => Of(channel, panel, start)).Where(static b => b.LargestPlanned > Slack * b.LargestPast)];

    static PlannedBeyond Of(ChannelSpec channel, Panel panel, int start)
    {
        var (past, planned) = (0.0, 0.0);
        var values = panel.Series[channel.ExposureColumn].Values;
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (cell % panel.Axis.Count < panel.History + start)
                past = Math.Max(past, values[cell]);
            else
                planned = Math.Max(planned, values[cell]);
        }
        return new PlannedBeyond(channel.Name, past, planned);
    }
}
