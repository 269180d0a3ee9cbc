using System.Text.Json;
using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>Every model file under examples/ can be fitted: with short chains always, with default settings on demand.</summary>
public class ExampleFitTests
{
    /// <summary>Data below the reference folder of the models whose data are not part of this repository.</summary>
    static readonly Dictionary<string, string> ReferenceFiles = new()
    {
        ["google2017/model.yaml"] = "reference/google2017/data.csv",
        ["pymc_default/model.yaml"] = "reference/pymc_default/data.csv",
        ["pymc_quickstart/model.yaml"] = "datasets/pymc-marketing/mmm_example.csv",
        ["pymc_two_geos/model.yaml"] = "datasets/pymc-marketing/multidimensional_mock_data.csv",
        ["robyn/model.yaml"] = "datasets/robyn/dt_simulated_weekly.csv",
        ["meridian/model.yaml"] = "datasets/meridian/geo_all_channels.csv",
        ["btvc/model.yaml"] = "datasets/orbit/iclaims_example.csv",
    };

    public static TheoryData<string> Models => [.. Files()];

    static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Checkout.At("examples"), "*.yaml", SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Checkout.At("examples"), path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Fit_ShortChains_ConvergeAndFindNothingAgainstTheModel(string model)
    {
        var diagnostics = await DiagnosticsAsync(model, "--warmup", "400", "--draws", "400");

        Assert.NotEqual("do_not_trust", diagnostics.GetProperty("verdict").GetString());
        Assert.Equal(0, diagnostics.GetProperty("divergences").GetInt32());
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Models))]
    public async Task Fit_DefaultSettings_Converges(string model)
    {
        var diagnostics = await DiagnosticsAsync(model);

        Assert.NotEqual("do_not_trust", diagnostics.GetProperty("verdict").GetString());
        Assert.Equal(0, diagnostics.GetProperty("divergences").GetInt32());
        Assert.InRange(diagnostics.GetProperty("max_rhat").GetDouble(), 0, 1.01);
        Assert.InRange(diagnostics.GetProperty("min_ess_bulk").GetDouble(), 400, double.MaxValue);
        Assert.InRange(diagnostics.GetProperty("min_ess_tail").GetDouble(), 400, double.MaxValue);
    }

    [Fact]
    public void ReferenceFiles_BelongToModelsThatExist() => Assert.Empty(ReferenceFiles.Keys.Except(Files()));

    static async Task<JsonElement> DiagnosticsAsync(string model, params string[] settings)
    {
        using var workspace = new Workspace();
        string[] data = ReferenceFiles.TryGetValue(model, out var file) ? ["--data", ReferenceData.Require(file)] : [];
        var outcome = await Mediamix.RunAsync(["fit", Checkout.At($"examples/{model}"), "--out", workspace.Run, "--json", .. data, .. settings]);

        Assert.True(outcome.Output.Length > 0, outcome.Errors);
        return JsonDocument.Parse(outcome.Output).RootElement.GetProperty("diagnostics").Clone();
    }
}
