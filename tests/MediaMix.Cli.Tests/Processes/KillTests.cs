using System.Globalization;

namespace MediaMix.Cli.Tests;

/// <summary>
/// A process that is really killed (SIGKILL), as often as one likes and wherever it stands, and then resumed leaves the very
/// files of one that was left alone.
/// </summary>
public class KillTests
{
    const string Journal = "run.partial/journal";

    static string[] Fit(Workspace workspace, int draws, string folder = "run") =>
    [
        "fit", workspace.Model, "--out", workspace.At(folder), "--chains", "2", "--warmup", "300",
        "--draws", draws.ToString(CultureInfo.InvariantCulture), "--seed", "5", "--resume",
    ];

    /// <summary>Starts the run and kills it as soon as a file or folder is there, made or changed by it, or it has ended.</summary>
    static async Task KillWhenAsync(Workspace workspace, int draws, string appears)
    {
        var before = Stamp(workspace.At(appears));
        using var child = Child.Start(workspace.At(""), Fit(workspace, draws));
        while ((Stamp(workspace.At(appears)) is not { } now || now == before) && !child.HasExited)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        child.Kill();
        await child.EndAsync();
    }

    static DateTime? Stamp(string path) => Path.Exists(path) ? File.GetLastWriteTimeUtc(path) : null;

    static async Task<SortedDictionary<string, string>> FinishAsync(Workspace workspace, int draws, string folder = "run")
    {
        using var child = Child.Start(workspace.At(""), Fit(workspace, draws, folder));
        var outcome = await child.EndAsync();
        Assert.True(outcome.ExitCode is ExitCodes.Done or ExitCodes.NotTrusted, outcome.Errors);
        return FolderBytes.WithoutTimings(workspace.At(folder));
    }

    [Fact]
    public async Task Fit_KilledAtEveryStepOfTheJob_GivesTheFilesOfAWholeRun()
    {
        // Chains of three seconds or more, so that the journal has something to keep on any machine.
        const int draws = 3_000;
        using var workspace = Workspace.With(DailyTable.Bytes(), DailyTable.Model);
        var whole = await FinishAsync(workspace, draws, "whole");
        string[] steps =
        [
            "run.partial", $"{Journal}/chain-0.log", $"{Journal}/chain-1.log", "run.partial/model.yaml", "run.partial/draws.zarr",
            "run.partial/summary.csv", "run.partial/report.html", "run.partial/run.json", "run/run.json",
        ];
        foreach (var step in steps)
        {
            await KillWhenAsync(workspace, draws, step);
        }
        Assert.Equal(whole, await FinishAsync(workspace, draws));
        Assert.Equal(["data.csv", "model.yaml", "run", "whole"], workspace.Entries());
    }

    [Fact]
    public async Task Fit_LongRunKilledAtRandomTimes_GivesTheFilesOfAWholeRun()
    {
        const int draws = 12_000;
        using var workspace = Workspace.With(DailyTable.Bytes(), DailyTable.Model);
        var whole = await FinishAsync(workspace, draws, "whole");
        var random = new Random(20_240_917);
        var kept = 0L;
        for (var life = 0; life < 6; life++)
        {
            using var child = Child.Start(workspace.At(""), Fit(workspace, draws));
            await Task.Delay(TimeSpan.FromSeconds(1 + 6 * random.NextDouble()), TestContext.Current.CancellationToken);
            child.Kill();
            await child.EndAsync();
            // Nothing that was kept is ever sampled again.
            Assert.True(kept <= Kept(workspace));
            kept = Kept(workspace);
        }
        Assert.True(kept > 0);
        Assert.Equal(whole, await FinishAsync(workspace, draws));
        Assert.Equal(["data.csv", "model.yaml", "run", "whole"], workspace.Entries());
    }

    /// <summary>Bytes of all logs, or of none once the run is finished.</summary>
    static long Kept(Workspace workspace) => Directory.Exists(workspace.At(Journal))
        ? new DirectoryInfo(workspace.At(Journal)).EnumerateFiles("*.log").Sum(static f => f.Length)
        : Directory.Exists(workspace.Run) ? long.MaxValue : 0;

    [Fact]
    public async Task Fit_InterruptedAfterProgress_KeepsItAndSaysHowToGoOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        const int draws = 4_000;
        using var workspace = Workspace.With(DailyTable.Bytes(), DailyTable.Model);
        using (var child = Child.Start(workspace.At(""), Fit(workspace, draws)))
        {
            await child.AppearsAsync(workspace.At($"{Journal}/chain-0.log"));
            child.Signal("TERM");
            var outcome = await child.EndAsync();
            Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Output));
            Assert.Equal("Interrupted; what was sampled is kept. Repeat the command with --resume to go on.", outcome.Errors.TrimEnd());
        }
        var before = FolderBytes.Of(workspace.At("run.partial"));

        // Neither a new run nor another one may lose what is kept.
        string[] fresh = [.. Fit(workspace, draws).Where(static a => a != "--resume")];
        Rejected.Check(await Mediamix.RunAsync(fresh), "run.partial: An interrupted run is kept here.", "--resume");
        Rejected.Check(await Mediamix.RunAsync(Fit(workspace, draws + 1)), "has another model, other data, other sampler settings", "--resume");
        Assert.Equal(before, FolderBytes.Of(workspace.At("run.partial")));

        using var again = Child.Start(workspace.At(""), Fit(workspace, draws));
        var resumed = await again.EndAsync();
        Assert.Equal("Going on with an interrupted run.", resumed.Errors.TrimEnd());
        Assert.Equal(await FinishAsync(workspace, draws, "whole"), FolderBytes.WithoutTimings(workspace.Run));
    }

    [Fact]
    public async Task Fit_ResumeOfAFinishedRun_SaysItsResultsAgain()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--resume");
        var before = FolderBytes.Of(workspace.Run);
        var again = await workspace.FitAsync("--resume");

        Assert.Equal((ExitCodes.NotTrusted, ""), (again.ExitCode, again.Errors));
        Assert.StartsWith("This run is finished.", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, FolderBytes.Of(workspace.Run));

        // Another seed is another run.
        Rejected.Check(await workspace.FitAsync("--resume", "--seed", "6"), "run: The run folder exists.", "--force");
        Assert.Equal(before, FolderBytes.Of(workspace.Run));
    }
}
