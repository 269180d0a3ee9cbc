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
            Legend = [("ink", "Actual"), ("accent", "Model"), ("band", "90 % band"), .. analysis.Baseline is null ? Array.Empty<(string, string)>() : [("baseline", "Without media")]],
        }.Write(html, FittedChart.Create(analysis));
        if (fitted.Exclusions.Count > 0)
            html.Line($"<p>Left out of the fit, although their media still carries over: {Sentences.Exclusions(fitted.Exclusions, analysis.Periods)}.</p>");
        if (analysis.Holdout is { } holdout)
            html.Line($"<p id=\"holdout\"><b>Held out:</b> {GeoText.Holdout(holdout)}. Held-out outcomes enter neither the fit nor its measures.</p>");
        html.Line($"<p class=\"aside\">In short: {Sentences.Fit(fitted, isPanel)}. A close fit alone proves nothing about what caused what. The numbers are in <code>{FittedTable.FileName}</code>.</p>");
        WriteMeasures(html, analysis);
        WriteResiduals(html, analysis);
        html.Line($"</section>");
    }

    static void WriteMeasures(HtmlBuilder html, FitAnalysis analysis)
    {
        if (analysis.Measures.Count == 0)
            return;
        html.Line($"<h3>How close, in numbers</h3>");
        NumbersTable.Write(
            html, "Measures of fit", ["Outcomes", "Number", "R²", "Typical miss (MAPE)", "All misses together (wMAPE)", "Inside the 90 % band"],
            analysis.Measures.Select(static m => (IReadOnlyList<string>)
                [Word(m.Part), NumberText.Count(m.Outcomes), NumberText.Fixed(m.RSquared, 3), NumberText.Percent(m.Mape), NumberText.Percent(m.Wmape), NumberText.Percent(m.Coverage90)]));
        html.Line($"<p class=\"aside\">These numbers describe the data at hand and have no interval.{(analysis.Measures.Count == 1 ? " No outcome is held out, so all of them are about outcomes that the model has seen: they are the better of what to expect." : " What was held out is the honest test.")}</p>");
    }

    static string Word(FitPart part) => part switch
    {
        FitPart.Train => "Fitted (train)",
        FitPart.Test => "Held out (test)",
        _ => "All",
    };

    static void WriteResiduals(HtmlBuilder html, FitAnalysis analysis)
    {
        var periods = ResidualCharts.Periods(analysis.Fitted).Count();
        if (periods < 8)
            return;
        var acf = analysis.Fitted.ResidualAutocorrelations;
        html.Line($"<div class=\"pair\">");
        new Figure(
            "residuals",
            "What the model misses",
            "Each point is one period. Points should lie around zero in the same breadth everywhere; a bend or a funnel means that something is missing.",
            $"Points of actual less expected {Sentences.Name(analysis.OutcomeName)} against the expected one, {NumberText.Count(periods)} periods. {Sentences.Fit(analysis.Fitted, analysis.Geos.Count > 0)}.")
            .Write(html, ResidualCharts.AgainstExpected(analysis));
        if (acf.Any(double.IsFinite))
            WriteAutocorrelation(html, analysis, ResidualCharts.Limit(analysis.Measures.Count > 0 ? analysis.Measures[0].Outcomes : periods));
        html.Line($"</div>");
    }

    static void WriteAutocorrelation(HtmlBuilder html, FitAnalysis analysis, double limit)
    {
        var acf = analysis.Fitted.ResidualAutocorrelations;
        var beyond = acf.Count(x => Math.Abs(x) > limit);
        new Figure(
            "residual-memory",
            "Does one miss tell of later ones?",
            "Bars should stay between the dashed lines, where chance alone keeps 19 of 20. Bars beyond them at the left mean that something slow is missing and intervals are too narrow.",
            $"Bar chart of the correlation of misses with those 1 to {acf.Count} {PeriodAxis.Unit(analysis.Periods.Step)}s later: {NumberText.Fixed(acf[0], 2)} for neighbours; {beyond} of {acf.Count} beyond ±{NumberText.Fixed(limit, 2)}.")
            .Write(html, ResidualCharts.Autocorrelation(analysis, limit));
    }
}
