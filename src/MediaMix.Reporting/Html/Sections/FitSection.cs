using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Actual outcome against the model.</summary>
internal static class FitSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        var fitted = analysis.Fitted;
        var missing = fitted.Actual.Count(double.IsNaN);
        html.Line($"<section id=\"fit\">");
        html.Line($"<h2>Does the model follow what happened?</h2>");
        var isPanel = analysis.Geos.Count > 0;
        var gaps = missing == 0 ? "" : isPanel
            ? $" All geos together; in {PeriodAxis.Count(analysis.Periods.Step, missing)} at least one of them has no value, and so has the total."
            : $" {PeriodAxis.Count(analysis.Periods.Step, missing)} without a value are left out of the fit.";
        if (isPanel && missing == 0)
            gaps = " All geos together.";
        new Figure(
            "fitted",
            $"Actual and modelled {Sentences.Name(analysis.OutcomeName)}",
            $"The thin line is what happened, the thick one what the model says; about nine in ten periods should lie inside the band.{gaps}",
            $"Line chart of {Sentences.Name(analysis.OutcomeName)} over {PeriodAxis.Window(analysis.Periods)}: actual values, the model and its 90 % band. "
            + $"{Sentences.Fit(fitted, isPanel)}.")
        {
            Legend = [("ink", "Actual"), ("accent", "Model"), ("band", "90 % band")],
        }.Write(html, FittedChart.Create(analysis));
        if (fitted.Exclusions.Count > 0)
            html.Line($"<p>Left out of the fit, although their media still carries over: {Sentences.Exclusions(fitted.Exclusions, analysis.Periods)}.</p>");
        if (analysis.Holdout is { } holdout)
            html.Line($"<p id=\"holdout\"><b>Held out:</b> {GeoText.Holdout(holdout)}. Held-out outcomes enter neither the fit nor its measures.</p>");
        html.Line($"<p class=\"aside\">In short: {Sentences.Fit(fitted, isPanel)}. A close fit alone proves nothing about what caused what. The numbers are in <code>{FittedTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }
}
