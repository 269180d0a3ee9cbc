using System.Text.Json;
using MediaMix.Data;
using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>The model files under examples/ state the reference models, to the bit.</summary>
public class ExampleModelTests
{
    static string Model(string name) => Checkout.At($"examples/{name}/model.yaml");

    static string Data(string name) => ReferenceData.Require($"reference/{name}/data.csv");

    static void Check(string name, (ModelSpec Spec, Panel Panel) reference)
    {
        var file = ModelFileReader.ReadFile(Model(name));
        var panel = PanelReader.Read(TableReader.ReadFile(Data(name)), file.Data, file.Model).Panel;
        var ours = BoundModel.Bind(file.Model, panel);
        var theirs = BoundModel.Bind(reference.Spec, reference.Panel);

        Assert.Equal(theirs.Sampled.Select(static p => p.Name), ours.Sampled.Select(static p => p.Name));
        var (a, b) = (ours.CreateDensity(), theirs.CreateDensity());
        for (var point = 0; point < 5; point++)
        {
            var position = Enumerable.Range(0, a.Dimension).Select(i => Math.Sin(12.9898 * i + 78.233 * point)).ToArray();
            var (gradient, expected) = (new double[a.Dimension], new double[a.Dimension]);

            Assert.Equal(b.Evaluate(position, expected), a.Evaluate(position, gradient));
            Assert.Equal(expected, gradient);
            Assert.All(expected, static g => Assert.True(double.IsFinite(g) && g != 0));
        }
    }

    [Fact]
    public void Google2017_LogDensity_IsTheReferenceModels() => Check("google2017", ReferenceModels.Google2017());

    [Fact]
    public void PymcDefault_LogDensity_IsTheReferenceModels() => Check("pymc_default", ReferenceModels.PymcDefault());

    [Theory]
    [InlineData("type: knots", "trust")]
    [InlineData("type: linear } #", "caution")]
    public async Task Fit_KnotsExample_IsTrustedWhereAStraightLineIsNot(string trend, string verdict)
    {
        using var workspace = new Workspace();
        File.Copy(Checkout.At("examples/knots/data.csv"), workspace.At("data.csv"));
        File.WriteAllText(workspace.Model, File.ReadAllText(Model("knots")).Replace("type: knots", trend, StringComparison.Ordinal));
        var outcome = await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.Run, "--json");
        var result = JsonDocument.Parse(outcome.Output).RootElement;

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(verdict, result.GetProperty("diagnostics").GetProperty("verdict").GetString());
        if (verdict == "trust")
            Assert.All(result.GetProperty("channels").EnumerateArray(), HoldsTheTruth);
    }

    static void HoldsTheTruth(JsonElement channel)
    {
        var truth = channel.GetProperty("channel").GetString() switch { "tv" => 1.20, "search" => 0.782, "social" => 2.16, _ => 0.995 };
        var roi = channel.GetProperty("roi");
        Assert.InRange(truth, roi.GetProperty("q5").GetDouble(), roi.GetProperty("q95").GetDouble());
    }

    [Theory]
    [InlineData("google2017")]
    [InlineData("pymc_default")]
    public async Task Fit_Example_IsTrusted(string name)
    {
        using var workspace = new Workspace();
        var outcome = await Mediamix.RunAsync("fit", Model(name), "--data", Data(name), "--out", workspace.Run);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("Trust: ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["run"], workspace.Entries());
    }
}
