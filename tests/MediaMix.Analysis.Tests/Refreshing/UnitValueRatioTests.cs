using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Refreshing;

/// <summary>Returns carried from one model to another when what a unit of the outcome is worth is stated otherwise.</summary>
public class UnitValueRatioTests
{
    static readonly ModelSpec Spec = SmallWorld.Full(new ChannelSpec
    {
        Name = "tv",
        Spend = "tv_spend",
        Adstock = new GeometricAdstock { MaxLag = 4 },
        Strength = new RoiStrength(new LogNormalPrior(0.1, 0.4)),
    });

    static readonly HandMadeFit Units = HandMadeFit.Create(Spec, SmallWorld.Panel());

    /// <summary>The panel with a column of values per row, over the periods from a first one on.</summary>
    static Panel Valued(Func<int, double> value, int from = 0)
    {
        var panel = SmallWorld.Panel();
        var column = new Series("value", SeriesUnit.Plain, [.. Enumerable.Range(0, panel.Axis.Count).Select(value)]);
        return new Panel(panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values, column], [.. panel.Categorical.Values], from);
    }

    static ModelSpec In(string column) => Spec with { UnitValue = UnitValue.In(column) };

    static BoundModel Bind(double value) => BoundModel.Bind(Spec with { UnitValue = UnitValue.Of(value) }, SmallWorld.Panel());

    static double Ratio(BoundModel there, BoundModel here)
    {
        var ratio = UnitValueRatio.Of(there, here, out var obstacle);
        Assert.Null(obstacle);
        return ratio;
    }

    [Theory]
    [InlineData("roi")]
    [InlineData("marginal_roi")]
    public void Of_ReturnsInUnitsThenInMoney_AreTimesTheValue(string quantity)
    {
        var spec = Spec with { Channels = [Spec.Channels[0] with { Strength = quantity == "roi" ? Spec.Channels[0].Strength : new MarginalRoiStrength(new LogNormalPrior(0.1, 0.4)) }, .. Spec.Channels.Skip(1)] };
        var made = HandMadeFit.Create(spec, SmallWorld.Panel());
        var model = BoundModel.Bind(spec with { UnitValue = UnitValue.Of(0.5) }, SmallWorld.Panel());
        var carried = new CarriedDraws(made.Fit, model).Of(model.KeyOf($"tv.{quantity}")!, out var obstacle);

        Assert.Null(obstacle);
        Assert.Equal(made.Fit.Draws[$"tv.{quantity}"].Select(static x => 0.5 * x), carried!);
    }

    [Fact]
    public void Apply_OutcomeThatIsNowCountedInMoney_MovesTheMedianOfTheRoi()
    {
        var result = Refresh.Apply(Units.Fit, Bind(0.5), new RefreshSpec("run") { Inflate = 1, MayWiden = true });
        var prior = Assert.IsType<LogNormalPrior>(result.Priors.Single(static p => p.Parameter == "tv.roi").Prior);

        Assert.Equal(Units.Fit.Draws["tv.roi"].Average(Math.Log) + Math.Log(0.5), prior.Mu, 1e-12);
    }

    [Fact]
    public void WithPriors_AnotherValue_RestatesThePriorsOfReturns()
    {
        var restated = RestatedModel.WithPriors(Bind(3), Bind(2));

        Assert.Equal(0.1 + Math.Log(1.5), Assert.IsType<LogNormalPrior>(restated.Parameters.Single(static p => p.Name == "tv.roi").Prior).Mu, 1e-12);
    }

    [Fact]
    public void Factor_PooledGroup_MovesItsMeanAndNotItsSpread()
    {
        var spec = Spec with
        {
            Channels = [.. Spec.Channels.Select(static c => c.Spend is null ? c : c with { Strength = null })],
            Groups = [new ChannelGroup { Name = "paid", Channels = ["tv", "search"], Pooled = new PooledReturns() }],
        };
        var units = new ParameterUnits(BoundModel.Bind(spec, SmallWorld.Panel()), BoundModel.Bind(spec with { UnitValue = UnitValue.Of(4) }, SmallWorld.Panel()));

        Assert.Equal(4, units.Factor(new GroupReturnKey("paid") { Form = ParameterForm.Mean }, out _));
        Assert.Equal(1, units.Factor(new GroupReturnKey("paid") { Form = ParameterForm.Spread }, out _));
    }

    [Fact]
    public void Of_ColumnThatGoesOn_IsOne()
    {
        static double Price(int t) => 10 + t % 3;
        var (whole, tail) = (BoundModel.Bind(In("value"), Valued(Price)), BoundModel.Bind(In("value"), Valued(Price, from: 12)));

        Assert.Equal(1, Ratio(whole, tail));
        Assert.Equal(1, Ratio(tail, whole));
    }

    [Fact]
    public void Of_ColumnInAnotherCurrency_IsTheRateOfExchange()
    {
        static double Price(int t) => 10 + t % 3;

        Assert.Equal(1.1, Ratio(BoundModel.Bind(In("value"), Valued(Price)), BoundModel.Bind(In("value"), Valued(static t => 1.1 * Price(t)))), 1e-12);
    }

    [Fact]
    public void Of_NumberThatBecameAColumnOfTheSameInAllRows_IsTheirRatio() =>
        Assert.Equal(2.5, Ratio(Bind(2), BoundModel.Bind(In("value"), Valued(static _ => 5))), 1e-12);

    [Fact]
    public void Of_ColumnWhoseRowsMovedByOtherFactors_SaysWhyNot()
    {
        var later = BoundModel.Bind(In("value"), Valued(static t => 10 + t % 3));

        foreach (var earlier in new[] { Units.Fit.Model, BoundModel.Bind(In("value"), Valued(static t => 10 + t % 4)) })
        {
            Assert.Equal(double.NaN, UnitValueRatio.Of(earlier, later, out var obstacle));
            Assert.Contains("value_per_unit", obstacle, StringComparison.Ordinal);
        }
        Assert.Null(new CarriedDraws(Units.Fit, later).Of(new StrengthKey("tv", StrengthKind.Roi), out var why));
        Assert.Contains("another factor in every row", why, StringComparison.Ordinal);
    }

    /// <summary>ROI = Σ v·effect/spend, also where it is not the quantity that is sampled.</summary>
    [Fact]
    public void Draws_RoiOfAChannelWithAnotherStrength_IsMoney()
    {
        var spec = Spec with { Channels = [.. Spec.Channels.Select(static c => c with { Strength = new ContributionStrength(new BetaPrior(2, 18)) })] };
        var (units, money) = (Fit(spec), Fit(spec with { UnitValue = UnitValue.Of(3) }));

        Assert.Equal(units.Draws["tv.contribution"], money.Draws["tv.contribution"]);
        Assert.All(units.Draws["tv.roi"].Zip(money.Draws["tv.roi"]), static roi => Assert.Equal(3 * roi.First, roi.Second, 1e-9 * roi.Second));

        static FittedModel Fit(ModelSpec spec) => ModelFit.Run(spec, SmallWorld.Panel(), new SamplerSpec { Chains = 2, Warmup = 20, Draws = 5, Seed = 3 });
    }
}
