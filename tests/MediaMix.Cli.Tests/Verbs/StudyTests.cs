using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>Verbs that fit many times: recover, simulate, sensitivity.</summary>
public class StudyTests
{
    static readonly string[] Few = ["--chains", "2", "--warmup", "60", "--draws", "30"];

    [Fact]
    public async Task Recover_Model_WritesTheSameFilesWhateverTheThreads()
    {
        using var workspace = Workspace.Sound();
        async Task<Outcome> Recover(string name, string threads) =>
            await Mediamix.RunAsync(["recover", workspace.Model, "--refits", "3", "--threads", threads, "--out", workspace.At(name), .. Few]);
        var first = await Recover("one", "1");
        var second = await Recover("two", "4");

        Assert.Equal((ExitCodes.Done, ""), (first.ExitCode, first.Errors));
        Assert.Contains("This data set", first.Output, StringComparison.Ordinal);
        Assert.Contains("From start to result", first.Output, StringComparison.Ordinal);
        var files = FolderBytes.WithoutTimings(workspace.At("one"));
        Assert.Equal(["recovery.csv", "recovery.json", "recovery_summary.csv", "report.html"], files.Keys);
        Assert.Equal(files, FolderBytes.WithoutTimings(workspace.At("two")));
        Assert.Equal(ExitCodes.Done, second.ExitCode);
        Assert.Equal(1 + 3 * 2, File.ReadAllLines(Path.Combine(workspace.At("one"), "recovery.csv")).Length);
    }

    [Fact]
    public async Task Recover_Json_IsTheFileAndNothingElse()
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync(["recover", workspace.Model, "--roi", "tv=2", "--refits", "2", "--json", "--out", workspace.At("r"), .. Few]);
        using var printed = JsonDocument.Parse(outcome.Output);
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(workspace.At("r"), "recovery.json")));

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal("posterior", printed.RootElement.GetProperty("truth").GetString());
        Assert.Equal(2, printed.RootElement.GetProperty("channels")[0].GetProperty("truth").GetProperty("q50").GetDouble(), 1e-9);
        Assert.True(JsonElement.DeepEquals(printed.RootElement, written.RootElement));
    }

    [Fact]
    public async Task Recover_FolderThatExists_IsReplacedByForceAlone()
    {
        using var workspace = Workspace.Sound();
        string[] command = ["recover", workspace.Model, "--refits", "1", "--out", workspace.At("r"), "--quiet", .. Few];
        await Mediamix.RunAsync(command);

        Assert.Equal(ExitCodes.WrongInput, (await Mediamix.RunAsync(command)).ExitCode);
        Assert.Equal(ExitCodes.Done, (await Mediamix.RunAsync([.. command, "--force"])).ExitCode);
        Assert.DoesNotContain(workspace.Entries(), static name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Studies_OfARun_ReadItsPosterior()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var recover = await Mediamix.RunAsync(["recover", workspace.Run, "--refits", "2", "--json", .. Few]);
        var simulate = await Mediamix.RunAsync("simulate", workspace.Run, "--out", workspace.At("world"), "--json");
        var sensitivity = await Mediamix.RunAsync(["sensitivity", workspace.Run, "--out", workspace.At("s"), .. Few]);

        Assert.Equal("posterior", JsonDocument.Parse(recover.Output).RootElement.GetProperty("truth").GetString());
        Assert.Equal((ExitCodes.Done, ""), (simulate.ExitCode, simulate.Errors));
        Assert.Equal((ExitCodes.Done, ""), (sensitivity.ExitCode, sensitivity.Errors));
        Assert.Equal(["grades.csv", "placebo.csv", "report.html", "sensitivity.csv", "sensitivity.json"], FolderBytes.WithoutTimings(workspace.At("s")).Keys);
        Assert.Contains("as it is", sensitivity.Output, StringComparison.Ordinal);
        Assert.Contains("Grades in the light of these fits", sensitivity.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Lead placebo of radio", sensitivity.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_Model_WritesDataThatTheWrittenModelFits()
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync("simulate", workspace.Model, "--out", workspace.At("world"), "--seed", "7", "--roi", "tv=2");
        var model = Path.Combine(workspace.At("world"), "model.yaml");
        var truth = File.ReadAllLines(Path.Combine(workspace.At("world"), "truth.csv"));
        var fit = await Mediamix.RunAsync(["fit", model, "--out", workspace.At("r"), "--quiet", .. Few]);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("week,revenue,radio_spend,tv_spend,price", File.ReadLines(Path.Combine(workspace.At("world"), "data.csv")).First(), StringComparison.Ordinal);
        Assert.Contains(truth, static line => line.StartsWith("roi,tv,", StringComparison.Ordinal) && Math.Abs(double.Parse(line[7..], System.Globalization.CultureInfo.InvariantCulture) - 2) < 1e-9);
        Assert.Contains(truth, static line => line.StartsWith("parameter,tv.adstock.decay,", StringComparison.Ordinal));
        Assert.InRange(fit.ExitCode, ExitCodes.Done, ExitCodes.NotTrusted);
        Assert.NotInRange(fit.ExitCode, ExitCodes.Failed, ExitCodes.WrongInput);
    }

    [Theory]
    [InlineData("recover", "--roi", "tv")]
    [InlineData("recover", "--roi", "tw=2")]
    [InlineData("recover", "--refits", "0")]
    [InlineData("recover", "--truth", "guess")]
    [InlineData("simulate", "--draw", "-1")]
    [InlineData("sensitivity", "--data", "nowhere.csv")]
    public async Task Studies_WrongUse_WriteNothing(string verb, string option, string value)
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync(verb, workspace.Model, option, value, "--out", workspace.At("r"));

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.At("r")));
    }
}
