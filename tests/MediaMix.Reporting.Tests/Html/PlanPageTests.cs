using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>The page of a plan.</summary>
public class PlanPageTests
{
    static readonly Verdict Careful = new(VerdictLevel.Caution, [new VerdictReason(VerdictLevel.Caution, "tv", 1, 0, "a", "b")], [], []);

    static string Page(BudgetPlan plan, Verdict? verdict = null)
    {
        using var writer = new StringWriter();
        BudgetReport.Write(writer, plan, new ReportFacts("1.0", "mediamix optimize run", "abc"), verdict);
        return writer.ToString();
    }

    [Fact]
    public void Write_SoundPlan_HasGeosAndNoAlarm()
    {
        var page = Page(SamplePlan.Create());

        Assert.Contains("<section id=\"plan\" class=\"\">", page, StringComparison.Ordinal);
        Assert.Contains("<h3>By geo</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">100 → 200</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"doubt\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3>By geo</h3>", Page(SamplePlan.Create() with { Request = new BudgetRequest { Periods = 2 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PlanFarBeyondThePast_IsMarkedAtTheTop()
    {
        var page = Page(SamplePlan.Create(seen: 0), Careful);

        Assert.Contains("<section id=\"plan\" class=\"verdict do_not_trust\">", page, StringComparison.Ordinal);
        Assert.Contains("<b>Do not trust this plan: 50&#xA0;% of its money", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"doubt\"><dt>Gain over the old plan</dt>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DoubtfulFit_IsSaidOfIt()
    {
        var page = Page(SamplePlan.Create(), Careful);

        Assert.Contains("<section id=\"plan\" class=\"verdict caution\">", page, StringComparison.Ordinal);
        Assert.Contains("Of the fit: Use these numbers with care: one check objects.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"doubt\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UnchangedPlan_IsTheSamePlan()
    {
        var page = Page(SamplePlan.Unchanged());

        Assert.Contains("<dd class=\"value\">the same plan</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Beats the old plan", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileNames_StayText()
    {
        var page = Page(SamplePlan.Create("</script><img src=x onerror=alert(1)>", seen: 100));

        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }
}
