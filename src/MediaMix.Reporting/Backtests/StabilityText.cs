using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a stability loop says, in plain sentences without a full stop.</summary>
public static class StabilityText
{
    /// <summary>The result in one sentence.</summary>
    /// <param name="stability">The loop.</param>
    public static string Headline(RoiStability stability)
    {
        ArgumentNullException.ThrowIfNull(stability);
        var flagged = stability.Channels.Where(static c => c.IsFlagged).Select(static c => Sentences.Name(c.Channel)).ToArray();
        if (flagged.Length > 0)
            return $"Not settled: what {string.Join(", ", flagged)} returned moves when a few {PeriodAxis.Unit(stability.Periods.Step)}s are added";
        return stability.Channels.All(static c => c.IsStable)
            ? "Every return stays where it was when the end of the data is stepped back"
            : "The returns of the big channels stay where they were; some small ones move";
    }

    /// <summary>How one channel's return moved: <c>search returned 1.8 (90 %: 1.2–2.6) without the last 4 weeks and 2.9 (90 %: 2.2–3.8) with them; the two overlap by 41 %, above 80 % would count as stable</c>; null where it is stable.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="stability">The loop.</param>
    public static string? Movement(ChannelStability channel, RoiStability stability)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(stability);
        if (channel.IsStable)
            return null;
        var worst = Enumerable.Range(1, channel.Overlap.Count - 1).MinBy(i => double.IsNaN(channel.Overlap[i]) ? double.PositiveInfinity : channel.Overlap[i]);
        var (earlier, later) = (channel.Roi[worst]!.Value, channel.Roi[worst - 1]!.Value);
        var end = Without(stability, worst - 1);
        return $"{Sentences.Name(channel.Channel)} ({NumberText.Percent(channel.SpendShare)} of the spend) returned {NumberText.Mean(earlier)} (90 %: {NumberText.Range(earlier)}) {Without(stability, worst)} "
            + $"and {NumberText.Mean(later)} (90 %: {NumberText.Range(later)}) {end}; the two overlap by {NumberText.Percent(channel.Overlap[worst])}, above {NumberText.Percent(RoiStability.Stable)} would count as stable";
    }

    /// <summary>Which data a fit had: <c>with all data</c>, <c>without the last 4 weeks</c>.</summary>
    public static string Without(RoiStability stability, int fit)
    {
        ArgumentNullException.ThrowIfNull(stability);
        return stability.Cuts[fit] == 0 ? "with all data" : $"without the last {PeriodAxis.Count(stability.Periods.Step, stability.Cuts[fit])}";
    }
}
