using System.Text;

namespace MediaMix.Reporting.Tests;

/// <summary>The section about geos of a panel, and that a national report has none.</summary>
public class GeosSectionTests
{
    [Fact]
    public void Write_National_HasNoSection()
    {
        var page = new ReportPage(SampleAnalysis.Create());
        Assert.DoesNotContain("id=\"geos\"", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#geos\"", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Held out", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Panel_SaysWhatIsFittedSharedAndHeldOut()
    {
        var page = new ReportPage(SampleGeos.Split(SampleAnalysis.Create(), 6));
        foreach (var words in new[]
        {
            "href=\"#geos\"", "6 geos × 104 weeks are 624 outcomes", "48 are held out to test the model", "26 are weeks in which a geo does not exist",
            "drawn towards what all geos have in common", "3 of 6 geos speak for themselves", "42 of 48 outcomes", "88&#xA0;% inside the 90&#xA0;% band",
        })
            Assert.Contains(words, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HeatMap_HasANumberPerGeoAndChannelWithSpend()
    {
        var rows = new ReportPage(SampleGeos.Split(SampleAnalysis.Create(), 6)).Rows("geo-returns");
        // Six channels: their totals, and in every geo but those in which one has no spend.
        Assert.Equal(6 + 36 - Enumerable.Range(0, 6).Sum(static g => Enumerable.Range(0, 6).Count(m => (m + g) % 5 == 4)), rows.Count);
        Assert.Equal("All geos", (string?)rows[0]!["geo"]);
        Assert.Contains(rows, static row => (bool)row!["borrowed"]!);
    }

    [Fact]
    public void Write_TwoHundredGeosAndTwentyChannels_AtMostThreeMegabytes()
    {
        var page = new ReportPage(SampleGeos.Split(SampleAnalysis.Create(new SampleDesign { Channels = 20, Periods = 156 }), 200));
        Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 800_000, 3_000_000);
        Assert.Contains("The 20 largest geos are shown.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("The 8 channels with the largest spend are shown.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileGeo_IsNeverMarkup()
    {
        var page = new ReportPage(SampleGeos.Split(SampleAnalysis.Create(), 3, "</script><img src=x onerror=alert(1)>"));
        Assert.DoesNotContain("<img", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;/script&gt;&lt;img", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ManyParameters_LeavesThoseOfSingleGeosToTheTable()
    {
        var analysis = SampleGeos.Split(SampleAnalysis.Create(), 6);
        var own = Enumerable.Range(0, 500).Select(i => analysis.Parameters[0] with { Name = $"x{i}[Wales]", Key = new EventKey($"x{i}") { Geo = "Wales" } });
        var page = new ReportPage(analysis with { Parameters = [.. analysis.Parameters, .. own] });
        Assert.DoesNotContain("<bdi>x17[Wales]</bdi>", page.Markup, StringComparison.Ordinal);
        Assert.Contains("500 more parameters belong to single geos", page.Markup, StringComparison.Ordinal);
    }
}
