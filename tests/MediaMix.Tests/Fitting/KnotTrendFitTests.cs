namespace MediaMix.Tests.Fitting;

/// <summary>What a fit reports of a knot trend.</summary>
public class KnotTrendFitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_Knots_AreTheInnovationTimesTheStepsSoFar(bool isSampled)
    {
        const int count = 5;
        const double given = 0.03;
        var spec = DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Trend = new KnotTrend(count, isSampled ? null : new FixedPrior(given)) } };
        var draws = ModelFit.Run(spec, DemoWorld.Create(1).Panel, new SamplerSpec { Chains = 1, Warmup = 50, Draws = 20 }).Draws;

        Assert.Equal(isSampled, draws.Contains("trend.innovation"));
        Assert.False(draws.Contains("trend.knot[1]"));
        for (var draw = 0; draw < 20; draw++)
        {
            var (sum, innovation) = (0.0, isSampled ? draws["trend.innovation"][draw] : given);
            for (var knot = 2; knot <= count; knot++)
            {
                sum += draws[$"trend.step[{knot}]"][draw];
                Assert.Equal(innovation * sum, draws[$"trend.knot[{knot}]"][draw], 1e-14);
            }
        }
    }

    [Fact]
    public void CollapsePlan_KnotTrend_HasSampledScalesOnlyWhereTheInnovationIsSampled()
    {
        Assert.True(Plan(new HalfNormalPrior(0.1)).HasSampledScales);
        Assert.False(Plan(new FixedPrior(0.1)).HasSampledScales);
        Assert.Equal(19, Plan(new FixedPrior(0.1)).Collapsed.Count(static p => p.Name.StartsWith("trend.step", StringComparison.Ordinal)));

        static CollapsePlan Plan(Prior innovation) =>
            BoundModel.Bind(DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Trend = new KnotTrend(20, innovation) } }, DemoWorld.Create(1).Panel).Collapse(true);
    }
}
