using System.Globalization;
using System.Net;
using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>What a user sees of reach and frequency, and of effectiveness that moves.</summary>
public class MovingRunTests
{
    static string[][] Table(Workspace workspace, string file) =>
        [.. File.ReadAllLines(Path.Combine(workspace.Run, file)).Select(static line => line.Split(','))];

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    [Fact]
    public async Task Fit_ReachAndFrequency_WritesThePlanAndTheGrid()
    {
        using var workspace = Workspace.Moving();
        await workspace.FitAsync();
        var table = Table(workspace, "frequency.csv");
        var grid = table[2..];

        Assert.Equal("channel,frequency,mark,roi_mean,roi_q5,roi_q50,roi_q95,effect_mean,effect_q5,effect_q50,effect_q95,best_probability", string.Join(',', table[0]));
        Assert.Equal("actual", table[1][2]);
        Assert.All(table[1..], static row => Assert.Equal((12, "youtube"), (row.Length, row[0])));
        Assert.Equal(Enumerable.Range(10, 21).Select(static i => i / 10.0), grid.Select(static row => Number(row[1])));
        Assert.Equal(grid.Max(static row => Number(row[3])), Number(Assert.Single(grid, static row => row[2] == "best")[3]));
        Assert.Equal(1, grid.Sum(static row => Number(row[11])), 1e-9);
        Assert.Equal(Table(workspace, "roi.csv")[2][6..10], table[1][3..7]);
    }

    [Fact]
    public async Task Fit_TimeVarying_WritesOneRowPerPeriodOfTheMovingChannel()
    {
        using var workspace = Workspace.Moving();
        await workspace.FitAsync();
        var table = Table(workspace, "effectiveness.csv");

        Assert.Equal("date,channel,mean,q5,q50,q95", string.Join(',', table[0]));
        Assert.Equal(Enumerable.Range(0, 60).Select(static week => (SmallTable.Date(week), "tv")), table[1..].Select(static row => (row[0], row[1])));
        // One on average in every draw, so the mean is, too.
        Assert.Equal(1, table[1..].Average(static row => Number(row[2])), 1e-9);
        Assert.All(table[1..], static row => Assert.InRange(Number(row[2]), Number(row[3]), Number(row[5])));
    }

    [Fact]
    public async Task Fit_Experiment_WritesWhatItAndTheModelSay()
    {
        using var workspace = Workspace.Moving();
        await workspace.FitAsync();
        var table = Table(workspace, "experiments.csv");
        var row = Assert.Single(table[1..]);

        Assert.Equal(["video test", "youtube", "2023-03-13", "2023-05-01", "lift", "400", "100"], row[..7]);
        Assert.Equal(table[0].Length, row.Length);
        for (var first = 7; first < 19; first += 4)
            Assert.InRange(Number(row[first + 2]), Number(row[first + 1]), Number(row[first + 3]));
        Assert.Contains(Table(workspace, "contributions.csv"), static cells => cells[1] == "confounding[youtube]");
        Assert.Contains(Table(workspace, "summary.csv"), static cells => cells[0] == "youtube.confounding");

        var summary = await Mediamix.RunAsync("summary", workspace.Run);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("summary", workspace.Run, "--json")).Output);
        Assert.Equal(Number(row[19]), json.RootElement.GetProperty("experiments")[0].GetProperty("conflict_z").GetDouble());
        Assert.Contains("The experiment video test found a lift of", summary.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Experiment_SaysWhatThePriorsSayAndWhatIsOdd()
    {
        using var workspace = Workspace.With(SmallTable.MovingRows(), SmallTable.MovingModel.Replace("lift: 400", "lift: -40000", StringComparison.Ordinal));
        var check = await Mediamix.RunAsync("check", workspace.Model);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);

        Assert.Contains("model.yaml:12:16: The experiment video test says that more media brought less outcome", check.Errors, StringComparison.Ordinal);
        Assert.Contains("more than all of the outcome in its window", check.Errors, StringComparison.Ordinal);
        Assert.Contains("priors say", check.Output, StringComparison.Ordinal);
        var experiment = json.RootElement.GetProperty("experiments")[0];
        Assert.Equal(-40000, experiment.GetProperty("stated").GetDouble());
        Assert.True(experiment.GetProperty("prior").GetProperty("q5").GetDouble() > 0);
    }

    [Fact]
    public async Task Report_FinishedRun_SaysWhatTheTablesSayAndWritesTheSameBytesAgain()
    {
        using var workspace = Workspace.Moving();
        await workspace.FitAsync();
        var before = FolderBytes.Of(workspace.Run);
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(workspace.Run, "report.html"), TestContext.Current.CancellationToken));
        var outcome = await Mediamix.RunAsync("report", workspace.Run);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal(before, FolderBytes.Of(workspace.Run));
        var seen = Number(Table(workspace, "frequency.csv")[1][1]).ToString("0.0", CultureInfo.InvariantCulture);
        Assert.Contains($"People saw youtube {seen} times on average", page, StringComparison.Ordinal);
        Assert.Contains("How well tv worked over time", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_Json_TellsTheBestFrequencyOfTheChannelThatHasOne()
    {
        using var workspace = Workspace.Moving();
        await workspace.FitAsync();
        var table = Table(workspace, "frequency.csv");
        var best = table.Single(static row => row[2] == "best");
        var summary = await Mediamix.RunAsync("summary", workspace.Run);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("summary", workspace.Run, "--json")).Output);
        var channels = json.RootElement.GetProperty("channels");
        var frequency = channels[1].GetProperty("frequency");

        Assert.Equal(JsonValueKind.Null, channels[0].GetProperty("frequency").ValueKind);
        Assert.Equal((Number(table[1][1]), Number(best[1])), (frequency.GetProperty("actual").GetDouble(), frequency.GetProperty("best").GetDouble()));
        Assert.Equal(Number(best[3]), frequency.GetProperty("roi_at_best").GetProperty("mean").GetDouble());
        Assert.Equal(Number(best[7]), frequency.GetProperty("effect_at_best").GetProperty("mean").GetDouble());
        Assert.Equal(3, frequency.GetProperty("highest_seen").GetDouble());
        Assert.InRange(frequency.GetProperty("best_q50").GetDouble(), frequency.GetProperty("best_q5").GetDouble(), frequency.GetProperty("best_q95").GetDouble());
        Assert.Contains("People saw youtube", summary.Output, StringComparison.Ordinal);
    }
}
