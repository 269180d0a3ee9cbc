using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>A chain that never moved has no R-hat, and is the worst of all.</summary>
public class FitHealthTests
{
    [Fact]
    public void Of_ParameterThatNeverMoves_IsNotSound()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var points = Enumerable.Range(0, 80).Select(i => ParameterPoint.Draw(model, (ulong)i)).ToArray();
        Assert.True(FitHealth.Of(HandMadeFit.Of(model, points, 2).Fit).MaxRhat < 2);

        foreach (var point in points)
            point["intercept"] = 0.5;
        var stuck = FitHealth.Of(HandMadeFit.Of(model, points, 2).Fit);
        Assert.Equal((double.NaN, false), (stuck.MaxRhat, stuck.IsSound));
    }
}
