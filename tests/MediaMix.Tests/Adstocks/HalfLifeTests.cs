using MediaMix.Testing;

namespace MediaMix.Tests.Adstocks;

/// <summary>The geometric adstock stated by its half-life.</summary>
public class HalfLifeTests
{
    static readonly GeometricAdstock ByHalfLife = new() { HalfLife = new LogNormalPrior(0, 0.7) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_AnyHalfLife_AreThoseOfItsDecay(bool normalize)
    {
        foreach (var halfLife in new[] { 0.1, 1, 2.5, 40 })
        {
            var (expected, found) = (new double[9], new double[9]);
            new GeometricAdstock { Normalize = normalize }.Weights([Math.Pow(0.5, 1 / halfLife)], expected);
            (ByHalfLife with { Normalize = normalize }).Weights([halfLife], found);
            Agreement.Within(1e-14, expected, found);
        }
    }

    [Fact]
    public void Weights_AtTheHalfLife_AreHalf()
    {
        var weights = new double[4];
        (ByHalfLife with { Normalize = false }).Weights([3], weights);
        Assert.Equal(0.5, weights[3], 1e-15);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pullback_AnyHalfLife_MatchesDifferences(bool normalize)
    {
        var adstock = ByHalfLife with { Normalize = normalize };
        double[] adjoint = [.. Enumerable.Range(0, 9).Select(static lag => Math.Cos(1.7 * lag))];
        foreach (var halfLife in new[] { 0.3, 1, 2.5, 40 })
        {
            var slope = new double[1];
            adstock.Pullback([halfLife], Weights(halfLife), adjoint, slope);
            Agreement.Within(
                1e-8, Differences.Central(h => Weights(h).Zip(adjoint, static (w, a) => w * a).Sum(), halfLife, 1e-3 * halfLife), slope[0], 1e-2);
        }

        double[] Weights(double halfLife)
        {
            var weights = new double[9];
            adstock.Weights([halfLife], weights);
            return weights;
        }
    }

    [Theory]
    [InlineData(1e-300, 1, 0)]
    [InlineData(1e300, 1.0 / 3, 1.0 / 3)]
    public void WeightsAndPullback_ExtremeHalfLife_AreFinite(double halfLife, double first, double last)
    {
        var (weights, slope) = (new double[3], new double[1]);
        ByHalfLife.Weights([halfLife], weights);
        ByHalfLife.Pullback([halfLife], weights, [1, 2, 4], slope);
        Assert.Equal(first, weights[0], 1e-15);
        Assert.Equal(last, weights[2], 1e-15);
        Assert.Equal(0, slope[0]);
    }

    [Fact]
    public void WithPrior_EitherParameter_TakesThePlaceOfTheOther()
    {
        var byDecay = new GeometricAdstock().WithPrior("decay", new BetaPrior(2, 2));
        var byHalfLife = byDecay.WithPrior("half_life", new HalfNormalPrior(2));
        Assert.Equal("half_life", Assert.Single(byHalfLife.Parameters).Name);
        Assert.Equal("decay", Assert.Single(byHalfLife.Alternatives).Name);
        Assert.Equal(byDecay, byHalfLife.WithPrior("decay", new BetaPrior(2, 2)));
    }

    [Fact]
    public void Bind_FixedHalfLife_HasTheDensityOfItsDecay()
    {
        var (one, two) = (Bind(new GeometricAdstock { HalfLife = new FixedPrior(2) }), Bind(new GeometricAdstock { Decay = new FixedPrior(Math.Sqrt(0.5)) }));
        var values = ParameterPoint.Draw(two, 3);
        values["tv.adstock.half_life"] = 2;
        Agreement.Within(1e-12, Density.At(two, values).Value, Density.At(one, values).Value, 1);
    }

    [Fact]
    public void Bind_SampledHalfLife_HasItsGradient()
    {
        var model = Bind(ByHalfLife);
        for (var point = 0UL; point < 4; point++)
            Density.AssertGradient(model.CreateDensity(), Density.Position(model, ParameterPoint.Draw(model, point)), 1e-7);
    }

    [Fact]
    public void Bind_DecayAndHalfLife_IsAFault()
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Bind(new GeometricAdstock { Decay = new BetaPrior(2, 2), HalfLife = new HalfNormalPrior(2) })).Faults);
        Assert.Contains("both the decay and the half-life", fault.Message, StringComparison.Ordinal);
    }

    static BoundModel Bind(Adstock adstock) => BoundModel.Bind(
        SmallWorld.Full(new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = adstock with { MaxLag = 6 } }), SmallWorld.Panel(history: 4));
}
