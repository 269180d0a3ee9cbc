using System.Text.Json;
using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>Published data sets, modelled as a newcomer would: columns named, every prior at its default.</summary>
public class ReferenceDataFitTests
{
    // Simulated by PyMC-Marketing; true contribution per unit of spend, see SOURCE.txt beside the file. Ours also counts what comes after the
    // last week: with decays of 0.4 and 0.2 that is less than half a per cent of the whole.
    static readonly Dictionary<string, double> TrueReturns = new() { ["x1"] = 4967.8, ["x2"] = 2274.9 };

    [Theory]
    [InlineData(42)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Fit_MmmExampleAsInitGuessesIt_HoldsTheTrueReturns(int seed)
    {
        using var workspace = new Workspace();
        File.Copy(ReferenceData.Require("datasets/pymc-marketing/mmm_example.csv"), workspace.At("mmm_example.csv"));
        var init = await Mediamix.RunAsync("init", workspace.At("mmm_example.csv"), "--out", workspace.Model);
        Assert.Equal((ExitCodes.Done, ""), (init.ExitCode, init.Errors));
        var result = await FitAsync(workspace, "--seed", $"{seed}");

        Assert.Equal("trust", result.GetProperty("diagnostics").GetProperty("verdict").GetString());
        var channels = result.GetProperty("channels").EnumerateArray().ToArray();
        Assert.Equal(TrueReturns.Keys, channels.Select(static c => c.GetProperty("channel").GetString()!));
        Assert.All(channels, static c =>
        {
            var (roi, truth) = (c.GetProperty("roi"), TrueReturns[c.GetProperty("channel").GetString()!]);
            Assert.InRange(truth, roi.GetProperty("q5").GetDouble(), roi.GetProperty("q95").GetDouble());
        });
    }

    [Theory]
    [InlineData("target1")]
    [InlineData("target2")]
    [InlineData("target_seasonal")]
    [InlineData("target_upwards")]
    public async Task Fit_MockCgpData_Converges(string outcome)
    {
        using var workspace = new Workspace();
        File.Copy(ReferenceData.Require("datasets/pymc-marketing/mock_cgp_data.csv"), workspace.Data);
        File.WriteAllText(workspace.Model, $$"""
            data: { source: data.csv, date: Weeks, outcome: {{outcome}} }
            channels:
              - { name: search, spend: Google Search }
              - { name: dv360, spend: DV360 }
              - { name: facebook, spend: Facebook }
              - { name: ams, spend: AMS }
              - { name: tv, spend: TV }
              - { name: vod, spend: VOD }
              - { name: ooh, spend: OOH }
              - { name: radio, spend: Radio }
            controls: [ Numeric Distribution, RSP, Promotion ]

            """);
        var diagnostics = (await FitAsync(workspace)).GetProperty("diagnostics");

        Assert.InRange(diagnostics.GetProperty("max_rhat").GetDouble(), 0, 1.01);
        Assert.Equal(0, diagnostics.GetProperty("divergences").GetInt32());
        // Two channels with little spend, whose returns the prior decides as well as the data: nothing else may be said against these fits.
        Assert.All(diagnostics.GetProperty("reasons").EnumerateArray(), static r => Assert.Matches("^Prior and data both decide about (dv360|ooh)", r.GetProperty("message").GetString()));
    }

    static async Task<JsonElement> FitAsync(Workspace workspace, params string[] more)
    {
        var outcome = await Mediamix.RunAsync(["fit", workspace.Model, "--out", workspace.Run, "--json", .. more]);
        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        return JsonDocument.Parse(outcome.Output).RootElement.Clone();
    }
}
