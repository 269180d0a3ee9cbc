using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>What <c>check</c> says of exposures that are not the spend.</summary>
public class ExposureTests
{
    [Fact]
    public async Task Check_ExposureOtherThanSpend_ShowsWhatOneCosts()
    {
        using var workspace = Workspace.Moving();
        var check = await Mediamix.RunAsync("check", workspace.Model);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);
        var exposure = Assert.Single(json.RootElement.GetProperty("exposures").EnumerateArray());

        Assert.Equal((ExitCodes.Done, ""), (check.ExitCode, check.Errors));
        Assert.Contains("spend per unit of exposure", check.Output, StringComparison.Ordinal);
        Assert.Contains("yt_reach × yt_freq", check.Output, StringComparison.Ordinal);
        Assert.Equal(["yt_reach", "yt_freq"], exposure.GetProperty("columns").EnumerateArray().Select(static c => c.GetString()));
        // A hundred exposures per unit of spend, but for people that are whole.
        Assert.Equal(0.01, exposure.GetProperty("spend_per_exposure").GetDouble(), 1e-5);
        Assert.InRange(exposure.GetProperty("mean_frequency").GetDouble(), 1, 3);
    }

    [Fact]
    public async Task Check_ExposureIsTheSpend_ShowsNoExposure()
    {
        using var workspace = Workspace.Sound();

        Assert.DoesNotContain("spend per unit of exposure", (await Mediamix.RunAsync("check", workspace.Model)).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);
        Assert.Empty(json.RootElement.GetProperty("exposures").EnumerateArray());
    }
}
