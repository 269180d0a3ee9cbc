using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Prior against posterior: where the data spoke and where the assumption did.</summary>
internal static class LearningSection
{
    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        if (analysis.Learning.Count == 0)
            return;
        var strengths = analysis.Learning.DistinctBy(l => l.Channel).ToHashSet(ReferenceEqualityComparer.Instance);
        var numbered = analysis.Learning.Select((learned, index) => (learned, index)).ToArray();
        html.Line($"<section id=\"learning\">");
        html.Line($"<h2>What the data taught us</h2>");
        html.Line($"<p class=\"lead\">Grey is what was assumed before seeing the data, colour is what is believed after. Where the two are alike, the data said little and the number rests on the assumption.</p>");
        Figure.WriteLegend(html, [("other", "assumed before"), ("accent", "believed after")]);
        html.Line($"<div class=\"cards narrow\">");
        foreach (var (learned, index) in numbered.Where(n => strengths.Contains(n.learned)))
            WriteCard(html, learned, index);
        html.Line($"</div>");
        var shapes = numbered.Where(n => !strengths.Contains(n.learned)).ToArray();
        if (shapes.Length > 0)
        {
            html.Line($"<details><summary>Carryover and saturation ({shapes.Length} charts)</summary>");
            html.Line($"<div class=\"cards narrow\">");
            foreach (var (learned, index) in shapes)
                WriteCard(html, learned, index);
            html.Line($"</div></details>");
        }
        html.Line($"</section>");
    }

    static void WriteCard(HtmlBuilder html, PriorPosterior learned, int index)
    {
        var name = Sentences.Name(learned.Channel);
        var quantity = Meaning(learned.Quantity);
        html.Line($"<article class=\"card\">");
        html.Line($"<h3><bdi>{name}</bdi></h3>");
        html.Line($"<p>{Capital(quantity)}: {Words(learned.Overlap)}, {NumberText.Percent(learned.Overlap)} overlap</p>");
        Figure.WriteChart(
            html,
            "learning-" + index.ToString(CultureInfo.InvariantCulture),
            $"Assumption and result for {name}, {quantity}: {NumberText.Percent(learned.Overlap)} overlap.",
            LearningChart.Create(learned),
            "small");
        html.Line($"</article>");
    }

    static string Words(double overlap) => overlap switch
    {
        < 0.4 => "learned from the data",
        < 0.75 => "partly learned",
        _ => "mostly the assumption",
    };

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    static string Meaning(string quantity) => quantity switch
    {
        "roi" => "return per unit spent",
        "marginal_roi" => "return of the next unit",
        "contribution" => "share of the outcome",
        "coefficient" => "strength",
        "adstock.decay" => "carried over per period",
        "adstock.peak" => "delay of the peak",
        "saturation.half" => "half-saturation",
        "saturation.slope" => "steepness",
        "saturation.rate" => "saturation rate",
        _ => quantity,
    };
}
