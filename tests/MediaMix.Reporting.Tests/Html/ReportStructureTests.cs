using System.Text.RegularExpressions;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>What a reader who navigates, prints or listens finds.</summary>
public partial class ReportStructureTests
{
    static readonly FitAnalysis Sample = SampleAnalysis.Create();
    static readonly ReportPage Page = new(Sample with { Scenarios = SampleFigures.Scenarios(Sample) });

    [Fact]
    public void Contents_EveryEntry_LeadsToAnElementOfThePage()
    {
        var targets = Regex.Matches(Page.Markup, "href=\"#([^\"]+)\"").Select(static m => m.Groups[1].Value).Distinct().ToArray();

        Assert.True(targets.Length >= 14);
        Assert.All(targets, id => Assert.Contains($" id=\"{id}\"", Page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Contents_EverySectionOfThePage_HasAnEntry()
    {
        var sections = Regex.Matches(Page.Markup, "<section id=\"([^\"]+)\"").Select(static m => m.Groups[1].Value).ToArray();
        var entries = Regex.Matches(Page.Markup[..Page.Markup.IndexOf("</nav>", StringComparison.Ordinal)], "<a href=\"#([^\"]+)\">").Select(static m => m.Groups[1].Value);

        Assert.Equal([.. sections, "reproduction"], entries);
        Assert.Equal(["summary", "next", "verdict", "fit", "drivers", "returns", "curves", "learning", "identification", "scenarios"], sections[..10]);
    }

    [Fact]
    public void Tables_EveryHeading_SaysWhatItIsTheHeadingOf() =>
        Assert.All(TableHeading().Matches(Page.Markup), static m => Assert.Contains("scope=\"", m.Value, StringComparison.Ordinal));

    [Fact]
    public void Tables_EveryOne_ScrollsByKeyboardAndHasAName()
    {
        var tables = Regex.Count(Page.Markup, "<table");

        Assert.True(tables > 8);
        Assert.Equal(tables, Regex.Count(Page.Markup, "role=\"region\" aria-label=\"[^\"]{5,}\" tabindex=\"0\"><table"));
    }

    [Fact]
    public void Figures_EveryOne_HasAHeadingACaptionAndADescription()
    {
        var figures = Figures().Matches(Page.Markup).Select(static m => m.Value).ToArray();

        Assert.True(figures.Length > 12);
        Assert.All(figures, static figure => Assert.Matches("<h3>.+</h3><p>.{20,}</p>", figure));
        Assert.All(figures, static figure => Assert.Matches("role=\"img\" aria-label=\"[^\"]{40,}\"", figure));
    }

    [Theory]
    [InlineData("fitted"), InlineData("residuals"), InlineData("residual-memory"), InlineData("waterfall"), InlineData("parts"), InlineData("shares"), InlineData("drivers-over-time"), InlineData("channels-over-time")]
    [InlineData("ranks"), InlineData("roi"), InlineData("marginal-roi"), InlineData("exposure-effect"), InlineData("return-and-next"), InlineData("response-0"), InlineData("carryover-0")]
    [InlineData("saturation-0"), InlineData("carry-split"), InlineData("learning-0"), InlineData("rhat")]
    public void Charts_EveryKind_IsThere(string chart) => Assert.Contains(chart, Page.ChartIds);

    [Fact]
    public void Scenarios_None_NeitherSectionNorEntry() =>
        Assert.DoesNotContain("scenarios", new ReportPage(Sample).Markup, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Scenarios_Shown_GainProbabilityAndSpendOfEachChannel()
    {
        var section = Page.Markup[Page.Markup.IndexOf("<section id=\"scenarios\"", StringComparison.Ordinal)..Page.Markup.IndexOf("<section id=\"priors\"", StringComparison.Ordinal)];

        Assert.Contains("<b>Changes within ±30&#xA0;%:</b> The best split would have brought 50,000 more revenue (90&#xA0;%: 10,000–", section, StringComparison.Ordinal);
        Assert.Contains("with probability 93&#xA0;%. Its largest changes are &#x2B;25&#xA0;% for TV and −10&#xA0;% for", section, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">93&#xA0;%</td>", section, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(section, "goes beyond what the data have seen of TV"));
        Assert.Single(Regex.Matches(section, @"\(&#x2B;95&#xA0;%\) \*<"));
    }

    [Fact]
    public void Scenarios_VerdictDoNotTrust_AreNotSuggested()
    {
        var doubtful = SampleAnalysis.Create(new SampleDesign { Level = VerdictLevel.DoNotTrust });

        Assert.DoesNotContain("scenarios", new ReportPage(doubtful with { Scenarios = SampleFigures.Scenarios(doubtful) }).Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Scenarios_NothingToMove_SaysSo() => Assert.Equal(
        "The split as it was is the best that the model knows.",
        ScenarioText.Sentence(SampleFigures.Scenarios(Sample)[0] with { Channels = [.. SampleFigures.Scenarios(Sample)[0].Channels.Select(static c => c with { SpendAfter = c.SpendBefore })] }, Sample));

    [Fact]
    public void Priors_StatedAndDefault_AreToldApart()
    {
        var analysis = SampleAnalysis.Create();
        var page = new ReportPage(analysis with { Parameters = [.. analysis.Parameters.Select((p, i) => p with { Origin = i switch { 0 => PriorOrigin.Written, 1 => PriorOrigin.Carried, _ => PriorOrigin.Default } })] });
        var priors = page.Markup[page.Markup.IndexOf("id=\"priors\"", StringComparison.Ordinal)..page.Markup.IndexOf("id=\"data\"", StringComparison.Ordinal)];

        Assert.Contains($"1 of {analysis.Parameters.Count} are stated in the model and 1 taken over from an earlier run; the others", priors, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(priors, ">stated<"));
        Assert.Single(Regex.Matches(priors, ">earlier run<"));
        Assert.Equal(analysis.Parameters.Count - 2, Regex.Count(priors, ">default<"));
    }

    [Fact]
    public void Findings_OfTheData_StandInTheAppendixWithTheirRemedies()
    {
        Assert.Contains("move together (correlation 0.91, limit 0.9)", Page.Markup, StringComparison.Ordinal);
        Assert.Contains("Leave one of them out.", Page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing; good to know.", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void HeldOut_Measures_TrainTestAndAll()
    {
        var analysis = SampleAnalysis.Create();
        var page = new ReportPage(analysis with { Measures = [analysis.Measures[0], new FitMeasures(FitPart.Test, 12, 0.5, 0.08, 0.075, 0.75), new FitMeasures(FitPart.All, 116, 0.9, 0.03, 0.031, 0.9)] });

        Assert.Contains("Held out (test)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">7.5&#xA0;%</td>", page.Markup, StringComparison.Ordinal);
        Assert.Contains("75&#xA0;% of outcomes that it was not shown", page.Markup, StringComparison.Ordinal);
    }

    [GeneratedRegex("<th[^e>]*>|<th>")]
    private static partial Regex TableHeading();

    [GeneratedRegex("<figure.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figures();
}
