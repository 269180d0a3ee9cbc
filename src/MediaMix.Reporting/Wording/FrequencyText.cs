using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a fit says about the frequency of a channel, in one plain sentence without a full stop, for terminal and report alike.</summary>
/// <remarks>As in <see cref="Sentences"/>, anything written into HTML still has to be encoded there.</remarks>
public static class FrequencyText
{
    /// <summary>A return that is less than this share above the actual one is not worth a change of plan.</summary>
    const double Hardly = 0.01;

    /// <summary>
    /// How often people saw a channel and how often would have been best: <c>People saw video 3.4 times on average; 2.1 times
    /// (90 %: 1.8 to 2.6) would have earned most: 1.72 per unit spent instead of 1.5</c>. For an outcome in units it gives what one unit
    /// cost, for organic media what they brought. An end of what the data have seen is said to be one.
    /// </summary>
    /// <param name="curve">The channel's returns over frequency.</param>
    /// <param name="kind">What the outcome counts.</param>
    public static string Sentence(FrequencyCurve curve, OutcomeKind kind)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var name = Sentences.Name(curve.Channel);
        if (!curve.HasChoice)
            return $"Nobody saw {name} more than once, so the data say nothing of other frequencies";
        var (best, range) = (curve.Frequency[curve.Best], curve.BestFrequency);
        var seen = $"People saw {name} {Times(curve.ActualFrequency)} on average";
        if (curve.IsOnce(range.Q5) && curve.IsHighestSeen(range.Q95))
            return $"{seen}; which frequency is best cannot be told: any from once to {Times(curve.Frequency[^1])}, the highest seen, may be";
        var (what, earned) = Earned(curve, kind);
        var most = curve.IsOnce(best) ? "once"
            : curve.IsHighestSeen(best) ? $"{Times(best)}, the highest frequency seen, or even more"
            : Times(best);
        return $"{seen}; {most} (90 %: {Range(curve)}) would have {what}: {earned}";
    }

    /// <summary>A frequency in words: <c>once</c>, <c>2.1 times</c>.</summary>
    /// <param name="frequency">Exposures per person reached.</param>
    public static string Times(double frequency) => NumberText.Fixed(frequency, 1) is var text && text == "1.0" ? "once" : text + " times";

    /// <summary>Where the best frequency lies with 90 % probability.</summary>
    static string Range(FrequencyCurve curve)
    {
        var (low, high) = (NumberText.Fixed(curve.BestFrequency.Q5, 1), NumberText.Fixed(curve.BestFrequency.Q95, 1));
        if (curve.IsHighestSeen(curve.BestFrequency.Q5))
            return low + " or more";
        var more = curve.IsHighestSeen(curve.BestFrequency.Q95) ? " or more" : "";
        return low == high ? low + more : $"{low} to {high}{more}";
    }

    static (string What, string Text) Earned(FrequencyCurve curve, OutcomeKind kind)
    {
        var (best, actual) = (curve.Effect.Mean[curve.Best], curve.ActualEffect.Mean);
        if (!(best > actual + Math.Abs(actual) * Hardly))
            return (curve.Roi is null ? "brought most" : "earned most", "hardly more than the plan as it was");
        return (kind, curve.Roi, curve.ActualRoi) switch
        {
            (_, null, _) or (_, _, null) => ("brought most", $"{NumberText.Compact(best)} instead of {NumberText.Compact(actual)}"),
            (OutcomeKind.Units, { } roi, { } now) when roi.Q50[curve.Best] > 0 && now.Q50 > 0 =>
                ("cost least", $"{NumberText.Compact(1 / roi.Q50[curve.Best])} for each extra unit instead of {NumberText.Compact(1 / now.Q50)}"),
            (_, { } roi, { } now) => ("earned most", $"{NumberText.Compact(roi.Mean[curve.Best])} per unit spent instead of {NumberText.Compact(now.Mean)}"),
        };
    }
}
