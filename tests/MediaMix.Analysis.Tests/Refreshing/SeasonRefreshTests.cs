using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis.Tests.Refreshing;

/// <summary>A quarter of new rows with priors from the years before: the season goes on.</summary>
public class SeasonRefreshTests
{
    const int Before = 144, Quarter = 12;

    static readonly FourierSpec Waves = new() { Cycle = FourierCycle.Yearly, Order = 3, Prior = new NormalPrior(0, 0.2), DividesByHarmonic = true };

    static ModelSpec With(SpecList<SeasonSpec>? seasons) => DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Seasonality = seasons } };

    [Fact]
    public void Of_SeasonNotStated_IsTheEarlierOneWithoutItsPriors()
    {
        var kept = KeptBaseline.Of(With([Waves]), With(null), "september");

        var season = Assert.IsType<FourierSpec>(Assert.Single(kept.Model.Baseline.Seasonality!));
        Assert.Equal((FourierCycle.Yearly, 3, null), (season.Cycle, season.Order, season.Prior));
        Assert.Contains("that of september (yearly waves, order 3)", kept.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SeasonStatedOrCountedInRows_IsLeftAsItIs()
    {
        foreach (var (earlier, model) in new[] { (With([Waves]), With([])), (With([Waves with { Cycle = FourierCycle.Rows, PeriodRows = 52 }]), With(null)), (With([]), With(null)) })
        {
            var kept = KeptBaseline.Of(earlier, model, "september");
            Assert.Same(model, kept.Model);
            Assert.Null(kept.Note);
        }
    }

    /// <summary>Without the season whatever comes every autumn is paid to the media of autumn.</summary>
    [Fact]
    public void Refresh_AQuarterAfterThreeYears_FindsTheTruthWithTheSeasonAndLosesItWithout()
    {
        var (inside, count, kept, lost) = (0, 0, 0.0, 0.0);
        foreach (var seed in new ulong[] { 42, 7 })
        {
            var world = DemoWorld.Create(seed);
            var sampler = new SamplerSpec { Chains = 2, Warmup = 300, Draws = 300, Seed = seed };
            var earlier = ModelFit.Run(DemoWorld.AnalystModel, Rows(world, Before, 0), sampler);
            var spec = KeptBaseline.Of(earlier.Model.Spec, DemoWorld.AnalystModel, "before").Model;
            var (withSeason, without) = (Refreshed(spec), Refreshed(DemoWorld.AnalystModel));
            // What the quarter truly returned differs a little from the whole, since channels saturate; the truth of the world is that of its three years.
            foreach (var truth in world.Truth)
            {
                var draws = withSeason.Draws[$"{truth.Channel}.roi"].Order().ToArray();
                inside += Quantiles.Type7(draws, 0.025) <= truth.Roi && truth.Roi <= Quantiles.Type7(draws, 0.975) ? 1 : 0;
                kept += Math.Abs(Math.Log(withSeason.Draws[$"{truth.Channel}.roi"].Average() / truth.Roi));
                lost += Math.Abs(Math.Log(without.Draws[$"{truth.Channel}.roi"].Average() / truth.Roi));
                count++;
            }

            FittedModel Refreshed(ModelSpec model) => ModelFit.Run(Refresh.Apply(earlier, BoundModel.Bind(model, Rows(world, Before + Quarter, Before)), new RefreshSpec("before")).Model, sampler);
        }
        Assert.Equal(8, count);
        Assert.True(inside >= 7, $"{inside} of {count} true returns lie in their 95 % intervals.");
        Assert.True(kept < lost, $"Mean error of ln ROI {kept / count:0.00} with the season, {lost / count:0.00} without.");
    }

    /// <summary>Only rows and priors differ, so that nothing is left for the specification.</summary>
    [Fact]
    public void Explain_ARefreshOfTheSameModel_BlamesNotTheSpecification()
    {
        var world = DemoWorld.Create(42);
        var sampler = new SamplerSpec { Chains = 2, Warmup = 150, Draws = 100, Seed = 1 };
        var earlier = ModelFit.Run(DemoWorld.AnalystModel, Rows(world, Before, 0), sampler);
        var spec = KeptBaseline.Of(earlier.Model.Spec, DemoWorld.AnalystModel, "before").Model;
        var after = ModelFit.Run(Refresh.Apply(earlier, BoundModel.Bind(spec, Rows(world, Before + Quarter, Before)), new RefreshSpec("before")).Model, sampler);

        var moves = MoveExplainer.Explain(earlier, after, token: TestContext.Current.CancellationToken);

        Assert.Null(moves.Obstacle);
        Assert.Equal(1, moves.Fits);
        Assert.All(moves.Moves, static move => Assert.Equal(0, move.Specification));
    }

    static Panel Rows(DemoWorld world, int count, int history) => new(
        TimeAxis.FromDates(new DateOnly(2022, 1, 3), TimeStep.Week, count),
        ["national"],
        new Series("revenue", SeriesUnit.Outcome, world.Panel.FittedOutcome[..count]),
        [.. world.Panel.Series.Values.Select(s => new Series(s.Name, s.Unit, s.Values[..count]))],
        history: history);
}
