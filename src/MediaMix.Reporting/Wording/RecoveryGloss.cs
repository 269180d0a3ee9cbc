using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the columns of a recovery study are called and mean, the same on terminal and page. Pure and thread-safe.</summary>
public static class RecoveryGloss
{
    /// <summary>Headings and meanings of bias and coverage.</summary>
    public static IReadOnlyList<(string Heading, string Meaning)> Coverage { get; } =
    [
        ("true", "the true ROI (share of the outcome, of media without spend), mean over the simulated data sets"),
        ("bias", "how far estimates lie above the truth on average, over the mean truth: near 0 % is right"),
        ("50 % holds, 90 % holds", "in how many of the fits the interval held the truth, ± one standard error: 50 % and 90 % are right"),
    ];

    /// <summary>Headings and meanings of what could be told apart.</summary>
    public static IReadOnlyList<(string Heading, string Meaning)> Power { get; } =
    [
        ("width to prior", "width of the 90 % interval, that of the prior = 100 %: at 100 % the data say nothing"),
        ("not half, not twice", "in how many of the fits the 90 % interval ruled out half, and twice, the truth. From 80 % on, the data can tell the difference"),
    ];

    /// <summary>Heading and meaning of the test of ranks, which needs truths from the priors.</summary>
    public static (string Heading, string Meaning) Ranks { get; } =
        ("ranks p", "whether the truth lies anywhere among the draws equally often, as a p-value: near 0 says that intervals are wrong");

    /// <summary>All that a study has columns for.</summary>
    /// <param name="result">The study.</param>
    public static IReadOnlyList<(string Heading, string Meaning)> Of(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Coverage, .. Power, .. HasRanks(result) ? [Ranks] : Array.Empty<(string, string)>()];
    }

    /// <summary>True where ranks of truths were tested.</summary>
    /// <param name="result">The study.</param>
    public static bool HasRanks(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Channels.Any(static c => c.RankPValue is not null);
    }

    /// <summary>A share of fits with its standard error: <c>42 ± 8 %</c>.</summary>
    /// <param name="rate">The share.</param>
    public static string Share(Rate rate) =>
        $"{NumberText.Fixed(100 * rate.Value, 0)} ± {NumberText.Fixed(100 * rate.StandardError, 0)} %";

    /// <summary>The mean truth: a return, or a share of the outcome in per cent.</summary>
    /// <param name="channel">What was found of a channel.</param>
    public static string Truth(ChannelRecovery channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.IsReturn ? NumberText.Significant(channel.Truth.Mean) : NumberText.Percent(channel.Truth.Mean);
    }

    /// <summary>Bias over the mean truth with its sign.</summary>
    /// <param name="channel">What was found of a channel.</param>
    public static string Bias(ChannelRecovery channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return (channel.RelativeBias > 0 ? "+" : "") + NumberText.Percent(channel.RelativeBias);
    }
}
