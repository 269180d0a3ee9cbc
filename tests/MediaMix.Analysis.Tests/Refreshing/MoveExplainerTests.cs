using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Refreshing;

/// <summary>Why returns moved: the parts add up, and a step that changes nothing is nothing.</summary>
public class MoveExplainerTests
{
    static readonly SamplerSpec Sampler = new() { Chains = 2, Warmup = 100, Draws = 100, Seed = 3 };

    static FittedModel Fit(ModelSpec spec, Panel panel) => ModelFit.Run(spec, panel, Sampler);

    static ModelSpec Spec => SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "roi");

    static MoveExplanation Explain(FittedModel before, FittedModel after)
    {
        var explanation = MoveExplainer.Explain(before, after, token: TestContext.Current.CancellationToken);
        Assert.All(explanation.Moves, static m => Agreement.Within(1e-12, m.Change, m.Data + m.Priors + m.Specification, m.Before.Mean));
        return explanation;
    }

    [Fact]
    public void Explain_TheSameRunTwice_FindsNothingAndFitsNothing()
    {
        var fit = Fit(Spec, SmallWorld.Panel());
        var explanation = Explain(fit, fit);
        Assert.Equal(0, explanation.Fits);
        Assert.All(explanation.Moves, static m => Assert.Equal((0, 0, 0), (m.Data, m.Priors, m.Specification)));
        Assert.Equal(["tv", "search", "all"], explanation.Moves.Select(static m => m.Channel));
    }

    [Fact]
    public void Explain_OtherPriorsAlone_PutsItAllThere()
    {
        var strong = Spec with { Channels = [Spec.Channels[0] with { Strength = new RoiStrength(new LogNormalPrior(2, 0.1)) }, Spec.Channels[1]] };
        var explanation = Explain(Fit(Spec, SmallWorld.Panel()), Fit(strong, SmallWorld.Panel()));
        Assert.Equal(0, explanation.Fits);
        Assert.All(explanation.Moves, static m => Assert.Equal((0, 0), (m.Data, m.Specification)));
        Assert.True(explanation.Moves[0].Priors > 0);
    }

    [Fact]
    public void Explain_OtherSpecificationAlone_PutsItAllThere()
    {
        var other = Spec with { Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "promotion" }] };
        var explanation = Explain(Fit(Spec, SmallWorld.Panel()), Fit(other, SmallWorld.Panel()));
        Assert.Equal(0, explanation.Fits);
        Assert.All(explanation.Moves, static m => Assert.Equal((0, 0), (m.Data, m.Priors)));
    }

    [Fact]
    public void Explain_NewRows_TakesOneFitAndNamesNewChannels()
    {
        var longer = SmallWorld.Panel(periods: SmallWorld.Periods + 6);
        var more = Spec with { Channels = [.. Spec.Channels, new ChannelSpec { Name = "video", Spend = "video_spend" }] };
        var before = Fit(Spec, SmallWorld.Panel());
        var same = Explain(before, Fit(Spec, longer));
        Assert.Equal(1, same.Fits);
        Assert.Null(same.Obstacle);
        Assert.All(same.Moves, static m => Assert.Equal(0, m.Specification));

        var added = Explain(before, Fit(more, longer));
        Assert.Equal(2, added.Fits);
        Assert.Equal(["video"], added.Added);
        Assert.Empty(added.Dropped);
    }

    [Fact]
    public void Restated_Model_SaysTheSameInNaturalUnits()
    {
        var (before, after) = (BoundModel.Bind(Spec, SmallWorld.Panel()), BoundModel.Bind(Spec, SmallWorld.Panel(periods: 40)));
        var restated = RestatedModel.Bind(before, after.Panel);
        var ratio = before.Constants.OutcomeScale / after.Constants.OutcomeScale;
        Agreement.Within(1e-12, ratio * ((HalfNormalPrior)Prior(before, "noise")).Sd, ((HalfNormalPrior)Prior(restated, "noise")).Sd);
        Agreement.Within(1e-12, ratio * ((NormalPrior)Prior(before, "intercept")).Location, ((NormalPrior)Prior(restated, "intercept")).Location);
        Assert.Equal(Prior(before, "tv.roi"), Prior(restated, "tv.roi"));

        static Prior Prior(BoundModel model, string name) => model.Parameters.Single(p => p.Name == name).Prior;
    }
}
