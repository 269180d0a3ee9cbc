using MediaMix.Inference.Tests.Metric;
using MediaMix.Inference.Tests.Nuts;
using MediaMix.Numerics;

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
        // The last fit takes the older four fifths of the window, draws 270–429; what follows has other correlations.
        var (before, after) = (new FactorGaussian(5, 2).Draw(430, 1), new FactorGaussian(5, 3).Draw(Length - 430, 1));
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

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Update_NormalDraws_SettleAtTheFirstChance(int factors) =>
        Assert.Equal(169, SettlesAfter(new FactorGaussian(5, factors).Draw(Length, 1)));

    [Fact]
    public void Update_DrawsFarFromTheMassOfTheirLaw_DoNotSettle()
    {
        // The gradients are those of a standard normal law, and the map is exact, but the chain is still six sds out.
        Assert.Equal(169, SettlesAfter(Standard(0)));
        Assert.Null(SettlesAfter(Standard(6)));
    }

    [Fact]
    public void Update_CurvedDraws_TakeTheWholeBudget()
    {
        // x₀ is a log scale of the others: no affine map is right both in the neck and in the mouth.
        var draws = Standard(0).Select(static draw =>
        {
            double[] x = [3 * draw.Position[0], .. draw.Position.AsSpan(1, 4).ToArray().Select(z => z * Math.Exp(1.5 * draw.Position[0]))];
            var precision = Math.Exp(-x[0]);
            double[] gradient = [-x[0] / 9 - 2 + 0.5 * precision * x.Skip(1).Sum(static v => v * v), .. x.Skip(1).Select(v => -v * precision)];
            return new WhiteningDraw(x, gradient);
        }).ToArray();
        Assert.Null(SettlesAfter(draws));
    }

    static WhiteningDraw[] Standard(double offset) => [.. Enumerable.Range(0, Length).Select(i =>
    {
        var rng = Rng.Create(31, i, 0, 0);
        double[] z = [.. Enumerable.Range(0, 5).Select(_ => offset + rng.NextNormal())];
        return new WhiteningDraw(z, [.. z.Select(static v => -v)]);
    })];

    static int? SettlesAfter(IReadOnlyList<WhiteningDraw> draws)
    {
        int? end = null;
        Adapt(draws, (metric, draw) => end ??= metric.IsSettled ? draw : null);
        return end;
    }

    static AffineMap Adapt(IReadOnlyList<WhiteningDraw> draws, Action<MetricAdaptation, int>? after = null)
    {
        var schedule = WarmupSchedule.Create(Length);
        var state = new ChainState(new GaussianDensity(new double[5], [1, 1, 1, 1, 1]), [1, 1, 1, 1, 1]);
        var metric = new MetricAdaptation(5, state, schedule);
        for (var draw = 0; draw < schedule.FinalStart; draw++)
        {
            draws[draw].Position.CopyTo(state.Position, 0);
            draws[draw].Gradient.CopyTo(state.Gradient, 0);
            metric.Update(state, Moved, draw);
            after?.Invoke(metric, draw);
        }
        return metric.Map;
    }
}
