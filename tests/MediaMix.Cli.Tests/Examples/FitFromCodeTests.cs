using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaMix.Cli.Tests;

/// <summary>The program of examples/FitFromCode.</summary>
public partial class FitFromCodeTests
{
    // What `mediamix demo --seed 42`, which wrote the example's data, put into truth.csv.
    static readonly (string Channel, double Roi)[] Truth = [("tv", 1.2), ("search", 0.782), ("social", 2.16), ("radio", 0.995)];

    [Fact]
    public async Task Run_Always_PrintsReturnsWhoseIntervalsHoldTheTruth()
    {
        using var workspace = new Workspace();
        using var child = Child.StartProgram(workspace.At(""), "FitFromCode.dll");
        var outcome = await child.EndAsync();

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        var lines = Line().Matches(outcome.Output);
        Assert.Equal(Truth.Select(static t => t.Channel), lines.Select(static m => m.Groups[1].Value));
        foreach (var (line, truth) in lines.Zip(Truth))
            Assert.InRange(truth.Roi, Number(line.Groups[2]), Number(line.Groups[3]));
    }

    static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\w+) +ROI [\d.]+ \(90 %: ([\d.]+) to ([\d.]+)\)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
