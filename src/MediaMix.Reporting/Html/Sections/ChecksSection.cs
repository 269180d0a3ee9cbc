using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The technical checks: value, what is asked of it, what it means.</summary>
internal static class ChecksSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<section id=\"checks\">");
        html.Line($"<h2>Technical checks</h2>");
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Technical checks\" tabindex=\"0\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">Check</th><th scope=\"col\" class=\"num\">Value</th><th scope=\"col\">Asked</th><th scope=\"col\">What it means</th></tr></thead><tbody>");
        WriteSampler(html, analysis.Diagnostics, analysis.Geos.Count > 0);
        WriteFit(html, analysis);
        foreach (var check in analysis.PredictiveChecks)
            Row(html, $"Like its own simulations: {PredictiveText.Name(check)}", NumberText.Fixed(check.PValue, 3), "0.025 to 0.975", PredictiveText.Meaning(check));
        if (analysis.GeoCorrelation is { } geos)
            Row(html, "Scatter of the total, times what is believed", NumberText.Fixed(geos.SdRatio, 2), $"at most {NumberText.Fixed(geos.Threshold, 2)}", $"Whether errors of geos go up and down together (mean correlation {NumberText.Fixed(geos.Correlation, 2)}).");
        html.Line($"</tbody></table></div>");
        WriteRhat(html, analysis);
        html.Line($"</section>");
    }

    static void WriteSampler(HtmlBuilder html, FitDiagnostics d, bool isPanel)
    {
        Row(html, "Largest R-hat", NumberText.Fixed(d.MaxRhat.Value, 3), "at most 1.01", $"How well independent chains agree; worst for {d.MaxRhat.Name}.");
        Row(html, "Smallest bulk ESS", NumberText.Fixed(d.MinEssBulk.Value, 0), "at least 400", $"Draws worth of information on typical values; worst for {d.MinEssBulk.Name}.");
        Row(html, "Smallest tail ESS", NumberText.Fixed(d.MinEssTail.Value, 0), "at least 400", $"The same for the ends of the intervals; worst for {d.MinEssTail.Name}.");
        Row(html, "Divergences", NumberText.Count(d.Divergences), "0", Divergences(d));
        Row(html, "Smallest E-BFMI", NumberText.Fixed(d.MinEbfmi, 2), "at least 0.3", "How freely the sampler moves between levels of probability.");
        Row(html, "Largest Pareto k", NumberText.Fixed(d.MaxParetoK, 2), "below 0.7", isPanel ? "How much a single period of a geo can decide the result." : "How much a single period can decide the result.");
        Row(html, "elpd (LOO)", NumberText.Fixed(d.ElpdLoo, 1), "", "Predictive score; compares models on the same data only.");
        Row(html, "Effective parameters", NumberText.Fixed(d.PLoo, 1), isPanel ? "below a fifth of the outcomes" : "below a fifth of the periods", "How much of its freedom the model uses.");
        Row(html, "P(baseline below zero)", NumberText.Percent(d.NegativeBaselineProbability), "below 20 %", "A negative baseline means that media are credited with more than there is.");
        Row(html, "Gradient evaluations", NumberText.Count(d.GradientEvaluations), "", "Work done, warm-up included.");
    }

    static string Divergences(FitDiagnostics d) => "Draws that ran into a region the sampler could not follow." + d.Pass switch
    {
        { Index: 0 } => "",
        { Refinement: null } => $" {Count(d)} did at first; all chains were run again with smaller steps.",
        _ => $" {Count(d)} did at first; all chains were run again with smaller steps, and then with steps refined where needed (WALNUTS).",
    };

    static string Count(FitDiagnostics d) => NumberText.Count(d.EarlierDivergences);

    static void WriteFit(HtmlBuilder html, FitAnalysis analysis)
    {
        var f = analysis.Fitted;
        Row(html, "Periods inside the 90 % band", NumberText.Percent(f.Coverage90), "about 90 %", "Whether intervals are as wide as they claim, inside the fitted window.");
        Row(html, "Autocorrelation of residuals", NumberText.Fixed(f.ResidualAutocorrelation, 2), "between −0.3 and 0.3", "Whether what the model misses in one period it misses again in the next.");
        if (analysis.Holdout is { } held)
            Row(html, "Held out, inside the 90 % band", NumberText.Percent(held.Coverage90), "about 90 %", $"Whether intervals are as wide as they claim where the fit has not looked: {NumberText.Count(held.CoveredBy90)} of {NumberText.Count(held.Cells)} outcomes.");
    }

    static void WriteRhat(HtmlBuilder html, FitAnalysis analysis)
    {
        var groups = RhatChart.Groups(analysis);
        if (groups.Count == 0)
            return;
        html.Line($"<div class=\"figures\">");
        new Figure(
            "rhat",
            "Do independent chains agree?",
            "One mark per parameter. Left of the dashed line at 1.01 the chains have found the same answer.",
            "Marks of R-hat by kind of parameter. " + string.Join("; ", groups.Select(static g => $"{g.Name}: at most {NumberText.Fixed(g.Parameters[0].Rhat, 3)} ({g.Parameters[0].Name})")) + ".")
            .Write(html, RhatChart.Create(groups));
        html.Line($"</div>");
    }

    static void Row(HtmlBuilder html, string check, string value, string asked, string meaning) =>
        html.Line($"<tr><th scope=\"row\">{check}</th><td class=\"num\">{value}</td><td>{asked}</td><td class=\"words\">{meaning}</td></tr>");
}
