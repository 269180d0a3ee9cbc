using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Who chose the priors of a bound model.</summary>
public class PriorOriginTests
{
    static string[] Of(PriorOrigin origin, BoundModel model) => [.. model.Parameters.Where(p => p.Origin == origin).Select(static p => p.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Bind_NothingWritten_AreDefaults()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());

        Assert.All(model.Parameters, static p => Assert.Equal(PriorOrigin.Default, p.Origin));
    }

    [Fact]
    public void Bind_SomeWritten_AreTold()
    {
        var tv = new ChannelSpec
        {
            Name = "tv",
            Spend = "tv_spend",
            Adstock = new GeometricAdstock { MaxLag = 4, Decay = new BetaPrior(1, 7) },
            Strength = new RoiStrength(new LogNormalPrior(0.123, 0.456)),
        };
        var model = BoundModel.Bind(
            SmallWorld.Full(tv) with
            {
                Noise = new NoiseSpec { Prior = new HalfNormalPrior(0.77) },
                TimeVarying = [new TimeVaryingSpec { Channels = ["search"], Effectiveness = new EffectivenessKnots(3, new HalfNormalPrior(0.2)) }],
                ParameterPriors = [new ParameterPrior("intercept", new NormalPrior(0.5, 1)), new ParameterPrior("control[price]", new NormalPrior(0, 2) { Origin = PriorOrigin.Carried })],
            },
            SmallWorld.Panel());

        Assert.Equal(["intercept", "noise", "search.effectiveness.spread", "tv.adstock.decay", "tv.roi"], Of(PriorOrigin.Written, model));
        Assert.Equal(["control[price]"], Of(PriorOrigin.Carried, model));
    }

    [Fact]
    public void Bind_CoefficientThatFollowsFromAWrittenContribution_IsWritten()
    {
        var price = new ControlSpec { Column = "price", Baseline = new ControlBaseline(ControlBaselineKind.Max), Contribution = new NormalPrior(0.1, 0.1) };

        Assert.Equal(["control[price]"], Of(PriorOrigin.Written, BoundModel.Bind(SmallWorld.Full() with { Controls = [price] }, SmallWorld.Panel())));
    }

    /// <summary>A default that somebody writes down is written.</summary>
    [Fact]
    public void Bind_TheDefaultItself_IsWritten()
    {
        var noise = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel()).Parameters.Single(static p => p.Name == "noise").Prior;
        var model = BoundModel.Bind(SmallWorld.Full() with { Noise = new NoiseSpec { Prior = noise with { Origin = null } } }, SmallWorld.Panel());

        Assert.Equal(["noise"], Of(PriorOrigin.Written, model));
    }

    [Fact]
    public void Bind_HarmonicsThatShareAWrittenPrior_AreAllWritten()
    {
        var spec = SmallWorld.Full() with { Baseline = new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2, Prior = new NormalPrior(0, 0.3), DividesByHarmonic = true }] } };

        Assert.Equal(4, Of(PriorOrigin.Written, BoundModel.Bind(spec, SmallWorld.Panel())).Length);
    }

    public static TheoryData<string> Parts => [.. ComponentCatalog.Parts.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Bind_FilledInModel_SaysTheSameAsTheModelItCameFrom(string name)
    {
        var part = ComponentCatalog.Part(name);
        var model = BoundModel.Bind(part.Spec, part.Panel(history: 4));

        Assert.Equal(model.Parameters.Select(static p => (p.Name, p.Origin)), BoundModel.Bind(model.Spec, part.Panel(history: 4)).Parameters.Select(static p => (p.Name, p.Origin)));
    }

    [Fact]
    public void WithOrigins_OfAStoredRun_ChangesNothingElse()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var told = model.WithOrigins(static name => name == "noise" ? PriorOrigin.Carried : PriorOrigin.Written);

        Assert.Equal(["noise"], Of(PriorOrigin.Carried, told));
        Assert.Equal(model.Parameters.Count - 1, Of(PriorOrigin.Written, told).Length);
        Assert.Equal(model.Parameters.Select(static p => (p.Name, p.Prior, p.Slot)), told.Parameters.Select(static p => (p.Name, p.Prior, p.Slot)));
        Assert.Equal(model.Sampled.Select(static p => p.Name), told.Sampled.Select(static p => p.Name));
        Assert.Equal(model.CreateSamplingDensity().Dimension, told.CreateSamplingDensity().Dimension);
        Assert.All(model.Parameters, static p => Assert.Equal(PriorOrigin.Default, p.Origin));
    }
}
