using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a better split of the same money would have brought, in plain sentences with full stops.</summary>
/// <remarks>As in <see cref="Sentences"/>, anything written into HTML still has to be encoded there.</remarks>
internal static class ScenarioText
{
    /// <summary>Changes of less than this share of a channel's spend are none.</summary>
    const double Hardly = 0.005;

    /// <summary>The bound that tells scenarios apart: <c>Changes within ±30 %</c>.</summary>
    public static string Name(BudgetScenario scenario) => $"Changes within ±{NumberText.Percent(scenario.LargestChange)}";

    /// <summary>
    /// <c>The best split would have brought 1.2M more revenue (90 %: 0.4M–2.1M); it is better than the one there was with probability 97 %. Its
    /// largest changes are +30 % for tv and −30 % for search.</c>
    /// </summary>
    public static string Sentence(BudgetScenario scenario, FitAnalysis analysis)
    {
        var moved = scenario.Channels.Where(static c => Math.Abs(c.Change) > Hardly).OrderByDescending(static c => Math.Abs(c.SpendAfter - c.SpendBefore)).ToArray();
        if (moved.Length == 0)
            return "The split as it was is the best that the model knows.";
        var (more, less) = (Array.Find(moved, static c => c.Change > 0), Array.Find(moved, static c => c.Change < 0));
        var moves = string.Join(" and ", new[] { more, less }.OfType<ChannelAllocation>().Select(static c => $"{BudgetText.Change(c)} for {Sentences.Name(c.Channel)}"));
        return $"The best split would have brought {NumberText.Mean(scenario.Gain)} more {Sentences.Name(analysis.OutcomeName)} (90 %: {NumberText.Range(scenario.Gain)}){Worth(scenario)}; it is better than the one there was with probability {NumberText.Probability(scenario.ProbabilityBetter)}. "
            + $"Its largest changes are {moves}.{Beyond(scenario, analysis)}";
    }

    /// <summary>True where the average period would have more than any that the data have seen.</summary>
    public static bool IsBeyond(ChannelAllocation channel, FitAnalysis analysis) =>
        analysis.ResponseCurves.FirstOrDefault(c => c.Channel == channel.Channel) is { } curve && 1 + channel.Change > Math.Max(1, curve.LargestSeen);

    /// <summary>An estimate per unit of money; the budget is exact, so that quantiles stay quantiles.</summary>
    public static Estimate Over(Estimate effect, double budget) => new(effect.Mean / budget, effect.Q5 / budget, effect.Q50 / budget, effect.Q95 / budget);

    static string Worth(BudgetScenario scenario) => scenario.WorthGain is { } gain ? $", worth {NumberText.Mean(gain)} in money (90 %: {NumberText.Range(gain)})" : "";

    static string Beyond(BudgetScenario scenario, FitAnalysis analysis)
    {
        string[] names = [.. scenario.Channels.Where(c => IsBeyond(c, analysis)).Select(static c => Sentences.Name(c.Channel))];
        return names.Length == 0 ? "" : $" It goes beyond what the data have seen of {string.Join(", ", names)}.";
    }
}
