using System.Diagnostics;

namespace MediaMix.Reporting.Tests;

/// <summary>A real browser without a network: Chromium at <c>MEDIAMIX_CHROMIUM</c>, or /usr/bin/chromium.</summary>
sealed class Browser : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mediamix-report-");

    static string Path => Environment.GetEnvironmentVariable("MEDIAMIX_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Skips the test where there is none.</summary>
    public static void Require() => Assert.SkipUnless(File.Exists(Path), $"No Chromium at {Path}; set MEDIAMIX_CHROMIUM.");

    /// <summary>Opens a page and gives what it became, and the log.</summary>
    /// <param name="html">The page.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="isDark">True for the dark colours.</param>
    public async Task<(string Dom, string Log)> Open(string html, int width = 1280, bool isDark = false)
    {
        var file = System.IO.Path.Combine(_folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, html);
        var start = new ProcessStartInfo(Path) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions", FormattableString.Invariant($"--window-size={width},2000"),
            $"--user-data-dir={System.IO.Path.Combine(_folder.FullName, "profile")}", "--enable-logging=stderr", "--virtual-time-budget=60000",
            .. isDark ? ["--blink-settings=preferredColorScheme=0"] : Array.Empty<string>(),
            "--dump-dom", new Uri(file).AbsoluteUri,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var dom = process.StandardOutput.ReadToEndAsync(patience.Token);
        var log = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (await dom, await log);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
