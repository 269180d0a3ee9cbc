using System.Globalization;

namespace MediaMix.Cli.Tests;

/// <summary>The program from outside: streams, exit codes, signals.</summary>
public class ProcessTests
{
    static string[] Fit(Workspace workspace, int draws) =>
        ["fit", workspace.Model, "--out", workspace.Run, "--chains", "2", "--warmup", "60", "--draws", draws.ToString(CultureInfo.InvariantCulture)];

    [Fact]
    public async Task Fit_InAPipe_PrintsResultsWithoutProgressOrColour()
    {
        using var workspace = Workspace.Sound();
        using var child = Child.Start(workspace.At(""), Fit(workspace, 30));
        var outcome = await child.EndAsync();

        Assert.Equal((ExitCodes.NotTrusted, ""), (outcome.ExitCode, outcome.Errors));
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.DoesNotContain('\r', outcome.Output);
        Assert.StartsWith("Do not trust: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_NoOut_WritesRunsModelBelowTheWorkingFolder()
    {
        using var workspace = Workspace.Sound();
        using var child = Child.Start(workspace.At(""), "fit", "model.yaml", "--quiet", "--chains", "2", "--warmup", "20", "--draws", "20");
        var outcome = await child.EndAsync();

        Assert.Equal(("", ""), (outcome.Output, outcome.Errors));
        Assert.Equal(["data.csv", "model.yaml", "runs"], workspace.Entries());
        Assert.True(File.Exists(workspace.At("runs/model/report.html")));
    }

    [Fact]
    public async Task Fit_BadInput_ExitsWithTwoAndOneMessage()
    {
        using var workspace = new Workspace();
        using var child = Child.Start(workspace.At(""), "fit", "gone.yaml");
        var outcome = await child.EndAsync();

        Assert.Equal(
            (ExitCodes.WrongInput, "", "error: gone.yaml: There is no such file. Check its name; relative paths start at the current folder."),
            (outcome.ExitCode, outcome.Output, outcome.Errors.TrimEnd()));
        Assert.Empty(workspace.Entries());
    }

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public async Task Fit_Interrupted_LeavesNothingBehind(string signal, int number)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Assert.SkipWhen(IsIgnored(number), $"SIG{signal} is ignored in this process and its children.");
        using var workspace = Workspace.Sound();
        using var child = Child.Start(workspace.At(""), Fit(workspace, 300_000));
        await child.AppearsAsync(workspace.Run + ".partial");
        child.Signal(signal);
        var outcome = await child.EndAsync();

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("Cancelled; nothing was written.", outcome.Errors.TrimEnd());
        Assert.Equal(["data.csv", "model.yaml"], workspace.Entries());
    }

    [Fact]
    public async Task Fit_InterruptedWithForce_KeepsTheEarlierRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var before = FolderBytes.Of(workspace.Run);
        using var child = Child.Start(workspace.At(""), [.. Fit(workspace, 300_000), "--force"]);
        await child.AppearsAsync(workspace.Run + ".partial");
        child.Signal("TERM");
        var outcome = await child.EndAsync();

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Equal(["data.csv", "model.yaml", "run"], workspace.Entries());
        Assert.Equal(before, FolderBytes.Of(workspace.Run));
    }

    [Fact]
    public async Task Fit_AfterAKill_ReplacesWhatWasLeft()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var workspace = Workspace.Sound();
        using (var child = Child.Start(workspace.At(""), Fit(workspace, 300_000)))
        {
            await child.AppearsAsync(workspace.Run + ".partial");
            child.Signal("KILL");
            await child.EndAsync();
        }
        Assert.False(Directory.Exists(workspace.Run));
        var outcome = await workspace.FitAsync();

        Assert.Equal("", outcome.Errors);
        Assert.Equal(["data.csv", "model.yaml", "run"], workspace.Entries());
    }

    /// <summary>True when this process ignores a signal, as jobs put in the background by a script do.</summary>
    static bool IsIgnored(int signal)
    {
        if (!File.Exists("/proc/self/status"))
            return false;
        var mask = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
        return (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) != 0;
    }
}
