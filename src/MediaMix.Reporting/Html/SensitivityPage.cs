using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The page of a sensitivity study: returns under other choices of the specification side by side, and media that cannot have worked.</summary>
public static class SensitivityPage
{
    /// <summary>Writes the page: one file that needs nothing but a browser. The same results give the same bytes.</summary>
    /// <param name="writer">Receives the text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">Variants.</param>
    /// <param name="placebo">Placebos.</param>
    /// <param name="judgement">Verdict and grades in their light.</param>
    /// <param name="title">Name of the model.</param>
    /// <param name="sampler">How each fit was sampled.</param>
    /// <param name="facts">How it was made.</param>
    public static void Write(TextWriter writer, SensitivityResult result, PlaceboResult placebo, EvidenceJudgement judgement, string title, SamplerSpec sampler, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(placebo);
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        StudyFrame.Open(html, "Sensitivity study", title, $"{NumberText.Count(result.Variants.Count)} other ways to write the model, and media that cannot have worked");
        StudyFrame.Findings(html, SensitivityText.All(result, placebo, judgement));
        Verdict(html, judgement.Verdict);
        Charts(html, result);
        Variants(html, result, judgement);
        Placebos(html, placebo);
        PageShell.Close(html, facts, more: ("Each fit", RecoveryPage.Sampling(sampler)));
    }

    static void Verdict(HtmlBuilder html, Verdict verdict)
    {
        html.Line($"<section id=\"verdict\">");
        html.Line($"<h2>The verdict in the light of these fits: {VerdictText.Label(verdict.Level)}</h2>");
        html.Line($"<p>{VerdictText.Headline(verdict)}.</p>");
        if (verdict.Reasons.Count > 0)
        {
            html.Line($"<ul class=\"reasons\">");
            foreach (var reason in verdict.Reasons)
                html.Line($"<li><p>{reason.Message}</p><p class=\"remedy\">{reason.Remedy}</p></li>");
            html.Line($"</ul>");
        }
        html.Line($"</section>");
    }

    static void Charts(HtmlBuilder html, SensitivityResult result)
    {
        html.Line($"<section id=\"variants\">");
        html.Line($"<h2>What other choices would have said</h2>");
        html.Line($"<p>The first row is the model as it is. A hollow point lies outside its 90 % interval; variants that the data refute are shown, but decide nothing.</p>");
        html.Line($"<div class=\"pair\">");
        for (var m = 0; m < result.Channels.Count; m++)
        {
            var (channel, number) = (result.Channels[m], m);
            var rows = new List<IntervalRow> { new("as it is", channel.Base, null, IsAssumed: false, IsTotal: true) { Basis = "the fit itself" } };
            rows.AddRange(result.Variants.Where(static v => v.Failure is null).Select(v => Row(v, channel, v.Amounts[number])));
            new Figure(
                string.Create(CultureInfo.InvariantCulture, $"variants-{m}"), Sentences.Name(channel.Channel),
                channel.IsStable ? "Every variant that the data allow agrees." : "The number depends on how the model is written.",
                $"Interval chart of {(channel.IsReturn ? "ROI" : "share of outcome")} under variants of the specification. {SensitivityText.Channel(channel)}.")
                .Write(html, IntervalChart.Create(rows, channel.IsReturn ? "ROI" : "share of outcome", null));
        }
        html.Line($"</div>");
        html.Line($"</section>");
    }

    static IntervalRow Row(VariantFit variant, ChannelSensitivity channel, Estimate amount) =>
        new(variant.Name, amount, null, IsAssumed: amount.Q50 < channel.Base.Q5 || amount.Q50 > channel.Base.Q95, IsTotal: false) { Basis = variant.Change };

    static void Variants(HtmlBuilder html, SensitivityResult result, EvidenceJudgement judgement)
    {
        html.Line($"<section id=\"medians\">");
        html.Line($"<h2>The same in numbers</h2>");
        StudyFrame.OpenTable(html, "Medians under variants", ["Median under", .. result.Channels.Select(static c => Sentences.Name(c.Channel)), "elpd", "R-hat"]);
        StudyFrame.Row(html, "as it is", [.. result.Channels.Select(static c => Cell(c.Base, c.IsReturn)), NumberText.None, NumberText.None]);
        foreach (var v in result.Variants)
        {
            string[] cells = v.Failure is null ? [.. v.Amounts.Zip(result.Channels, static (a, c) => Cell(a, c.IsReturn))] : [.. result.Channels.Select(static _ => NumberText.None)];
            StudyFrame.Row(html, v.Name, [.. cells, $"{NumberText.Fixed(v.ElpdDifference, 1)} ± {NumberText.Fixed(v.ElpdError, 1)}", NumberText.Fixed(v.MaxRhat, 3)]);
        }
        StudyFrame.Row(html, "grade", [.. judgement.Grades.Select(SensitivityText.Grade), "", ""]);
        StudyFrame.CloseTable(html);
        html.Line($"<p class=\"aside\">elpd is how much better left-out periods are predicted than by the model as it is; differences below 4 say nothing. All numbers are in <code>{SensitivityTables.VariantsFile}</code>.</p>");
        html.Line($"</section>");
    }

    static void Placebos(HtmlBuilder html, PlaceboResult placebo)
    {
        html.Line($"<section id=\"placebos\">");
        html.Line($"<h2>Media that cannot have worked</h2>");
        StudyFrame.OpenTable(html, "Channels of noise", "Noise", "ROI by prior", "ROI found", "Share of outcome, 95 % below", "Asked", "Passed");
        for (var i = 0; i < placebo.Noise.Count; i++)
        {
            var n = placebo.Noise[i];
            StudyFrame.Row(html, $"try {NumberText.Count(i + 1)}", NumberText.Mean(n.PriorRoi), NumberText.Mean(n.Roi), NumberText.Percent(n.Share.Q95), NumberText.Percent(NoiseCheck.LargestShare), n.IsPassed ? "yes" : "no");
        }
        StudyFrame.CloseTable(html);
        StudyFrame.OpenTable(html, "Spend of the four weeks to come", "Spend to come", "Share of outcome", "90 %", "May be chance up to", "Passed");
        foreach (var l in placebo.Leads)
            StudyFrame.Row(html, l.Channel, NumberText.Percent(l.Share.Mean), $"{NumberText.Percent(l.Share.Q5)} to {NumberText.Percent(l.Share.Q95)}", NumberText.Percent(l.Limit), l.IsPassed switch { true => "yes", false => "no", null => NumberText.None });
        StudyFrame.CloseTable(html);
        html.Line($"<p class=\"aside\">All numbers are in <code>{SensitivityTables.PlaceboFile}</code>.</p>");
        html.Line($"</section>");
    }

    static string Cell(Estimate e, bool isReturn) => isReturn ? NumberText.Median(e) : NumberText.Percent(e.Q50);
}
