using System.Text.RegularExpressions;

namespace MediaMix.Reporting.Tests;

/// <summary>Opens reports in a real browser without a network. Needs Chromium: <c>MEDIAMIX_CHROMIUM</c> or /usr/bin/chromium.</summary>
public sealed partial class BrowserTests : IDisposable
{
    readonly Browser _browser = new();

    public static TheoryData<string> Designs => ["usual", "many", "hostile", "organic", "single", "moving", "panel"];

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task Open_Report_EveryChartDrawnAndConsoleSilent(string design)
    {
        Browser.Require();
        var analysis = SampleAnalysis.Create(Design(design));
        var page = new ReportPage(design == "panel" ? SampleGeos.Split(analysis, 24, "<img src=x>") : analysis);

        var (dumped, log) = await _browser.Open(page.Text);
        var dom = Scripts().Replace(dumped, "");

        Assert.Contains("data-charts=\"ready\"", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("data-state=\"failed\"", dom, StringComparison.Ordinal);
        // Charts inside a closed fold are drawn when it opens.
        var unfolded = Regex.Count(Folds().Replace(page.Markup, ""), "class=\"chart ");
        Assert.Equal(unfolded, Regex.Count(dom, "data-state=\"drawn\""));
        Assert.Equal(unfolded, Regex.Count(dom, "<svg "));
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.DoesNotContain("pwned", Root().Match(dom).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", dom, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_Backtest_EveryChartDrawnAndConsoleSilent(bool hasControls)
    {
        Browser.Require();
        using var page = new StringWriter();
        BacktestReport.Write(page, SampleBacktest.Create(hasControls: hasControls), SampleBacktest.Stability(), new ReportFacts("1.0", SampleBacktest.Hostile, "0"));

        var (dumped, log) = await _browser.Open(page.ToString());
        var dom = Scripts().Replace(dumped, "");

        Assert.Contains("data-charts=\"ready\"", dom, StringComparison.Ordinal);
        Assert.Equal(hasControls ? 3 : 2, Regex.Count(dom, "data-state=\"drawn\""));
        Assert.DoesNotContain("data-state=\"failed\"", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.DoesNotContain("pwned", Root().Match(dom).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", dom, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(0)]
    public async Task Open_Plan_EveryChartDrawnAndConsoleSilent(double seen)
    {
        Browser.Require();
        using var page = new StringWriter();
        BudgetReport.Write(page, SamplePlan.Create("'); document.documentElement.dataset.pwned=1; ('", seen), new ReportFacts("1.0", "mediamix optimize", "0"));

        var (dumped, log) = await _browser.Open(page.ToString());
        var dom = Scripts().Replace(dumped, "");

        Assert.Contains("data-charts=\"ready\"", dom, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(dom, "data-state=\"drawn\""));
        Assert.DoesNotContain("data-state=\"failed\"", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.DoesNotContain("pwned", Root().Match(dom).Value, StringComparison.Ordinal);
    }

    public void Dispose() => _browser.Dispose();

    internal static SampleDesign Design(string name) => name switch
    {
        "many" => new SampleDesign { Channels = 20, Periods = 156, Kind = OutcomeKind.Units },
        "hostile" => new SampleDesign
        {
            Channels = 3,
            Step = TimeStep.Index,
            HasReach = true,
            HasMovement = true,
            Names =
            [
                "</script><img src=x onerror=\"document.documentElement.dataset.pwned=1\">",
                "'); document.documentElement.dataset.pwned=1; ('",
                "datum.x]+(document.documentElement.dataset.pwned=1)+[\\",
            ],
        },
        "organic" => new SampleDesign { Channels = 2, HasOrganic = true, HasGaps = true },
        "single" => new SampleDesign { Channels = 1, Periods = 1, Step = TimeStep.Month },
        "moving" => new SampleDesign { Channels = 3, HasOrganic = true, HasReach = true, HasMovement = true },
        _ => new SampleDesign(),
    };

    [GeneratedRegex("<details>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Folds();

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("<html[^>]*>")]
    private static partial Regex Root();
}
