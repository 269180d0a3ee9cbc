using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Other splits of the same money, side by side with the way it was spent.</summary>
internal static class ScenariosSection
{
    /// <summary>Nothing is said of other splits where the verdict is not to trust the numbers: they would be read as advice.</summary>
    public static bool IsShown(FitAnalysis analysis) => analysis.Scenarios.Count > 0 && analysis.Verdict.Level != VerdictLevel.DoNotTrust;

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var scenarios = analysis.Scenarios;
        html.Line($"<section id=\"scenarios\">");
        html.Line($"<h2>Scenarios: the same money, split otherwise</h2>");
        html.Line($"<p class=\"lead\">What the model says would have come if the {NumberText.Amount(scenarios[0].Budget)} of these {PeriodAxis.Unit(analysis.Periods.Step)}s had been divided differently between the paid channels, every channel's {PeriodAxis.Unit(analysis.Periods.Step)}s in their proportions. The limit is on the change of each channel.</p>");
        html.Line($"<ul class=\"sentences\">");
        foreach (var scenario in scenarios)
            html.Line($"<li><b>{ScenarioText.Name(scenario)}:</b> {ScenarioText.Sentence(scenario, analysis)}</li>");
        html.Line($"</ul>");
        WriteTotals(html, analysis);
        WriteSpend(html, analysis);
        html.Line($"<p class=\"aside\">Any channel that grows has its largest {PeriodAxis.Unit(analysis.Periods.Step)} beyond what the data have seen; an asterisk marks where even its average {PeriodAxis.Unit(analysis.Periods.Step)} is: there the model guesses. The larger the change, the more rests on the shape that was assumed for the curves.</p>");
        html.Line($"<p class=\"aside\">For a plan of the periods to come, with bounds, targets and a proof that there is no better one: <code>mediamix optimize RUN --budget B --periods N</code>.</p>");
        html.Line($"</section>");
    }

    static void WriteTotals(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<h3>What it would bring</h3>");
        var first = analysis.Scenarios[0];
        NumbersTable.Write(
            html, "What scenarios bring", ["Scenario", "Media bring", "90 % interval", $"{ReturnChart.Unit(analysis)} per unit spent", "90 % interval", "More than now", "90 % interval", "Better than now"],
            [
                ["As it was", .. NumbersTable.Cells(first.EffectBefore), .. NumbersTable.Cells(ScenarioText.Over(first.WorthBefore ?? first.EffectBefore, first.Budget)), NumberText.None, NumberText.None, NumberText.None],
                .. analysis.Scenarios.Select(static s => (IReadOnlyList<string>)
                [
                    ScenarioText.Name(s), .. NumbersTable.Cells(s.EffectAfter), .. NumbersTable.Cells(ScenarioText.Over(s.WorthAfter ?? s.EffectAfter, s.Budget)), .. NumbersTable.Cells(s.Gain), NumberText.Probability(s.ProbabilityBetter),
                ]),
            ]);
    }

    static void WriteSpend(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<h3>Spend per channel</h3>");
        NumbersTable.Write(
            html, "Spend per channel and scenario", ["Channel", "As it was", .. analysis.Scenarios.Select(ScenarioText.Name)],
            analysis.Scenarios[0].Channels.Select((channel, m) => (IReadOnlyList<string>)
            [
                channel.Channel, NumberText.Compact(channel.SpendBefore),
                .. analysis.Scenarios.Select(s => $"{NumberText.Compact(s.Channels[m].SpendAfter)} ({BudgetText.Change(s.Channels[m])}){(ScenarioText.IsBeyond(s.Channels[m], analysis) ? " *" : "")}"),
            ]));
    }
}
