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
        var hasRanks = RecoveryGloss.HasRanks(result);
        StudyFrame.OpenTable(html, "Bias and coverage per channel", [.. new[] { "Channel", "True", "Bias", "50 % holds", "90 % holds" }, .. hasRanks ? ["Ranks p"] : Array.Empty<string>()]);
        foreach (var c in result.Channels)
        {
            string[] ranks = hasRanks ? [c.RankPValue is { } p ? NumberText.Significant(p, 2) : NumberText.None] : [];
            StudyFrame.Row(html, c.Channel, [RecoveryGloss.Truth(c), RecoveryGloss.Bias(c), RecoveryGloss.Share(c.Coverage50), RecoveryGloss.Share(c.Coverage90), .. ranks]);
        }
        StudyFrame.CloseTable(html);
        Gloss(html, [.. RecoveryGloss.Coverage, .. hasRanks ? [RecoveryGloss.Ranks] : Array.Empty<(string, string)>()]);
        html.Line($"<p class=\"aside\">The numbers are in <code>{RecoveryTables.SummaryFile}</code>, every fit in <code>{RecoveryTables.RefitsFile}</code>.</p>");
        html.Line($"</section>");
    }

    static void Power(HtmlBuilder html, RecoveryResult result)
    {
        html.Line($"<section id=\"power\">");
        html.Line($"<h2>What could be told apart?</h2>");
        StudyFrame.OpenTable(html, "Power per channel", "Channel", "Width to prior", "Typical 90 % interval, truth = 1", "Not half", "Not twice");
        foreach (var c in result.Channels)
        {
            var (low, high) = c.TypicalInterval;
            StudyFrame.Row(
                html, c.Channel, NumberText.Percent(c.WidthToPrior), $"{NumberText.Significant(low, 2)} to {NumberText.Significant(high, 2)}",
                RecoveryGloss.Share(c.ExcludesHalf), RecoveryGloss.Share(c.ExcludesDouble));
        }
        StudyFrame.CloseTable(html);
        Gloss(html, RecoveryGloss.Power);
        html.Line($"</section>");
    }

    /// <summary>What the headings of a table mean.</summary>
    static void Gloss(HtmlBuilder html, IReadOnlyList<(string Heading, string Meaning)> terms)
    {
        html.Line($"<ul class=\"aside\">");
        foreach (var (heading, meaning) in terms)
            html.Line($"<li><b>{char.ToUpperInvariant(heading[0]) + heading[1..]}</b>: {meaning}.</li>");
        html.Line($"</ul>");
    }
}
