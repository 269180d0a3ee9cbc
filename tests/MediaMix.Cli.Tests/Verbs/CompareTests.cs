using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary><c>compare</c>: runs side by side, and what it refuses.</summary>
public class CompareTests
{
    static async Task<Workspace> TwoRunsAsync(string second)
    {
        var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        File.WriteAllText(workspace.Model, second);
        await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.At("other"), "--chains", "2", "--warmup", "60", "--draws", "30", "--quiet");
        return workspace;
    }

    static readonly string WithTrend = SmallTable.Model.Replace("trend: none", "trend: linear", StringComparison.Ordinal);

    [Fact]
    public async Task Compare_TwoRuns_RanksThem()
    {
        using var workspace = await TwoRunsAsync(WithTrend);
        var outcome = await Mediamix.RunAsync("compare", workspace.Run, workspace.At("other"), "--json", "--out", workspace.At("comparison"));
        var printed = JsonDocument.Parse(outcome.Output).RootElement;
        var runs = printed.GetProperty("runs").EnumerateArray().ToArray();

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        Assert.True(runs[0].GetProperty("elpd").GetDouble() >= runs[1].GetProperty("elpd").GetDouble());
        Assert.Equal(1, runs.Sum(static r => r.GetProperty("weight").GetDouble()), 1e-9);
        Assert.Equal(JsonSerializer.Serialize(printed), JsonSerializer.Serialize(JsonDocument.Parse(File.ReadAllText(workspace.At("comparison/comparison.json"))).RootElement));
        Assert.Equal(3, File.ReadAllLines(workspace.At("comparison/comparison.csv")).Length);
        Assert.Equal(5, File.ReadAllLines(workspace.At("comparison/roi.csv")).Length);
        Assert.Contains("id=\"roi-1-spec\"", File.ReadAllText(workspace.At("comparison/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Elpd_IsThatOfTheRun()
    {
        using var workspace = await TwoRunsAsync(WithTrend);
        var summary = JsonDocument.Parse((await Mediamix.RunAsync("summary", workspace.Run, "--json")).Output).RootElement;
        var compared = JsonDocument.Parse((await Mediamix.RunAsync("compare", workspace.Run, workspace.At("other"), "--json")).Output).RootElement;
        var run = compared.GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("run").GetString() == workspace.Run);

        Assert.Equal(summary.GetProperty("diagnostics").GetProperty("elpd_loo").GetDouble(), run.GetProperty("elpd").GetDouble(), 1e-9);
        var tv = summary.GetProperty("channels")[0].GetProperty("roi").GetProperty("q50").GetDouble();
        Assert.Equal(tv, run.GetProperty("roi").GetProperty("tv").GetProperty("q50").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Compare_Backtest_ScoresForecastsOfBoth()
    {
        using var workspace = await TwoRunsAsync(WithTrend);
        var outcome = await Mediamix.RunAsync("compare", workspace.Run, workspace.At("other"), "--backtest", "--horizon", "5", "--origins", "2", "--json");
        var backtests = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("backtests").EnumerateArray().ToArray();

        Assert.Equal(["realised", "last_year"], backtests.Select(static b => b.GetProperty("controls").GetString()));
        Assert.All(backtests, static b => Assert.Equal(0, b.GetProperty("runs")[0].GetProperty("skill_against_best").GetDouble()));
        Assert.All(backtests, static b => Assert.True(b.GetProperty("runs")[1].GetProperty("skill_against_best").GetDouble() <= 0));
    }

    [Fact]
    public async Task Compare_Table_NamesRunsAndChannels()
    {
        using var workspace = await TwoRunsAsync(WithTrend);
        var outcome = await Mediamix.RunAsync("compare", workspace.Run, workspace.At("other"));

        Assert.Contains("predicts best", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("radio", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OtherRows_IsRefused()
    {
        using var workspace = await TwoRunsAsync(SmallTable.Model.Replace("outcome: revenue", "outcome: revenue\n  from: 2023-03-06", StringComparison.Ordinal));
        var outcome = await Mediamix.RunAsync("compare", workspace.Run, workspace.At("other"), "--out", workspace.At("comparison"));

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains("60 outcomes", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(workspace.At("comparison")));
    }

    [Fact]
    public async Task Compare_OneRunOrAModelFile_IsRefused()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");

        Assert.Contains("nothing to compare", (await Mediamix.RunAsync("compare", workspace.Run)).Errors, StringComparison.Ordinal);
        Assert.Contains("not a finished run", (await Mediamix.RunAsync("compare", workspace.Run, workspace.Model)).Errors, StringComparison.Ordinal);
    }
}
