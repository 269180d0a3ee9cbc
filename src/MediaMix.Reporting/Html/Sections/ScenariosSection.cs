using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Other ways to spend the budget, side by side with the way it was spent.</summary>
internal static class ScenariosSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        if (analysis.Scenarios is not { Count: > 0 } scenarios)
            return;
        html.Line($"<section id=\"scenarios\">");
        html.Line($"<h2>Scenarios</h2>");
        html.Line($"<p class=\"lead\">What the model expects if the same {PeriodAxis.Unit(analysis.Periods.Step)}s were spent on in another way. Gains are against the spend as it was.</p>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var scenario in scenarios)
            html.Line($"<li><b><bdi>{scenario.Name}</bdi>:</b> {scenario.Sentence}</li>");
        html.Line($"</ul>");
        NumbersTable.Write(
            html, "Scenarios", ["Scenario", "Gain", "90 % interval", "Better than now", "Return per unit spent", "90 % interval"],
            scenarios.Select(static s => (IReadOnlyList<string>)[s.Name, .. NumbersTable.Cells(s.Gain), NumberText.Probability(s.ProbabilityBetter), .. NumbersTable.Cells(s.Roi)]));
        html.Line($"<h3>Spend per channel</h3>");
        NumbersTable.Write(
            html, "Spend per channel and scenario", ["Channel", "As it was", .. scenarios.Select(static s => s.Name)],
            scenarios[0].Spend.Select((spend, m) => (IReadOnlyList<string>)
                [spend.Channel, NumberText.Compact(spend.Before), .. scenarios.Select(s => $"{NumberText.Compact(s.Spend[m].After)} ({Change(s.Spend[m])})")]));
        html.Line($"</section>");
    }

    static string Change(ScenarioSpend spend) => spend.Before > 0
        ? (spend.After >= spend.Before ? "+" : "") + NumberText.Percent(spend.After / spend.Before - 1)
        : "new";
}
