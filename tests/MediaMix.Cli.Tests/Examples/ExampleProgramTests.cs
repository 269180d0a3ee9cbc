using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace MediaMix.Cli.Tests;

/// <summary>The programs of one file under examples/ run as their page says: <c>dotnet run -c Release examples/NAME.cs</c>.</summary>
public partial class ExampleProgramTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>What the output of a program has to hold.</summary>
    static readonly Dictionary<string, Action<string>> Expected = new()
    {
        ["explain-the-outcome.cs"] = static output => Assert.Matches("(?s)^Verdict: Trust\n.*\ntv +returned 1\\.\\d\\d per unit spent.*grade B\n", output),
        // Worth of a fifth of tv in the simulated truth: 0.2 × ROI 1.2 × spend 10.2M = 2.5M less.
        ["what-if.cs"] = static output => Assert.InRange(Numbers(output)[0], -3.0, -2.0),
        // 13 weeks of about 0.95M, of which television brings about a tenth.
        ["predict-next-quarter.cs"] = static output => Assert.True(Numbers(output) is [var all, _, _, var without, ..] && all is > 10 and < 15 && without < all - 0.3, output),
        ["optimise-a-budget.cs"] = static output => Assert.Matches("^tv +from +551,465 to +71\\d,\\d{3}\n(?s).*\nbrings \\d{2,3},\\d{3} more revenue .* probability of 9\\d %; no plan can bring more than another 0\\.0\\d % ", output),
        ["save-and-load.cs"] = static output => Assert.Matches("^2000 draws of \\d+ quantities, model [0-9a-f]{8}, data [0-9a-f]{8}\nthe same draws: True\n(\\w+ +ROI \\d\\.\\d\\d, as before: True\n){3}$", output),
        // Means 0 and 1 of the banana, five standard errors each.
        ["sample-a-density.cs"] = static output => Assert.Matches("divergences: 0\n.*mean +-?0\\.[01]\\d\\d .*\nx2 mean +(0\\.[789]|1\\.[012])\\d\\d ", output),
    };

    public static TheoryData<string> Programs =>
        [.. Directory.EnumerateFiles(Checkout.At("examples"), "*.cs").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Run_Program_PrintsWhatItPromises(string program)
    {
        // The runtime that runs this test also runs the program, whatever the search path says.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        using var process = Process.Start(new ProcessStartInfo(dotnet, ["run", "-c", "Release", Checkout.At($"examples/{program}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await process.WaitForExitAsync(limit.Token);

        Assert.Equal((0, ""), (process.ExitCode, process.ExitCode == 0 ? "" : await output + await errors));
        Expected[program]((await output).ReplaceLineEndings("\n"));
    }

    static double[] Numbers(string text) => [.. Number().Matches(text).Select(static m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"([-+]?\d+\.\d+)(?=M| to|\))")]
    private static partial Regex Number();
}
