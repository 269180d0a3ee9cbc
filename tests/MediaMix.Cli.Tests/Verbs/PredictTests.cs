using System.Globalization;
using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>Forecasts from a plan, against what the made-up advertiser really does next.</summary>
public class PredictTests
{
    const int Fitted = 52;

    static readonly List<string[]> All = SmallTable.Rows();

    /// <summary>A workspace whose first weeks are fitted, with the last ones as a plan.</summary>
    static async Task<Workspace> FittedAsync(Func<string[], string[]>? edit = null)
    {
        var workspace = Workspace.With(All[..(Fitted + 1)]);
        Assert.Equal("", (await workspace.FitAsync()).Errors);
        File.WriteAllText(workspace.At("plan.csv"), SmallTable.Text(All.Where((_, row) => row == 0 || row > Fitted).Select(edit ?? (static row => row))));
        return workspace;
    }

    [Fact]
    public async Task Predict_SpendFarBeyondThePast_IsWarnedOf()
    {
        var column = Array.IndexOf(All[0], "tv_spend");
        using var workspace = await FittedAsync(row => row[0] == All[Fitted + 1][0] ? [.. row.Select((cell, i) => i == column ? "1e9" : cell)] : row);
        var largest = All[1..(Fitted + 1)].Max(row => double.Parse(row[column], CultureInfo.InvariantCulture));

        var json = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--json");
        var text = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"));

        using var document = JsonDocument.Parse(json.Output);
        var beyond = Assert.Single(document.RootElement.GetProperty("beyond_past").EnumerateArray());
        Assert.Equal("tv", beyond.GetProperty("channel").GetString());
        Assert.Equal((largest, 1e9), (beyond.GetProperty("largest_past").GetDouble(), beyond.GetProperty("largest_planned").GetDouble()));
        Assert.Contains("Note: the plan for tv goes up to 1.00B", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_PlanThatDoesNotExist_SaysWhereItWasLookedFor()
    {
        using var workspace = await FittedAsync();
        Rejected.Check(
            await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("gone.csv")),
            "gone.csv: There is no such file. Check its name; relative paths start at the current folder.");
    }

    [Fact]
    public async Task Predict_RowsThatFollow_PredictsWhatHappens()
    {
        using var workspace = await FittedAsync(static row => [row[0], .. row[2..]]);

        var (json, written) = (await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--json", "--out", workspace.At("prediction")), workspace.At("prediction"));

        Assert.Equal((0, ""), (json.ExitCode, json.Errors));
        using var document = JsonDocument.Parse(json.Output);
        var periods = document.RootElement.GetProperty("periods").EnumerateArray().ToArray();
        Assert.Equal(All.Count - 1 - Fitted, periods.Length);
        var inside = 0;
        for (var t = 0; t < periods.Length; t++)
        {
            var (outcome, actual) = (periods[t].GetProperty("outcome"), double.Parse(All[Fitted + 1 + t][1], CultureInfo.InvariantCulture));
            Assert.Equal(All[Fitted + 1 + t][0], periods[t].GetProperty("date").GetString());
            Assert.Equal(actual, outcome.GetProperty("mean").GetDouble(), 40.0);
            inside += actual >= outcome.GetProperty("q5").GetDouble() && actual <= outcome.GetProperty("q95").GetDouble() ? 1 : 0;
        }
        Assert.InRange(inside, 6, periods.Length);
        Assert.Equal(periods.Sum(static p => p.GetProperty("outcome").GetProperty("mean").GetDouble()), document.RootElement.GetProperty("total").GetProperty("mean").GetDouble(), 1e-6);
        var lines = File.ReadAllLines(Path.Combine(written, "predictions.csv"));
        Assert.Equal("date,mean,q5,q50,q95", lines[0]);
        Assert.Equal(periods[3].GetProperty("outcome").GetProperty("q95").GetDouble().ToString("R", CultureInfo.InvariantCulture), lines[4].Split(',')[4]);
    }

    [Fact]
    public async Task Predict_Twice_PrintsTheSame()
    {
        using var workspace = await FittedAsync();

        var (one, other) = (await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv")), await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv")));

        Assert.Equal(one.Output, other.Output);
        Assert.Contains("revenue from 2024-01-01 to 2024-02-19", one.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_MoreMedia_IsMoreOutcome()
    {
        using var workspace = await FittedAsync();
        File.WriteAllText(workspace.At("more.csv"), SmallTable.Text(All.Where(static (_, row) => row == 0 || row > Fitted).Select(static (cells, row) => row == 0 ? cells : [cells[0], "", "200", cells[3], cells[4]])));

        Assert.True(await Total(workspace, "more.csv") > await Total(workspace, "plan.csv") + 100);
    }

    [Fact]
    public async Task Predict_AllThatIsWrongWithAPlan_IsSaidAtOnce()
    {
        using var workspace = await FittedAsync(static row => row[0] == "week" ? ["week", "tv_spend"] : [row[0], row[2]]);
        File.AppendAllText(workspace.At("plan.csv"), "2023-05-01,3\n");

        var outcome = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--out", workspace.At("prediction"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("plan.csv:10:1: The plan's 2023-05-01 lies in the fitted window, which ends 2023-12-25.", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("The plan has no column \"radio_spend\", the spend of channel radio. Add it, 0 where radio rests.", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("The plan has no column \"price\", a control. Add what you assume it to be in every period of the plan.", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.At("prediction")));
    }

    /// <summary>The same plan with a row per channel, and what it does not hold beside it.</summary>
    [Fact]
    public async Task Predict_PlanWithARowPerChannel_IsTheSamePlan()
    {
        using var workspace = await FittedAsync();
        var rows = All[(Fitted + 1)..];
        File.WriteAllText(workspace.At("long.csv"), "date,channel,spend,reference\n" + string.Concat(rows.Select(static r => $"{r[0]},radio,{r[3]},1\n{r[0]},tv,{r[2]},1\n")));
        File.WriteAllText(workspace.At("controls.csv"), "price,week,tv_spend\n" + string.Concat(rows.Select(static r => $"{r[4]},{r[0]},999\n")));

        var wide = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--json");
        var plan = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("long.csv"), "--controls", workspace.At("controls.csv"), "--json");

        Assert.Equal((0, "", wide.Output), (plan.ExitCode, plan.Errors, plan.Output));
    }

    [Fact]
    public async Task Predict_PlanThatOptimizeWrote_IsRead()
    {
        using var workspace = await FittedAsync();
        File.WriteAllText(workspace.At("controls.csv"), "week,price\n" + string.Concat(All[(Fitted + 1)..].Select(static r => $"{r[0]},{r[4]}\n")));
        // So short a fit is not to be trusted, and its plan says so.
        Assert.Equal(ExitCodes.NotTrusted, (await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "8", "--draws", "20", "--out", workspace.At("optimal"))).ExitCode);

        var bare = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("optimal/plan.csv"));
        var whole = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("optimal/plan.csv"), "--controls", workspace.At("controls.csv"));

        Rejected.Check(bare, "The plan has no column \"price\", a control.", "--controls");
        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("revenue from 2024-01-01 to 2024-02-19", whole.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_LongPlanWithFaults_NamesAllOfThem()
    {
        using var workspace = await FittedAsync();
        File.WriteAllText(workspace.At("long.csv"), "date,channel,spend\n2024-01-01,tv,1\n2024-01-01,tv,2\n2024-01-08,tvv,1\n");
        File.WriteAllText(workspace.At("controls.csv"), "week,price\n2024-01-01,10\n");

        Rejected.Check(
            await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("long.csv"), "--controls", workspace.At("controls.csv")),
            "long.csv:3:12: tv stands for the same date in line 2.", "long.csv:4:12: \"tvv\" is no channel", "controls.csv: 2024-01-08 is planned, but has no row here.");
        Rejected.Check(await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--controls", workspace.At("controls.csv")), "--controls goes with a plan that optimize wrote");
    }

    [Theory]
    [InlineData("x", "plan.csv:2:13: ")]
    [InlineData("-4", "plan.csv:2:13: ")]
    public async Task Predict_ACellThatIsNoSpend_IsNamedWithItsLine(string cell, string expected)
    {
        using var workspace = await FittedAsync(row => row[0] == All[Fitted + 1][0] ? [row[0], "", cell, row[3], row[4]] : row);

        var outcome = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_ReachAndFrequencyLeftOut_AreBoughtAsOfLate()
    {
        using var workspace = Workspace.Moving();
        Assert.Equal("", (await workspace.FitAsync()).Errors);
        File.WriteAllText(workspace.At("plan.csv"), $"week,tv_spend,radio_spend\n{SmallTable.Date(60)},50,30\n{SmallTable.Date(61)},0,0\n");

        var outcome = await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        var youtube = document.RootElement.GetProperty("channels").EnumerateArray().Single(static c => c.GetProperty("channel").GetString() == "youtube");
        Assert.Equal(30, youtube.GetProperty("spend").GetDouble());
        Assert.True(youtube.GetProperty("effect").GetProperty("q5").GetDouble() > 0);
    }

    static async Task<double> Total(Workspace workspace, string plan)
    {
        using var document = JsonDocument.Parse((await Mediamix.RunAsync("predict", workspace.Run, "--plan", workspace.At(plan), "--json")).Output);
        return document.RootElement.GetProperty("total").GetProperty("mean").GetDouble();
    }
}
