using MediaMix.Inference.Tests.Metric;
using MediaMix.Inference.Tests.Nuts;

namespace MediaMix.Inference.Tests.Warmup;

public class MetricAdaptationTests
{
    const int Length = 500;
    static readonly TransitionInfo Moved = new(0.9, 0.9, 2, 3, false, 0, 1);

    [Fact]
    public void Update_CorrelatedDraws_TakesTheLowRankMap() => Assert.IsType<LowRankMap>(Adapt(new FactorGaussian(5, 2).Draw(Length, 1)));

    [Fact]
    public void Update_IndependentDraws_KeepsTheDiagonalMap() => Assert.IsType<DiagonalMap>(Adapt(new FactorGaussian(5, 0).Draw(Length, 1)));

    [Fact]
    public void Update_NewestDrawsContradict_RefusesTheLowRankMap()
    {
        // The last fit takes the older four fifths of the window, draws 150–369; what follows has other correlations.
        var (before, after) = (new FactorGaussian(5, 2).Draw(370, 1), new FactorGaussian(5, 3).Draw(Length - 370, 1));
        Assert.IsType<DiagonalMap>(Adapt([.. before, .. after]));
    }

    [Theory]
    [InlineData(0.1, 0.11, true)]
    [InlineData(0.1, 0.09, false)]
    [InlineData(0.4, 1.3, true)]
    [InlineData(0.4, 1.1, false)]
    [InlineData(0.6, 100, false)]
    [InlineData(double.NaN, 1, false)]
    public void IsClearlyBetter_Distances_FollowsTheRule(double distance, double diagonal, bool expected) =>
        Assert.Equal(expected, MetricAdaptation.IsClearlyBetter(distance, diagonal));

    static AffineMap Adapt(IReadOnlyList<WhiteningDraw> draws)
    {
        var schedule = WarmupSchedule.Create(Length);
        var state = new ChainState(new GaussianDensity(new double[5], [1, 1, 1, 1, 1]), [1, 1, 1, 1, 1]);
        var metric = new MetricAdaptation(5, state, schedule);
        for (var draw = 0; draw < schedule.FinalStart; draw++)
        {
            draws[draw].Position.CopyTo(state.Position, 0);
            draws[draw].Gradient.CopyTo(state.Gradient, 0);
            metric.Update(state, Moved, draw);
        }
        return metric.Map;
    }
}
