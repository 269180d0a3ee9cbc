using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>The demo, from nothing to a run folder beside its data, model and truth.</summary>
public class DemoTests
{
    static Task<Outcome> DemoAsync(string folder, params string[] more) =>
        Mediamix.RunAsync(["demo", "--out", folder, "--chains", "2", "--warmup", "60", "--draws", "30", .. more]);

    [Fact]
    public async Task Demo_EmptyFolder_WritesDataModelTruthAndRun()
    {
        using var workspace = new Workspace();
        var outcome = await DemoAsync(workspace.At("demo"));

        Assert.Equal((ExitCodes.NotTrusted, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(
            ["data.csv", "model.yaml", "run", "truth.csv"],
            Directory.EnumerateFileSystemEntries(workspace.At("demo")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("Truth against estimates", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_SameSeedTwice_WritesTheSameBytes()
    {
        using var workspace = new Workspace();
        await DemoAsync(workspace.At("a"), "--seed", "5");
        await DemoAsync(workspace.At("b"), "--seed", "5");
        var (a, b) = (FolderBytes.Of(workspace.At("a")), FolderBytes.Of(workspace.At("b")));
        a.Remove("run/run.json");
        b.Remove("run/run.json");

        Assert.Equal(a, b);
    }

    [Fact]
    public async Task Demo_FolderOfAnEarlierDemo_IsReplacedWithForceOnly()
    {
        using var workspace = new Workspace();
        await DemoAsync(workspace.At("demo"), "--seed", "5");
        var first = FolderBytes.Of(workspace.At("demo"));
        var refused = await DemoAsync(workspace.At("demo"), "--seed", "6");
        var kept = FolderBytes.Of(workspace.At("demo"));
        var outcome = await DemoAsync(workspace.At("demo"), "--seed", "6", "--force");
        var second = FolderBytes.Of(workspace.At("demo"));

        Assert.Equal(ExitCodes.WrongInput, refused.ExitCode);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(first, kept);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(first.Keys, second.Keys);
        Assert.NotEqual(first["truth.csv"], second["truth.csv"]);
    }

    [Fact]
    public async Task Demo_ItsOwnFiles_FitToTheSameBytes()
    {
        using var workspace = new Workspace();
        await DemoAsync(workspace.At("demo"));
        await Mediamix.RunAsync("fit", Path.Combine(workspace.At("demo"), "model.yaml"), "--out", workspace.At("again"));
        var (demo, again) = (FolderBytes.WithoutTimings(workspace.At("demo/run")), FolderBytes.WithoutTimings(workspace.At("again")));
        // The report names the command that made it.
        demo.Remove("report.html");
        again.Remove("report.html");

        Assert.Equal(demo, again);
    }

    [Fact]
    public async Task Demo_Json_HoldsTheTruthOfEveryChannel()
    {
        using var workspace = new Workspace();
        var outcome = await DemoAsync(workspace.At("demo"), "--json");
        using var result = JsonDocument.Parse(outcome.Output);
        var truth = result.RootElement.GetProperty("truth").EnumerateArray().ToArray();

        Assert.Equal(["tv", "search", "social", "radio"], truth.Select(static t => t.GetProperty("channel").GetString()));
        Assert.All(truth, static t => Assert.Equal(
            t.GetProperty("inside").GetBoolean(),
            t.GetProperty("roi").GetDouble() >= t.GetProperty("roi_q2.5").GetDouble() && t.GetProperty("roi").GetDouble() <= t.GetProperty("roi_q97.5").GetDouble()));
    }
}
