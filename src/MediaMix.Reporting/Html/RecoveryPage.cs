using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The page of a recovery study: what the data could tell, truth against estimate per channel, coverage and calibration.</summary>
public static class RecoveryPage
{
    /// <summary>Writes the page: one file that needs nothing but a browser. The same study gives the same bytes.</summary>
    /// <param name="writer">Receives the text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The study.</param>
    /// <param name="title">Name of the model.</param>
    /// <param name="facts">How it was made.</param>
    public static void Write(TextWriter writer, RecoveryResult result, string title, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlBuilder(writer);
        StudyFrame.Open(html, "Recovery study", title, RecoveryText.Truths(result.Options));
        StudyFrame.Findings(html, RecoveryText.All(result));
        Charts(html, result);
        Coverage(html, result);
        Power(html, result);
        PageShell.Close(html, facts, more: ("Each fit", Sampling(result.Options.Sampler)));
    }

    internal static string Sampling(SamplerSpec sampler) =>
        $"{NumberText.Count(sampler.Chains)} chains of {NumberText.Count(sampler.Draws)} draws after at most {NumberText.Count(sampler.Warmup)} of warm-up";

    static void Charts(HtmlBuilder html, RecoveryResult result)
    {
        html.Line($"<section id=\"truth\">");
        html.Line($"<h2>Truth against estimate</h2>");
        html.Line($"<p>Each dot is one simulated data set. On the dashed line the estimate is right; a bar is the 90 % interval, and a dot is hollow where it misses the truth.</p>");
        html.Line($"<div class=\"pair\">");
        for (var m = 0; m < result.Channels.Count; m++)
        {
            var (channel, number) = (result.Channels[m], m);
            ChannelRefit[] refits = [.. result.Refits.Where(static r => r.Failure is null).Select(r => r.Channels[number])];
            new Figure(
                string.Create(CultureInfo.InvariantCulture, $"truth-{m}"),
                Sentences.Name(channel.Channel),
                $"{channel.Coverage90.Count} of {channel.Coverage90.Of} intervals hold the truth.",
                $"Scatter chart of true against estimated {(channel.IsReturn ? "ROI" : "share of outcome")} of {Sentences.Name(channel.Channel)}. {RecoveryText.Power(channel, result.Options)}.")
                .Write(html, TruthChart.Create(refits, channel.IsReturn));
        }
        html.Line($"</div>");
        html.Line($"</section>");
    }

    static void Coverage(HtmlBuilder html, RecoveryResult result)
    {
        html.Line($"<section id=\"coverage\">");
        html.Line($"<h2>Are the intervals right?</h2>");
        StudyFrame.OpenTable(html, "Bias and coverage per channel", "Channel", "Mean truth", "Bias", "Relative", "50 % holds", "90 % holds", "Ranks, p");
        foreach (var c in result.Channels)
        {
            StudyFrame.Row(
                html, c.Channel, NumberText.Significant(c.Truth.Mean), $"{NumberText.Significant(c.Bias, 2)} ± {NumberText.Significant(c.BiasError, 2)}", NumberText.Percent(c.RelativeBias),
                Share(c.Coverage50), Share(c.Coverage90), c.RankPValue is { } p ? NumberText.Significant(p, 2) : NumberText.None);
        }
        StudyFrame.CloseTable(html);
        html.Line($"<p class=\"aside\">± is one standard error from the number of data sets. The last column asks whether the truth lies anywhere among the draws of its posterior with equal frequency, as it must with truths from the priors: a p-value near 0 says that intervals are wrong. The numbers are in <code>{RecoveryTables.SummaryFile}</code>, every fit in <code>{RecoveryTables.RefitsFile}</code>.</p>");
        html.Line($"</section>");
    }

    static void Power(HtmlBuilder html, RecoveryResult result)
    {
        html.Line($"<section id=\"power\">");
        html.Line($"<h2>What could be told apart?</h2>");
        StudyFrame.OpenTable(html, "Power per channel", "Channel", "Interval, prior = 100 %", "Typical 90 % interval, truth = 1", "Rules out half", "Rules out twice");
        foreach (var c in result.Channels)
        {
            var (low, high) = c.TypicalInterval;
            StudyFrame.Row(
                html, c.Channel, NumberText.Percent(c.WidthToPrior), $"{NumberText.Significant(low, 2)} to {NumberText.Significant(high, 2)}",
                Share(c.ExcludesHalf), Share(c.ExcludesDouble));
        }
        StudyFrame.CloseTable(html);
        html.Line($"</section>");
    }

    internal static string Share(Rate rate) => $"{NumberText.Percent(rate.Value)} ± {NumberText.Fixed(100 * rate.StandardError, 0)}";
}
