using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaMix.Analysis;

namespace MediaMix.Cli.Tests;

/// <summary><c>backtest</c>: its files agree with each other, and what it refuses.</summary>
public partial class BacktestTests
{
    static readonly string[] Few = ["--chains", "2", "--warmup", "60", "--draws", "60"];

    static Task<Outcome> RunAsync(Workspace workspace, params string[] more) =>
        Mediamix.RunAsync(["backtest", workspace.Model, "--out", workspace.Run, .. Few, .. more]);

    static List<Dictionary<string, string>> Rows(Workspace workspace, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(workspace.Run, file)).Select(static line => line.Split(',')).ToArray();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal))];
    }

    static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    static string Page(Workspace workspace) => File.ReadAllText(Path.Combine(workspace.Run, "report.html"));

    [Fact]
    public async Task Backtest_SoundModel_WritesEveryFileAndSaysWhoWins()
    {
        using var workspace = Workspace.Sound();
        var outcome = await RunAsync(workspace, "--stability");

        Assert.Contains("the last known value", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["backtest.csv", "backtest.json", "report.html", "run.json", "scores.csv", "stability.csv"],
            Directory.EnumerateFiles(workspace.Run).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Backtest_Scores_AreThoseOfTheForecastsInItsTable()
    {
        using var workspace = Workspace.Sound();
        await RunAsync(workspace, "--horizon", "5", "--origins", "3");
        var forecasts = Rows(workspace, "backtest.csv").Where(static r => r["controls"] == "last_year").ToArray();
        var score = Rows(workspace, "scores.csv").Single(static r => r["forecast"] == "last_year_controls" && r["origin"] == "all");

        Assert.Equal(15, forecasts.Length);
        Assert.Equal(forecasts.Average(static f => Number(f["crps"])), Number(score["crps"]), 1e-9);
        Assert.Equal(
            forecasts.Sum(static f => Math.Abs(Number(f["actual"]) - Number(f["mean"]))) / forecasts.Sum(static f => Number(f["actual"])), Number(score["wmape"]), 1e-12);
        Assert.Equal(forecasts.Count(static f => Number(f["actual"]) >= Number(f["q5"]) && Number(f["actual"]) <= Number(f["q95"])) / 15.0, Number(score["coverage90"]), 1e-12);
        Assert.Equal(1 - forecasts.Sum(static f => Number(f["crps"])) / forecasts.Sum(static f => Number(f["naive_crps"])), Number(score["skill"]), 1e-12);
    }

    [Fact]
    public async Task Backtest_Report_ShowsTheNumbersOfItsTables()
    {
        using var workspace = Workspace.Sound();
        await RunAsync(workspace, "--horizon", "5", "--origins", "3", "--stability");
        var page = WebUtility.HtmlDecode(Page(workspace)).Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

        foreach (var row in Rows(workspace, "scores.csv").Where(static r => r["origin"] == "all"))
        {
            string[] cells = [NumberText.Compact(Number(row["crps"])), NumberText.Percent(Number(row["mape"])), NumberText.Percent(Number(row["wmape"])), NumberText.Percent(Number(row["nrmse"])), NumberText.Significant(Number(row["r2"]), 2)];
            Assert.Matches(string.Join(@"</td>\s*<td class=""num"">(?:[^<]*</td>\s*<td class=""num"">)?", cells.Select(Regex.Escape)), page);
        }
        foreach (var row in Rows(workspace, "stability.csv"))
        {
            var roi = new Analysis.Estimate(Number(row["roi_mean"]), Number(row["roi_q5"]), Number(row["roi_q50"]), Number(row["roi_q95"]));
            Assert.Contains($"{NumberText.Mean(roi)}<small>{NumberText.Range(roi)}</small>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Backtest_Chart_DrawsTheForecastsOfItsTable()
    {
        using var workspace = Workspace.Sound();
        await RunAsync(workspace, "--horizon", "5", "--origins", "3");
        using var spec = JsonDocument.Parse(ChartData().Match(Page(workspace)).Groups[1].Value);
        var drawn = spec.RootElement.GetProperty("data").GetProperty("values").EnumerateArray().ToDictionary(static v => v.GetProperty("date").GetString()!);

        foreach (var row in Rows(workspace, "backtest.csv").Where(static r => r["controls"] == "realised"))
        {
            foreach (var name in new[] { "actual", "mean", "q5", "q25", "q75", "q95", "naive" })
                Assert.Equal(Number(row[name]), drawn[row["date"]].GetProperty(name).GetDouble(), 1e-5 * Math.Abs(Number(row[name])));
            Assert.Equal(row["origin"], drawn[row["date"]].GetProperty("origin").GetString());
        }
    }

    [Fact]
    public async Task Backtest_SameSeed_GivesTheSameBytesWhateverTheThreads()
    {
        using var workspace = Workspace.Sound();
        await RunAsync(workspace, "--threads", "1");
        var first = Bytes();
        await RunAsync(workspace, "--threads", "4", "--force");

        Assert.Equal(first, Bytes());

        string[] Bytes() => [.. new[] { "backtest.csv", "scores.csv", "backtest.json", "report.html" }.Select(name => File.ReadAllText(Path.Combine(workspace.Run, name)))];
    }

    [Fact]
    public async Task Backtest_Json_IsTheFileItWrites()
    {
        using var workspace = Workspace.Sound();
        var outcome = await RunAsync(workspace, "--json", "--horizon", "4");
        var (printed, written) = (JsonDocument.Parse(outcome.Output).RootElement, JsonDocument.Parse(File.ReadAllText(Path.Combine(workspace.Run, "backtest.json"))).RootElement);

        Assert.Equal(JsonSerializer.Serialize(written), JsonSerializer.Serialize(printed));
        Assert.Equal(4, printed.GetProperty("horizons")[0].GetInt32());
    }

    [Theory]
    [InlineData("--horizon", "45", "--horizon 40 or less")]
    [InlineData("--horizon", "0", "it must be a whole number between 1")]
    [InlineData("--origins", "4", "--origins 3 or less")]
    [InlineData("--folds", "3", "--folds")]
    public async Task Backtest_WhatCannotBeDone_IsRefusedAndWritesNothing(string option, string value, string expected)
    {
        using var workspace = Workspace.Sound();
        var outcome = await RunAsync(workspace, option, value);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(workspace.Run));
    }

    [Fact]
    public async Task Backtest_TooFewRows_IsRefused()
    {
        using var workspace = Workspace.With(SmallTable.Rows(25));
        var outcome = await RunAsync(workspace);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains("at least 20 are needed", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_ModelOfARunFolder_WarnsOfWhatItKnows()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        var outcome = await Mediamix.RunAsync(["backtest", Path.Combine(workspace.Run, "model.yaml"), "--horizon", "5", "--origins", "1", .. Few]);

        Assert.Contains("warning: This model file lies in a run folder", outcome.Errors, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"id=""fan-realised-controls-spec"">(.*?)</script>")]
    private static partial Regex ChartData();
}
