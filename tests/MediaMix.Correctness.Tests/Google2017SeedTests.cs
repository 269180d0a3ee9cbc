using System.Globalization;
using MediaMix.Testing;

namespace MediaMix.Correctness.Tests;

/// <summary>
/// The model of Jin et al. (2017) with default settings, four chains: it converges and stays efficient on every seed, not only
/// on chosen ones. The limits are promises of quality, not measurements; a change of the sampler may move the numbers within them.
/// </summary>
public class Google2017SeedTests
{
    const double LargestRhat = 1.01, SmallestEss = 800, MostGradients = 130, MostGradientsWithWarmup = 150;

    static readonly Lazy<BoundModel> Model = new(static () =>
    {
        var (spec, panel) = ReferenceModels.Google2017();
        return BoundModel.Bind(spec, panel);
    });

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(static seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Fit_DefaultSettings_ConvergesAndIsEfficient(ulong seed)
    {
        ReferenceData.Require("reference/google2017/data.csv");
        var run = SeedRun.Of(Model.Value, seed);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {run.Divergences} divergences, R-hat {run.MaxRhat:0.0000} ({run.MaxRhatOf}), ESS {run.MinEss:0} ({run.MinEssOf}), gradients per effective draw {run.GradientsPerDraw:0.0}, with warm-up {run.GradientsPerDrawWithWarmup:0.0}"));

        Assert.Multiple(
            () => Assert.Equal(0, run.Divergences),
            () => Assert.True(run.MaxRhat < LargestRhat, $"R-hat of {run.MaxRhatOf} is {run.MaxRhat}."),
            () => Assert.True(run.MinEss >= SmallestEss, $"ESS of {run.MinEssOf} is {run.MinEss}."),
            () => Assert.True(run.GradientsPerDraw <= MostGradients, $"{run.GradientsPerDraw} gradients per effective draw."),
            () => Assert.True(run.GradientsPerDrawWithWarmup <= MostGradientsWithWarmup, $"{run.GradientsPerDrawWithWarmup} gradients per effective draw with warm-up."));
    }
}
