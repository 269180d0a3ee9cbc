using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MediaMix.Cli.Tests;

/// <summary>
/// Draws the pictures of the tutorial anew, from the pages that its own commands write. Needs Chromium
/// (<c>MEDIAMIX_CHROMIUM</c> or /usr/bin/chromium):
/// <c>dotnet run -c Release --project tests/MediaMix.Cli.Tests -- -explicit only -class "*.TutorialPictureTests"</c>.
/// </summary>
public partial class TutorialPictureTests
{
    /// <summary>Picture, page, the section that it shows (empty: the top of the page), height in pixels.</summary>
    static readonly (string Picture, string Page, string Section, int Height)[] Pictures =
    [
        ("tutorial-summary.png", "run2/report.html", "", 890),
        ("tutorial-returns.png", "run2/report.html", "returns", 490),
        ("tutorial-response.png", "run2/report.html", "curves", 705),
        ("tutorial-plan.png", "plan/plan.html", "", 1030),
    ];

    [Fact]
    public void Pictures_OfTheTutorial_AreThoseThatAreDrawnHere() => Assert.Equal(
        Pictures.Select(static p => $"images/{p.Picture}").Order(StringComparer.Ordinal),
        Picture().Matches(File.ReadAllText(Checkout.At("docs/tutorial.md"))).Select(static m => m.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact(Explicit = true)]
    public async Task Pictures_FromTheRunsOfTheTutorial_AreDrawn()
    {
        var chromium = Environment.GetEnvironmentVariable("MEDIAMIX_CHROMIUM") ?? "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(chromium), $"No Chromium at {chromium}; set MEDIAMIX_CHROMIUM.");
        using var run = new TutorialRun();
        await run.RunAsync();
        foreach (var (picture, page, section, height) in Pictures)
        {
            var shown = run.At(picture + ".html");
            await File.WriteAllTextAsync(shown, Shown(section, await File.ReadAllTextAsync(run.At(page), TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo(chromium,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", $"--window-size=1000,{height}",
                $"--user-data-dir={run.At("profile")}", "--virtual-time-budget=20000", $"--screenshot={Checkout.At($"docs/images/{picture}")}", new Uri(shown).AbsoluteUri,
            ])
            { RedirectStandardError = true })!;
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, errors);
        }
    }

    /// <summary>The page without what is there to be clicked, and of its sections one alone or all. Its policy allows no style but its own, so that it goes, too.</summary>
    static string Shown(string section, string html)
    {
        var hidden = section.Length == 0 ? "nav, button" : $"nav, button, header, footer, main > :not(#{section})";
        return Policy().Replace(html, "").Replace("</head>", $"<style>{hidden} {{ display: none !important }}</style></head>", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\((images/[^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();
}
