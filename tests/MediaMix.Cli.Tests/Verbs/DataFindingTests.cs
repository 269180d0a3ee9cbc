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
