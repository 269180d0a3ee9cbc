using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A backtest as one HTML page that needs nothing but a browser. The same result and facts give the same bytes.</summary>
public static class BacktestReport
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Receives text with <c>\n</c> line ends, to be stored as UTF-8; stays open.</param>
    /// <param name="result">The backtest.</param>
    /// <param name="stability">Null where none was asked for.</param>
    /// <param name="facts">How it was made.</param>
    public static void Write(TextWriter writer, BacktestResult result, RoiStability? stability, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        var page = new PlainPage(
            "Backtest",
            result.Name ?? result.OutcomeName,
            $"How well {Sentences.Name(result.OutcomeName)} would have been forecast · {PeriodAxis.Window(result.Periods)} · {NumberText.Count(result.Plan.Origins.Count)} forecasts of {PeriodAxis.Count(result.Periods.Step, result.Plan.Reach)}",
            stability is null
                ? [("result", "Result"), ("forecasts", "Forecasts"), ("scores", "Scores")]
                : [("result", "Result"), ("forecasts", "Forecasts"), ("scores", "Scores"), ("stability", "Stability")]);
        page.Open(html);
        WriteResult(html, result);
        WriteForecasts(html, result);
        ScoresSection.Write(html, result);
        if (stability is not null)
            StabilitySection.Write(html, stability);
        PageShell.Close(html, facts);
    }

    static void WriteResult(HtmlBuilder html, BacktestResult result)
    {
        html.Line($"<section id=\"result\">");
        html.Line($"<h2>Can this model forecast?</h2>");
        html.Line($"<p>{BacktestText.Headline(result) ?? "Nothing could be compared: no outcome of the forecast periods is known"}.</p>");
        if (result.Duel(ForecastKind.LastYearControls) is { } planning)
            html.Line($"<p>When plans are made the controls are not known yet. {BacktestText.Sentence(planning, result)}. {BacktestText.Planning(result)}</p>");
        if (result.Score(ForecastKind.RealisedControls, result.Plan.Reach) is { } score)
            html.Line($"<p>{BacktestText.Coverage(score)}.</p>");
        if (result.Reason is { } reason)
            html.Line($"<p class=\"note\"><b>{VerdictText.Label(reason.Level)}:</b> {reason.Message} {reason.Remedy}</p>");
        if (BacktestText.Unsound(result.Fits, "fits") is { } unsound)
            html.Line($"<p class=\"note\">{unsound}.</p>");
        html.Line($"<p class=\"aside\">{BacktestText.CrpsMeaning}. The number behind ± is a standard error over origins. A good forecast does not prove what media cause: a model may follow the seasons and be wrong about every channel.</p>");
        html.Line($"</section>");
    }

    static void WriteForecasts(HtmlBuilder html, BacktestResult result)
    {
        html.Line($"<section id=\"forecasts\">");
        html.Line($"<h2>Forecasts against what happened</h2>");
        foreach (var kind in new[] { ForecastKind.RealisedControls, ForecastKind.LastYearControls }.Where(k => result.Forecasts.Any(f => f.Kind == k)))
        {
            var name = BacktestText.Name(kind, result);
            var sentence = result.Duel(kind) is { } duel ? BacktestText.Sentence(duel, result) + "." : "";
            new Figure(
                "fan-" + BacktestText.Key(kind).Replace('_', '-'),
                $"{BacktestText.Capital(name)}",
                "Each coloured stretch was forecast from its beginning, by a model that knew nothing later but the media"
                + (kind == ForecastKind.RealisedControls && result.HasControls ? " and the controls" : "") + ". The dark band holds half of the outcomes and the light one nine in ten, if the model is honest.",
                $"Line chart of {Sentences.Name(result.OutcomeName)} with {NumberText.Count(result.Plan.Origins.Count)} forecasts of {PeriodAxis.Count(result.Periods.Step, result.Plan.Reach)}. {sentence}")
            {
                Legend = [("ink", "Actual"), ("accent", "Forecast"), ("band", "50 and 90 % bands"), ("tick", BacktestText.Capital(BacktestText.Naive(result)))],
            }.Write(html, ForecastChart.Create(result, kind));
        }
        html.Line($"<p class=\"aside\">The numbers are in <code>{BacktestTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }
}
