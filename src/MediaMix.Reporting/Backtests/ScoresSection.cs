using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The scores of all forecasts, in numbers.</summary>
internal static class ScoresSection
{
    public static void Write(HtmlBuilder html, BacktestResult result)
    {
        html.Line($"<section id=\"scores\">");
        html.Line($"<h2>Scores</h2>");
        foreach (var isTotal in result.IsPanel ? new[] { true, false } : [true])
        {
            if (result.IsPanel)
                html.Line($"<h3>{(isTotal ? "All geos together" : "Geo by geo")}</h3>");
            WriteTable(html, result, isTotal);
        }
        WriteOrigins(html, result);
        html.Line($"<p class=\"aside\">Skill is how much smaller the CRPS is than that of {BacktestText.Naive(result)}. MAPE is the mean miss in per cent, wMAPE the sum of misses over the sum of outcomes, NRMSE the root mean squared miss over the mean outcome. R² compares with the average of the forecast periods, which nobody knew beforehand: it may be negative. "
            + $"Small print under a coverage is what chance would give nine times in ten if the bands were right and outcomes independent. The numbers are in <code>{ScoresTable.FileName}</code>.</p>");
        html.Line($"</section>");
    }

    static void WriteTable(HtmlBuilder html, BacktestResult result, bool isTotal)
    {
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Scores of {(isTotal ? "totals" : "geos")}\" tabindex=\"0\"><table class=\"dense\">");
        Head(html, "Forecast", "Ahead", "CRPS", "Skill", "MAPE", "wMAPE", "NRMSE", "R²", "Inside 50 %", "Inside 80 %", "Inside 90 %");
        foreach (var s in result.Scores.Where(s => s.Origin is null && s.IsTotal == isTotal))
        {
            var duel = result.Duels.FirstOrDefault(d => (d.Kind, d.IsTotal, d.Horizon) == (s.Kind, s.IsTotal, s.Horizon));
            html.Line($"<tr><th scope=\"row\">{BacktestText.Label(s.Kind, result)}</th>");
            Cells(html, PeriodAxis.Count(result.Periods.Step, s.Horizon), NumberText.Compact(s.Crps), BacktestText.Skill(duel), NumberText.Percent(s.Mape), NumberText.Percent(s.Wmape), NumberText.Percent(s.Nrmse), NumberText.Significant(s.RSquared, 2));
            foreach (var inside in new[] { s.Inside50, s.Inside80, s.Inside90 })
                html.Line($"<td class=\"num\">{NumberText.Percent(inside.Share)}<small>{BacktestText.Chance(inside)}</small></td>");
            html.Line($"</tr>");
        }
        html.Line($"</tbody></table></div>");
    }

    static void WriteOrigins(HtmlBuilder html, BacktestResult result)
    {
        html.Line($"<h3>Forecast by forecast</h3>");
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"CRPS by origin\" tabindex=\"0\"><table>");
        string[] kinds = [.. result.Scores.Where(static s => s.IsTotal).Select(static s => s.Kind).Distinct().Select(kind => "CRPS, " + BacktestText.Label(kind, result).ToLowerInvariant())];
        Head(html, ["Known up to", "R-hat", .. kinds]);
        for (var i = 0; i < result.Plan.Origins.Count; i++)
        {
            html.Line($"<tr><th scope=\"row\">{PeriodAxis.Label(result.Periods, result.Plan.Origins[i] - 1)}</th>");
            Cells(html, NumberText.Significant(result.Fits[i].MaxRhat));
            foreach (var s in result.Scores.Where(s => s.IsTotal && s.Origin == result.Plan.Origins[i] && s.Horizon == result.Plan.Reach))
                Cells(html, NumberText.Compact(s.Crps));
            html.Line($"</tr>");
        }
        html.Line($"</tbody></table></div>");
    }

    internal static void Head(HtmlBuilder html, params ReadOnlySpan<string> names)
    {
        html.Line($"<thead><tr><th scope=\"col\">{names[0]}</th>");
        foreach (var name in names[1..])
            html.Line($"<th scope=\"col\" class=\"num\">{name}</th>");
        html.Line($"</tr></thead><tbody>");
    }

    internal static void Cells(HtmlBuilder html, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            html.Line($"<td class=\"num\">{cell}</td>");
    }
}
