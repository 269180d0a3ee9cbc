using System.Text.Json;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Log density and gradient against Stan's, with all normalising constants, in Stan's unconstrained coordinates.</summary>
public class StanGradientTests
{
    static readonly string[] GoogleOrder =
    [
        "intercept", "x1.adstock.decay", "x2.adstock.decay", "x3.adstock.decay", "x1.adstock.peak", "x2.adstock.peak", "x3.adstock.peak",
        "x1.saturation.half", "x2.saturation.half", "x3.saturation.half", "x1.saturation.slope", "x2.saturation.slope", "x3.saturation.slope",
        "x1.coefficient", "x2.coefficient", "x3.coefficient", "control[price]", "control[season]", "noise",
    ];

    static readonly string[] PymcOrder =
    [
        "intercept", "x1.adstock.decay", "x2.adstock.decay", "x1.saturation.rate", "x2.saturation.rate", "x1.coefficient", "x2.coefficient",
        "control[event_1]", "control[event_2]", "control[t]",
        "seasonality.fourier[yearly].sin[1]", "seasonality.fourier[yearly].sin[2]",
        "seasonality.fourier[yearly].cos[1]", "seasonality.fourier[yearly].cos[2]", "noise",
    ];

    [Fact]
    public void Evaluate_Google2017_MatchesStan()
    {
        var (spec, panel) = ReferenceModels.Google2017();
        Check(BoundModel.Bind(spec, panel), "google2017", GoogleOrder);
    }

    [Fact]
    public void Evaluate_PymcDefault_MatchesStan()
    {
        var (spec, panel) = ReferenceModels.PymcDefault();
        Check(BoundModel.Bind(spec, panel), "pymc_default", PymcOrder);
    }

    static void Check(BoundModel model, string name, string[] order)
    {
        Assert.Equal(order.Order(), model.Sampled.Select(static p => p.Name).Order());
        var slots = order.Select(n => model.Sampled.Single(p => p.Name == n).Slot).ToArray();
        var density = model.CreateDensity();
        using var file = JsonDocument.Parse(File.ReadAllText(ReferenceData.Require($"reference/{name}/gradient_check.json")));
        foreach (var point in file.RootElement.GetProperty("points").EnumerateArray())
        {
            var theirs = Numbers(point, "unconstrained");
            var expected = Numbers(point, "gradient_with_jacobian");
            var position = new double[theirs.Length];
            for (var i = 0; i < theirs.Length; i++)
                position[slots[i]] = theirs[i];
            var gradient = new double[theirs.Length];
            var value = density.Evaluate(position, gradient);
            var reference = point.GetProperty("log_density_with_jacobian").GetDouble();
            Assert.InRange(Math.Abs(value - reference), 0, 1e-10 * Math.Abs(reference));
            var limit = 1e-9 * Math.Max(1, expected.Max(Math.Abs));
            for (var i = 0; i < theirs.Length; i++)
                Assert.InRange(Math.Abs(gradient[slots[i]] - expected[i]), 0, limit);
        }
    }

    static double[] Numbers(JsonElement point, string property) =>
        [.. point.GetProperty(property).EnumerateArray().Select(static e => e.GetDouble())];
}
