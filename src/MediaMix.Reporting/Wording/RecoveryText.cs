using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a recovery study says, in plain sentences without a full stop, for terminal and report alike.</summary>
public static class RecoveryText
{
    /// <summary>What is compared with the truth, in tables: <c>roi</c>, or <c>share</c> of the outcome.</summary>
    public static string Quantity(bool isReturn) => isReturn ? "roi" : "share";

    /// <summary>Where the truths come from.</summary>
    public static string Truths(RecoveryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = options.Truth == TruthSource.Prior ? "the priors" : "the fit";
        var stated = options.Stated.Count == 0 ? "" : $", with a return of {string.Join(", ", options.Stated.Select(static s => $"{NumberText.Stated(s.Roi)} for {Sentences.Name(s.Channel)}"))} in each";
        return $"{NumberText.Count(options.Refits)} simulated data sets on the media, controls and calendar of the real one; true parameters drawn from {source}{stated}";
    }

    /// <summary>Whether the data could tell a return from half of it, or twice as much: <c>This data set could not tell an ROI of 2.0 for tv from one of 1.0: …</c>.</summary>
    /// <param name="channel">Channel.</param>
    /// <param name="options">How the study was run.</param>
    public static string Power(ChannelRecovery channel, RecoveryOptions options)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(options);
        var truth = options.Stated.FirstOrDefault(s => s.Channel == channel.Channel)?.Roi ?? channel.Truth.Q50;
        var (low, high) = channel.TypicalInterval;
        var (lower, upper) = low * truth <= high * truth ? (low * truth, high * truth) : (high * truth, low * truth);
        var interval = NumberText.Range(new Estimate(truth, lower, truth, upper));
        var what = channel.IsReturn ? $"an ROI of {NumberText.Significant(truth, 2)} for {Sentences.Name(channel.Channel)} from one of {NumberText.Significant(truth / 2, 2)}"
            : $"a share of {NumberText.Percent(truth)} for {Sentences.Name(channel.Channel)} from one of {NumberText.Percent(truth / 2)}";
        var range = channel.IsReturn ? interval : $"{NumberText.Percent(lower)} to {NumberText.Percent(upper)}";
        var times = $"{channel.ExcludesHalf.Count} of {channel.ExcludesHalf.Of} fits";
        return channel.Power switch
        {
            Detectability.Yes => $"This data set could tell {what}: the 90 % interval would typically be {range}, and rules the lower one out in {times}",
            Detectability.Often => $"This data set would often tell {what}, but do not count on it: the 90 % interval would typically be {range}, and rules the lower one out in {times}",
            _ => $"This data set could not tell {what}: the 90 % interval would typically still be {range}, and rules the lower one out in only {times}",
        };
    }

    /// <summary>Whether intervals hold the truth as often as they say.</summary>
    public static string Coverage(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var covered = new Rate(result.Channels.Sum(static c => c.Coverage90.Count), result.Channels.Sum(static c => c.Coverage90.Of));
        var text = $"Over all channels, {covered.Count} of {covered.Of} 90 % intervals held the truth ({NumberText.Percent(covered.Value)})";
        var wrong = result.Channels.Where(static c => c.IsMiscalibrated).Select(static c => Sentences.Name(c.Channel)).ToArray();
        if (wrong.Length > 0)
            return $"{text}; for {string.Join(", ", wrong)} that is further from what they say than chance allows: do not trust intervals of this model on these data";
        return result.Options is { Truth: TruthSource.Prior, Stated.Count: 0 }
            ? $"{text}, as they should within the error of {NumberText.Count(result.Options.Refits)} trials"
            : $"{text}; with truths that are not drawn from the priors this need not be 90 %, since a prior pulls towards itself";
    }

    /// <summary>How often the ranking of channels is found; null with fewer than two paid channels.</summary>
    public static string? Ranking(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result is { BestFound: { } best, PairsRight: { } pairs }
            ? $"The channel with the highest return was found in {best.Count} of {best.Of} fits; two channels picked at random were in their true order with probability {NumberText.Percent(pairs)}"
            : null;
    }

    /// <summary>What the sampler has to say of the fits.</summary>
    public static string Warnings(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var failed = result.Failed.Count == 0 ? "" : $"{result.Failed.Count} of {result.Failed.Of} data sets could not be fitted and are left out; ";
        var start = failed.Length == 0 ? "Fits" : failed + "fits";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{start} with a warning: {result.Warned.Count} of {result.Warned.Of} (R-hat above {RecoveryRefit.RhatLimit}: {result.HighRhat.Count}, fewer than {RecoveryRefit.EssLimit:0} independent draws of a return: {result.LowEss.Count}, divergent transitions: {result.Divergent.Count})");
    }

    /// <summary>All of it, in order.</summary>
    public static IReadOnlyList<string> All(RecoveryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string[] ranking = Ranking(result) is { } text ? [text] : [];
        return [.. result.Channels.Select(c => Power(c, result.Options)), .. ranking, Coverage(result), Warnings(result)];
    }
}
