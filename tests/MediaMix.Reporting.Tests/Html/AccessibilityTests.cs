using System.Net;
using System.Text.RegularExpressions;

namespace MediaMix.Reporting.Tests;

/// <summary>
/// Every page under the rules of axe-core, wide and light, narrow and dark, all folds open. Needs Chromium, and axe.min.js of the npm package axe-core at
/// <c>MEDIAMIX_AXE</c>, which is not part of this repository.
/// </summary>
public sealed partial class AccessibilityTests : IDisposable
{
    static readonly ReportFacts Facts = new("1.0", "mediamix", "0");

    readonly Browser _browser = new();

    public static TheoryData<string> Pages => ["usual", "moving", "panel", "plan", "doubtful plan", "recovery", "sensitivity", "backtest", "comparison"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_Page_AxeFindsNothing(string page)
    {
        Browser.Require();
        var axe = Environment.GetEnvironmentVariable("MEDIAMIX_AXE") ?? "";
        Assert.SkipUnless(File.Exists(axe), "Set MEDIAMIX_AXE to axe.min.js of axe-core.");
        // The page's own policy would keep the checker out.
        var html = Policy().Replace(Html(page), "").Replace("</body>", $"<script>{await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken)}</script>{Checker}</body>", StringComparison.Ordinal);
        foreach (var (width, isDark) in new[] { (1280, false), (400, true) })
        {
            var (dom, _) = await _browser.Open(html, width, isDark);
            Assert.Equal("none", WebUtility.HtmlDecode(Result().Match(dom).Groups[1].Value));
        }
    }

    public void Dispose() => _browser.Dispose();

    static string Html(string page)
    {
        using var writer = new StringWriter();
        switch (page)
        {
            case "plan":
                BudgetReport.Write(writer, SamplePlan.Create(), Facts);
                break;
            case "doubtful plan":
                BudgetReport.Write(writer, SamplePlan.Create(seen: 0), Facts);
                break;
            case "recovery":
                RecoveryPage.Write(writer, SampleStudies.Recovery(), "a", Facts);
                break;
            case "sensitivity":
                SensitivityPage.Write(writer, SampleStudies.Sensitivity(), SampleStudies.Placebo(), SampleStudies.Judgement(), "a", new SamplerSpec(), Facts);
                break;
            case "comparison":
                ComparisonPage.Write(writer, SampleComparison.Create(), [], Facts);
                break;
            case "backtest":
                BacktestReport.Write(writer, SampleBacktest.Create(), SampleBacktest.Stability(), Facts);
                break;
            default:
                var analysis = SampleAnalysis.Create(BrowserTests.Design(page));
                return new ReportPage(page == "panel" ? SampleGeos.Split(analysis, 24, "x") : analysis).Text;
        }
        return writer.ToString();
    }

    const string Checker = """
        <script>(async () => {
          for (let i = 0; i < 400 && document.documentElement.dataset.charts !== 'ready'; i++) await new Promise(done => setTimeout(done, 50));
          document.querySelectorAll('details').forEach(fold => { fold.open = true; });
          await new Promise(done => setTimeout(done, 500));
          const found = (await axe.run(document, { resultTypes: ['violations'] })).violations;
          const result = document.createElement('pre');
          result.id = 'axe-result';
          result.textContent = found.length === 0 ? 'none' : JSON.stringify(found.map(rule => [rule.id, rule.nodes.slice(0, 3).map(node => node.html)]));
          document.body.append(result);
        })();</script>
        """;

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("<pre id=\"axe-result\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();
}
