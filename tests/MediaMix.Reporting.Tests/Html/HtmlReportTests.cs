using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public partial class HtmlReportTests
{
    const string Hostile = "</script><img src=x onerror=alert(1)>";

    static readonly SampleDesign HostileDesign = new() { Channels = 3, HasReach = true, HasMovement = true, HasExperiments = true, Names = [Hostile, "\"><svg onload=alert(2)>", "'{{7*7}}${x}<!--"], Name = Hostile };

    [Fact]
    public void Write_Twice_SameBytes() =>
        Assert.Equal(new ReportPage(SampleAnalysis.Create()).Text, new ReportPage(SampleAnalysis.Create()).Text);

    [Fact]
    public void Write_ThreeYearsOfDaysAndTwentyChannels_AtMostThreeMegabytes()
    {
        var page = new ReportPage(SampleAnalysis.Create(new SampleDesign { Channels = 20, Periods = 1095, Step = TimeStep.Day }));

        Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 800_000, 3_000_000);
    }

    [Fact]
    public void Write_Markup_AsksForNothingOutsideThePage()
    {
        var page = new ReportPage(SampleAnalysis.Create());

        Assert.All(References().Matches(page.Markup), m => Assert.StartsWith("#", m.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.Text[..page.Text.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Text[..page.Text.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("sourceMappingURL", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Treatments_SayTheirLevelAndStandOnTheirOwn()
    {
        var page = new ReportPage(SampleAnalysis.Create());

        Assert.Contains("<li>discount brought", page.Markup, StringComparison.Ordinal);
        Assert.Contains("counted against 0 (min)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("what controls, treatments and media added", page.Markup, StringComparison.Ordinal);
        Assert.Contains("swatch-treatments", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Experiments_HaveASectionOnlyWhereThereAreAny()
    {
        var page = new ReportPage(SampleAnalysis.Create(new SampleDesign { Channels = 2, HasExperiments = true }));

        Assert.Contains("href=\"#experiments\"", page.Markup, StringComparison.Ordinal);
        Assert.Contains("What experiments say", page.Headings.Select(static h => h.Text));
        var rows = page.Rows("experiment-1");
        Assert.Equal(["Priors alone", "Without it", "The experiment", "With it"], rows.Select(static r => (string?)r!["name"]));
        Assert.Equal([2000, 1450, 1200, 1300], rows.Select(static r => (double)r!["mean"]!));
        Assert.DoesNotContain("#experiments", new ReportPage(SampleAnalysis.Create()).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Confounding_IsAStepAndALayerOfItsOwn()
    {
        var sample = SampleAnalysis.Create(new SampleDesign { Channels = 2 });
        var demand = sample.Contributions[^1] with { Component = "confounding[tv]", Kind = ComponentKind.Confounding };
        var page = new ReportPage(sample with { Contributions = [.. sample.Contributions.Take(sample.Contributions.Count - 2), demand, .. sample.Contributions.TakeLast(2)] });

        Assert.Contains("demand that tv follows", page.Rows("waterfall").Select(static r => (string?)r!["name"]));
        Assert.Contains("Demand that media follow", page.Rows("drivers-over-time").Select(static r => (string?)r!["name"]));
    }

    [Fact]
    public void Write_HostileNames_NeverMarkup()
    {
        var page = new ReportPage(SampleAnalysis.Create(HostileDesign));

        Assert.DoesNotContain("<img", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", page.Markup, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileNames_AsManyScriptsAsWithHarmlessOnes() => Assert.Equal(
        Count(new ReportPage(SampleAnalysis.Create(HostileDesign with { Names = ["a", "b", "c"], Name = "d" })).Text, "</script>"),
        Count(new ReportPage(SampleAnalysis.Create(HostileDesign)).Text, "</script>"));

    [Fact]
    public void Write_HostileNames_SpecsHoldThemAsData() => Assert.Contains(
        Hostile, new ReportPage(SampleAnalysis.Create(HostileDesign)).Rows("roi").Select(r => (string?)r!["name"]));

    [Fact]
    public void Write_Policy_AdmitsExactlyThePagesScriptsAndStyle()
    {
        var text = new ReportPage(SampleAnalysis.Create()).Text;
        var policy = Policy().Match(text).Groups[1].Value;
        var scripts = PlainScripts().Matches(text).Select(m => m.Groups[1].Value).ToArray();

        Assert.Equal(4, scripts.Length);
        Assert.All(scripts, script => Assert.Contains(Sha256(script), policy, StringComparison.Ordinal));
        Assert.Contains("style-src " + Sha256(Styles().Match(text).Groups[1].Value), policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Headings_OneTitleNoLevelSkippedSummaryFirstReproductionLast()
    {
        var headings = new ReportPage(SampleAnalysis.Create()).Headings;

        Assert.Single(headings, h => h.Level == 1);
        Assert.All(headings.Zip(headings.Skip(1)), pair => Assert.True(pair.Second.Level <= pair.First.Level + 1));
        var sections = headings.Where(h => h.Level == 2).Select(h => h.Text).ToArray();
        Assert.Equal("Use these numbers with care: 2 checks object", sections[0]);
        Assert.Equal(["What to do next", "How far to trust these numbers", "Does the model follow what happened?"], sections[1..4]);
        Assert.Equal(["What was assumed", "Data checks", "Technical checks", "All parameters", "Definitions"], sections[^6..^1]);
        Assert.Equal("To reproduce these numbers", sections[^1]);
    }

    [Fact]
    public void Write_Verdict_ReasonsRemediesAndStatements()
    {
        var markup = new ReportPage(SampleAnalysis.Create(new SampleDesign { Level = VerdictLevel.DoNotTrust })).Markup;

        Assert.Contains("R-hat is 1.09, above 1.05", markup, StringComparison.Ordinal);
        Assert.Contains("or give the channel a tighter prior", markup, StringComparison.Ordinal);
        Assert.Contains("No experiment supports these numbers", markup, StringComparison.Ordinal);
        Assert.Contains("holdout coverage: no holdout was set", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Facts_AtTheFoot()
    {
        var markup = new ReportPage(SampleAnalysis.Create()).Markup;
        var foot = markup[markup.IndexOf("<footer>", StringComparison.Ordinal)..];

        Assert.Contains("mediamix 1.2.3", foot, StringComparison.Ordinal);
        Assert.Contains("mediamix fit model.yaml --seed 42", foot, StringComparison.Ordinal);
        Assert.Contains("sha256:0f3a", foot, StringComparison.Ordinal);
        Assert.Contains("<dd>42</dd>", foot, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoPaidChannel_SaysSoInsteadOfCharts()
    {
        var page = new ReportPage(SampleAnalysis.Create(new SampleDesign { Channels = 1, HasOrganic = true }));

        Assert.Contains("No channel has spend", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("roi", page.ChartIds);
    }

    [Fact]
    public void Write_Group_HasARowThatSaysWhatItHoldsAndACurve()
    {
        var text = new ReportPage(TinyAnalysis.Grouped()).Text;

        Assert.Contains("both (tv &#x2B; email)", text, StringComparison.Ordinal);
        Assert.Contains("the same money and the same effect as in the rows of these channels", text, StringComparison.Ordinal);
        Assert.Contains("Response curve of group[both]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("the same money and the same effect", new ReportPage(TinyAnalysis.Create()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TinyAnalysisWithInfinitiesAndGaps_Succeeds() =>
        Assert.EndsWith("</html>\n", new ReportPage(TinyAnalysis.Create()).Text, StringComparison.Ordinal);

    static string Sha256(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    [GeneratedRegex("(?:src|href|action|data|poster)=\"([^\"]*)\"")]
    private static partial Regex References();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex PlainScripts();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
