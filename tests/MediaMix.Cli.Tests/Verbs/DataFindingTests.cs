using System.Globalization;
using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>What <c>check</c> and <c>fit</c> say of the data themselves.</summary>
public class DataFindingTests
{
    [Fact]
    public async Task Check_ChannelsThatMoveInStep_IsAnErrorOfTheDataAndAnExitCode()
    {
        using var workspace = InStep();
        var check = await Mediamix.RunAsync("check", workspace.Model);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);

        Assert.Equal(ExitCodes.NotTrusted, check.ExitCode);
        Assert.Contains("tv and radio move in step", check.Output, StringComparison.Ordinal);
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.Equal(("error", "collinear"), (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString()));
        Assert.Contains("Join them", finding.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_ChannelsThatMoveInStep_WarnsAndGoesOn()
    {
        using var workspace = InStep();
        var fit = await workspace.FitAsync();

        Assert.Contains("warning: tv and radio move in step", fit.Errors, StringComparison.Ordinal);
        Assert.True(Directory.Exists(workspace.Run));
    }

    [Fact]
    public async Task Check_SoundData_SaysThatNothingStandsOut()
    {
        using var workspace = Workspace.Sound();
        var check = await Mediamix.RunAsync("check", workspace.Model);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);

        Assert.Equal(ExitCodes.Done, check.ExitCode);
        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), static f => Assert.Equal("info", f.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Check_SpendThatTheModelDoesNotRead_IsAFinding()
    {
        var rows = SmallTable.Rows().Select(static (row, t) => (string[])[.. row, t == 0 ? "ooh_spend" : "25"]);
        using var workspace = Workspace.With(rows);
        var check = await Mediamix.RunAsync("check", workspace.Model);

        Assert.Equal(ExitCodes.Done, check.ExitCode);
        Assert.Contains("attention   The column ooh_spend looks like spend and is not used: 1,500, beside", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_DirtyCellInASpend_WarnsOnStandardErrorAndCheckNamesIt()
    {
        var rows = SmallTable.Rows();
        rows[16][2] = "lots";
        using var workspace = Workspace.With(rows);
        var init = await Mediamix.RunAsync("init", workspace.Data, "--force");
        var check = await Mediamix.RunAsync("check", workspace.Model);

        Assert.Equal(ExitCodes.Done, init.ExitCode);
        Assert.Contains("data.csv:17:", init.Errors, StringComparison.Ordinal);
        Assert.Contains("The column tv_spend is named like spend; in line 17, \"lots\" is not a number", init.Errors, StringComparison.Ordinal);
        Assert.Contains("unsure: channels.tv: ", init.Output, StringComparison.Ordinal);
        Rejected.Check(check, "data.csv:17:", "tv_spend", "\"lots\" is not a number");
    }

    /// <summary>The second channel is the first one plus a little that depends on the row.</summary>
    static Workspace InStep()
    {
        var rows = SmallTable.Rows().ToArray();
        var (tv, radio) = (Array.IndexOf(rows[0], "tv_spend"), Array.IndexOf(rows[0], "radio_spend"));
        for (var row = 1; row < rows.Length; row++)
            rows[row][radio] = (double.Parse(rows[row][tv], CultureInfo.InvariantCulture) + 5 + 1e-4 * (row % 7)).ToString(CultureInfo.InvariantCulture);
        return Workspace.With(rows);
    }
}
