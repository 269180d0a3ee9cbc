namespace MediaMix.Reporting.Tests;

public class StudyPageTests
{
    const string Hostile = "</script><img src=x onerror=alert(1)>";

    static readonly ReportFacts Facts = new("1.0", "mediamix recover model.yaml", "abc");

    [Fact]
    public void Recovery_HostileNames_StayText() => AssertHarmless(Recovery(Hostile));

    [Fact]
    public void Sensitivity_HostileNames_StayText() => AssertHarmless(Sensitivity(Hostile));

    [Fact]
    public void Recovery_EveryChannel_HasAChartAndRowsOfBothTables()
    {
        var page = Recovery("tv");

        for (var m = 0; m < 3; m++)
            Assert.Contains($"id=\"truth-{m}-spec\"", page, StringComparison.Ordinal);
        Assert.Equal(3, Count(page, "<th scope=\"row\"><bdi>tv</bdi></th>") + 1);
        Assert.Contains("could not tell an ROI of 1.0 for radio", page, StringComparison.Ordinal);
        Assert.Contains("mediamix recover model.yaml", page, StringComparison.Ordinal);
        Assert.Contains("<li><b>Bias</b>: how far estimates lie above the truth", page, StringComparison.Ordinal);
        Assert.Contains("<li><b>Not half, not twice</b>: in how many", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_EveryChannelAndPlacebo_IsThere()
    {
        var page = Sensitivity("tv");

        for (var m = 0; m < 3; m++)
            Assert.Contains($"id=\"variants-{m}-spec\"", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>try 3</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("Lead placebo of radio failed", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">C (was B)</td>", page, StringComparison.Ordinal);
        Assert.Contains("in the light of these fits: Caution", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_HostileNames_StayText() => AssertHarmless(Comparison(Hostile));

    [Fact]
    public void Comparison_EveryChannel_HasAChartOfTheRunsThatKnowIt()
    {
        var page = Comparison("runs/knots");

        Assert.Contains("<li>runs/knots predicts best.</li>", page, StringComparison.Ordinal);
        Assert.Contains("ROI of tv: runs/knots 1.5 (1.2–\u20601.8); runs/linear 2.5 (2.0–\u20603.0).", page, StringComparison.Ordinal);
        Assert.Contains("ROI of radio: runs/knots 0.90 (0.72–\u20601.08).", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">−12.0 (±3.0)</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"forecasts\"", page, StringComparison.Ordinal);
    }

    static string Comparison(string best)
    {
        using var writer = new StringWriter();
        ComparisonPage.Write(writer, SampleComparison.Create(best), [], Facts);
        return writer.ToString();
    }

    [Fact]
    public void Write_Twice_SameBytes()
    {
        Assert.Equal(Recovery("tv"), Recovery("tv"));
        Assert.Equal(Sensitivity("tv"), Sensitivity("tv"));
    }

    static void AssertHarmless(string page)
    {
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    static int Count(string text, string part) => text.Split(part).Length - 1;

    static string Recovery(string name)
    {
        using var writer = new StringWriter();
        RecoveryPage.Write(writer, SampleStudies.Recovery(name), name, Facts);
        return writer.ToString();
    }

    static string Sensitivity(string name)
    {
        using var writer = new StringWriter();
        SensitivityPage.Write(writer, SampleStudies.Sensitivity(name), SampleStudies.Placebo(name), SampleStudies.Judgement(name), name, new SamplerSpec(), Facts);
        return writer.ToString();
    }
}
