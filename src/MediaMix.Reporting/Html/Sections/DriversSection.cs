using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the outcome is made of, over time and in total.</summary>
internal static class DriversSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var outcome = Sentences.Name(analysis.OutcomeName);
        var bars = Bars(analysis.Periods);
        html.Line($"<section id=\"drivers\">");
        html.Line($"<h2>Contributions: what drove <bdi>{outcome}</bdi></h2>");
        WriteWaterfall(html, analysis, outcome);
        WriteTreatments(html, analysis);
        ShareFigures.Write(html, analysis);
        var kinds = Drivers.Kinds(analysis);
        new Figure(
            "drivers-over-time",
            "Everything over time",
            $"{bars} is piled up from what would have come anyway and what {Added(kinds)} added; whatever took away hangs below zero.",
            $"Stacked bars of {outcome} over {PeriodAxis.Window(analysis.Periods)} by kind of driver: {string.Join(", ", kinds.Select(k => k.Name))}.")
        {
            Legend = [.. kinds.Select(k => (k.Key, k.Name))],
        }.Write(html, StackedChart.Create(analysis, kinds));
        var channels = Drivers.Channels(analysis);
        if (channels.Count > 0)
            new Figure(
                "channels-over-time",
                "Media over time",
                "The media part alone, channel by channel: when each one worked, carryover included.",
                $"Stacked bars of what each channel added over {PeriodAxis.Window(analysis.Periods)}; the largest is {channels[0].Name}.")
            {
                Legend = [.. channels.Select(c => (c.Key, c.Name))],
            }.Write(html, StackedChart.Create(analysis, channels));
        RankFigure.Write(html, analysis);
        if (DecompositionText.Of(analysis) is { } decomposition)
            html.Line($"<p class=\"aside\">{decomposition}</p>");
        html.Line($"<p class=\"aside\">The numbers behind these charts are in <code>{ContributionsTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }

    static void WriteWaterfall(HtmlBuilder html, FitAnalysis analysis, string outcome)
    {
        var media = analysis.Contributions.Where(c => c.Kind is ComponentKind.Media or ComponentKind.Overlap).Sum(c => c.Total.Mean);
        var total = analysis.Contributions.Sum(c => c.Total.Mean);
        new Figure(
            "waterfall",
            "From nothing to the total",
            "Read from top to bottom: each bar starts where the one above ended, and the last is everything together. The thin line is the 90 % interval of where a step ends.",
            $"Waterfall of total {outcome}: {NumberText.Amount(total)} in all, of which media brought {NumberText.Amount(media)}. The table below holds every step.")
            .Write(html, WaterfallChart.Create(analysis));
        html.Line($"<details><summary>Numbers of this chart</summary>");
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Total by driver\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Driver</th><th scope=\"col\" class=\"num\">Added in the window</th><th scope=\"col\" class=\"num\">90 % interval</th><th scope=\"col\" class=\"num\">Share</th></tr></thead><tbody>");
        foreach (var c in analysis.Contributions)
        {
            var sum = Drivers.Total(c, total);
            html.Line($"<tr><th scope=\"row\"><bdi>{ComponentText.Label(c.Component, c.Kind)}</bdi></th><td class=\"num\">{NumberText.Mean(sum)}</td><td class=\"num\">{NumberText.Range(sum)}</td><td class=\"num\">{NumberText.Percent(sum.Mean / total)}</td></tr>");
        }
        html.Line($"<tr><th scope=\"row\">all together</th><td class=\"num\">{NumberText.Compact(total)}</td><td></td><td class=\"num\">{NumberText.Percent(1)}</td></tr>");
        html.Line($"</tbody></table></div>");
        if (analysis.Contributions.Any(c => c.Kind == ComponentKind.Control && Math.Abs(c.Total.Mean) < 1e-9 * Math.Abs(total)))
            html.Line($"<p class=\"aside\">A control of 0 is counted against its own average: what it adds in some {PeriodAxis.Unit(analysis.Periods.Step)}s it takes away in others, so that the sum says nothing of how much it matters. The charts over time show that.</p>");
        html.Line($"</details>");
    }

    /// <summary>The kinds above the baseline: controls, treatments and media, as far as there are any.</summary>
    static string Added(IReadOnlyList<StackedSeries> kinds)
    {
        string[] words = [.. kinds.Skip(1).Select(static kind => kind.Name.ToLowerInvariant())];
        return words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    static void WriteTreatments(HtmlBuilder html, FitAnalysis analysis)
    {
        var treatments = analysis.Contributions.Where(static c => c.Against is not null).ToArray();
        if (treatments.Length == 0)
            return;
        html.Line($"<p class=\"aside\">What a treatment added is counted against a level that does nothing; the baseline is the outcome at these levels.</p><ul class=\"sentences\">");
        foreach (var treatment in treatments)
            html.Line($"<li>{Sentences.Treatment(treatment, analysis.OutcomeName)}</li>");
        html.Line($"</ul>");
    }

    static string Bars(TimeAxis periods)
    {
        var size = new Buckets(periods).Size;
        return size == 1 ? "Each " + PeriodAxis.Unit(periods.Step) : "Each bar of " + PeriodAxis.Count(periods.Step, size);
    }
}
