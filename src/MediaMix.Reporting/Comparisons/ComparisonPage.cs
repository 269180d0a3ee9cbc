using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The page of a comparison: who predicts best, forecasts of the past, and what every run says that a channel returned.</summary>
public static class ComparisonPage
{
    /// <summary>Writes the page: one file that needs nothing but a browser. The same results give the same bytes.</summary>
    /// <param name="writer">Receives the text with <c>\n</c> line ends; stays open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="backtests">Forecasts of the past; empty where they were not asked for.</param>
    /// <param name="facts">How it was made.</param>
    public static void Write(TextWriter writer, RunComparison comparison, IReadOnlyList<BacktestComparison> backtests, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(backtests);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        StudyFrame.Open(html, "Comparison", $"Models of {Sentences.Name(comparison.OutcomeName)}", $"{NumberText.Count(comparison.Ranks.Count)} runs of the same outcomes");
        StudyFrame.Findings(html, [ComparisonText.Headline(comparison), .. comparison.Warnings.Select(static w => w.TrimEnd('.'))]);
        Scores(html, comparison);
        Forecasts(html, backtests);
        Returns(html, comparison);
        PageShell.Close(html, facts);
    }

    static void Scores(HtmlBuilder html, RunComparison comparison)
    {
        html.Line($"<section id=\"scores\">");
        html.Line($"<h2>Who predicts left-out periods best</h2>");
        StudyFrame.OpenTable(html, "Scores of the runs", "Run", "elpd", "Behind the best", "Parameters used", "Weight in the best mixture", "Worst Pareto k");
        foreach (var rank in comparison.Ranks)
        {
            StudyFrame.Row(
                html, rank.Run.Name, ComparisonText.OneDecimal(rank.Run.Loo.Elpd), ComparisonText.Difference(rank), ComparisonText.OneDecimal(rank.Run.Loo.EffectiveParameters),
                NumberText.Percent(rank.Weight), NumberText.Significant(rank.Run.MaxParetoK, 2));
        }
        StudyFrame.CloseTable(html);
        html.Line($"<p class=\"aside\">{ComparisonText.ElpdMeaning}. A Pareto k above 0.7 says that a score rests on few outcomes and may be too good. The numbers are in <code>{ComparisonTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }

    static void Forecasts(HtmlBuilder html, IReadOnlyList<BacktestComparison> backtests)
    {
        if (backtests.Count == 0)
            return;
        html.Line($"<section id=\"forecasts\">");
        html.Line($"<h2>Who would have forecast the past best</h2>");
        foreach (var backtest in backtests)
        {
            html.Line($"<h3>{(backtest.Kind == ForecastKind.RealisedControls ? "Told the controls" : "With last year's controls")}</h3>");
            StudyFrame.OpenTable(html, "Forecasts of the past", "Run", "CRPS", "Against the best", "Against last year's value");
            foreach (var rank in backtest.Ranks)
            {
                StudyFrame.Row(
                    html, rank.Name, NumberText.Compact(rank.AgainstBest.Crps), ReferenceEquals(rank, backtest.Ranks[0]) ? NumberText.None : BacktestText.Skill(rank.AgainstBest),
                    BacktestText.Skill(rank.Result.Duel(backtest.Kind) ?? rank.Result.Duel(ForecastKind.RealisedControls)));
            }
            StudyFrame.CloseTable(html);
        }
        html.Line($"<p class=\"aside\">{BacktestText.CrpsMeaning}. Defaults of these runs were filled in from all data, so that all of them know a little of what they forecast.</p>");
        html.Line($"</section>");
    }

    static void Returns(HtmlBuilder html, RunComparison comparison)
    {
        html.Line($"<section id=\"returns\">");
        html.Line($"<h2>What each says that a channel returned</h2>");
        html.Line($"<p class=\"lead\">Bars hold the truth with 90 % probability, as each run sees it. Runs that predict alike and disagree here say how much of a return is the model's.</p>");
        html.Line($"<div class=\"pair\">");
        for (var m = 0; m < comparison.Channels.Count; m++)
        {
            var channel = comparison.Channels[m];
            IntervalRow[] rows =
            [
                .. comparison.Ranks.Where(rank => rank.Run.Roi.ContainsKey(channel))
                    .Select((rank, i) => new IntervalRow(Sentences.Name(rank.Run.Name), rank.Run.Roi[channel], null, IsAssumed: false, IsTotal: i == 0) { Basis = $"elpd {ComparisonText.Difference(rank)}" }),
            ];
            new Figure(
                string.Create(CultureInfo.InvariantCulture, $"roi-{m}"), Sentences.Name(channel), "The run that predicts best is on top.",
                $"Interval chart of the ROI of {Sentences.Name(channel)}: {string.Join("; ", rows.Select(static r => $"{r.Name} {NumberText.Mean(r.Value)} ({NumberText.Range(r.Value)})"))}.")
                .Write(html, IntervalChart.Create(rows, "ROI", null));
        }
        html.Line($"</div>");
        html.Line($"<p class=\"aside\">The numbers are in <code>{ComparisonTable.RoiFileName}</code>.</p>");
        html.Line($"</section>");
    }
}
