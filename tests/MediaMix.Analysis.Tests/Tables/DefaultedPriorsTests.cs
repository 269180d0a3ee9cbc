using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Which priors nobody chose.</summary>
public class DefaultedPriorsTests
{
    [Fact]
    public void Of_NothingWritten_IsEveryPrior()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());

        Assert.Equal(model.Parameters.Select(static p => p.Name).Order(), DefaultedPriors.Of(model).Order());
    }

    public static TheoryData<string> Parts => [.. ComponentCatalog.Parts.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Of_FilledInModel_SaysTheSameAsTheModelItCameFrom(string name)
    {
        var part = ComponentCatalog.Part(name);
        var model = BoundModel.Bind(part.Spec, part.Panel(history: 4));

        Assert.Equal(DefaultedPriors.Of(model).Order(), DefaultedPriors.Of(BoundModel.Bind(model.Spec, part.Panel(history: 4))).Order());
    }

    [Fact]
    public void Of_SomeWritten_LeavesThemOut()
    {
        var tv = new ChannelSpec
        {
            Name = "tv",
            Spend = "tv_spend",
            Adstock = new GeometricAdstock { MaxLag = 4, Decay = new BetaPrior(1, 7) },
            Strength = new RoiStrength(new LogNormalPrior(0.123, 0.456)),
        };
        var model = BoundModel.Bind(SmallWorld.Full(tv) with { Noise = new NoiseSpec { Prior = new HalfNormalPrior(0.77) } }, SmallWorld.Panel());
        string[] stated = [.. model.Parameters.Select(static p => p.Name).Except(DefaultedPriors.Of(model)).Order(StringComparer.Ordinal)];

        Assert.Equal(["noise", "tv.adstock.decay", "tv.roi"], stated);
    }

    [Fact]
    public void Parameters_OfAnAnalysis_AreMarked()
    {
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(SmallWorld.Full().Channels[0] with { Strength = new RoiStrength(new LogNormalPrior(0.1, 0.2)) }), SmallWorld.Panel(), iterations: 4).Fit);

        Assert.False(analysis.Parameters.Single(static p => p.Name == "tv.roi").IsDefaultPrior);
        Assert.True(analysis.Parameters.Single(static p => p.Name == "intercept").IsDefaultPrior);
    }
}
