using System.Text.Json;
using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>Published national data sets, forecast as a newcomer would: the model as <c>init</c> guesses it, one command.</summary>
public class ReferenceDataBacktestTests
{
    [Theory]
    [InlineData("pymc-marketing/mmm_example.csv", 0.5)]
    [InlineData("robyn/dt_simulated_weekly.csv", 0.3)]
    [InlineData("meridian/national_all_channels.csv", 0.15)]
    public async Task Backtest_ModelAsInitGuessesIt_BeatsLastYearsValueWhenToldTheControls(string file, double least)
    {
        using var workspace = new Workspace();
        File.Copy(ReferenceData.Require("datasets/" + file), workspace.Data);
        Assert.Equal(ExitCodes.Done, (await Mediamix.RunAsync("init", workspace.Data, "--out", workspace.Model)).ExitCode);
        var outcome = await Mediamix.RunAsync("backtest", workspace.Model, "--chains", "2", "--warmup", "300", "--draws", "300", "--json");
        var result = JsonDocument.Parse(outcome.Output).RootElement;
        var duel = result.GetProperty("duels").EnumerateArray().Single(static d => d.GetProperty("forecast").GetString() == "realised_controls" && d.GetProperty("horizon").GetInt32() == 13);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal("better", duel.GetProperty("result").GetString());
        Assert.True(duel.GetProperty("skill").GetDouble() > least);
        Assert.All(result.GetProperty("origins").EnumerateArray(), static o => Assert.True(o.GetProperty("is_sound").GetBoolean()));
    }
}
