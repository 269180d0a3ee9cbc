using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Other ways to spend the budget, side by side with the way it was spent.</summary>
internal static class ScenariosSection
{
    /// <summary>A fit that is not to be trusted moves no money.</summary>
    public static bool IsShown(FitAnalysis analysis) => analysis.Scenarios.Count > 0 && analysis.Verdict.Level != VerdictLevel.DoNotTrust;

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var (scenarios, outcome) = (analysis.Scenarios, Sentences.Name(analysis.OutcomeName));
        html.Line($"<section id=\"scenarios\">");
        html.Line($"<h2>Scenarios</h2>");
        html.Line($"<p class=\"lead\">What the same money, {NumberText.Amount(scenarios[0].Budget)} over these periods, could have brought if channels had shared it in another way. Gains are in {outcome}, against the spend as it was.</p>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var scenario in scenarios)
            html.Line($"<li><b>{Name(scenario)}:</b> {Sentence(scenario, outcome)}.</li>");
        html.Line($"</ul>");
        NumbersTable.Write(
            html, "Scenarios", ["Scenario", "Gain", "90 % interval", "Better than it was", "All media bring", "90 % interval"],
            scenarios.Select(static s => (IReadOnlyList<string>)[Name(s), .. NumbersTable.Cells(s.Gain), NumberText.Probability(s.ProbabilityBetter), .. NumbersTable.Cells(s.EffectAfter)]));
        html.Line($"<h3>Spend per channel</h3>");
        NumbersTable.Write(
            html, "Spend per channel and scenario", ["Channel", "As it was", .. scenarios.Select(Name)],
            scenarios[0].Channels.Select((channel, m) => (IReadOnlyList<string>)
                [Sentences.Name(channel.Channel), NumberText.Compact(channel.SpendBefore), .. scenarios.Select(s => $"{NumberText.Compact(s.Channels[m].SpendAfter)} ({BudgetText.Change(s.Channels[m])})")]));
        html.Line($"<p class=\"aside\">For a plan of the periods to come, with bounds, targets and a proof that there is no better one: <code>mediamix optimize RUN --budget B --periods N</code>.</p>");
        html.Line($"</section>");
    }

    static string Name(BudgetScenario scenario) => scenario.LargestChange < 1
        ? $"Each channel within ±{NumberText.Percent(scenario.LargestChange)}"
        : "Each channel from nothing to twice its spend";

    static string Sentence(BudgetScenario scenario, string outcome) => scenario.Channels.All(static c => c.SpendAfter == c.SpendBefore)
        ? "the split as it was is the best that the model knows"
        : $"{NumberText.Mean(scenario.Gain)} more {outcome} expected (90 %: {NumberText.Range(scenario.Gain)}); better than the split as it was with {NumberText.Percent(scenario.ProbabilityBetter)} probability";
}
