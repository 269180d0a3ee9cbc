using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

public class SpecificationVariantsTests
{
    static readonly Panel Demo = DemoWorld.Create(42).Panel;

    [Fact]
    public void Of_DemoModel_MakesTheUsualChoicesOtherwise() => Assert.Equal(
        [
            "trend: none", "trend: knots", "carryover: half as long", "carryover: twice as long", "carryover: delayed", "carryover: geometric",
            "saturation: logistic", "season: plainer", "season: more detailed", "noise: heavy tails", "noise: with memory",
        ],
        Names(DemoWorld.AnalystModel, Demo));

    [Fact]
    public void Of_OtherModel_MakesOnlyVariantsThatDiffer() => Assert.Equal(
        ["trend: linear", "trend: twice the knots", "saturation: Hill", "season: more detailed", "noise: normal"],
        Names(
            DemoWorld.AnalystModel with
            {
                Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new NoAdstock(), Saturation = new TanhSaturation() }],
                Baseline = new BaselineSpec
                {
                    Trend = new KnotTrend(5),
                    Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 1, Prior = new NormalPrior(0, 0.1) }],
                },
                Likelihood = new StudentTErrors(),
            },
            Demo).Where(static name => name != "season: plainer"));

    [Fact]
    public void Of_Trend_ChangesTheTrendAlone()
    {
        var model = BoundModel.Bind(DemoWorld.AnalystModel, Demo);
        var variant = SpecificationVariants.Of(model).Single(static v => v.Name == "trend: knots").Spec;

        Assert.Equal(model.Spec with { Baseline = model.Spec.Baseline with { Trend = new KnotTrend() } }, variant);
    }

    [Fact]
    public void Of_KnotsThatCarryTheLevel_GiveItBackToTheIntercept()
    {
        var spec = DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Trend = new KnotTrend(4) { Value = new NormalPrior(0, 5) } } };
        var variant = SpecificationVariants.Of(BoundModel.Bind(spec, Demo)).Single(static v => v.Name == "trend: linear").Spec;

        Assert.IsNotType<FixedPrior>(BoundModel.Bind(variant, Demo).Spec.Baseline.Intercept);
    }

    [Fact]
    public void Of_EveryKindOfModel_EveryVariantCanBeBound()
    {
        var (panel, geos) = (SmallWorld.Panel(history: SmallWorld.History), SmallPanel.Create());
        (ModelSpec Spec, Panel Panel)[] cases =
        [
            (DemoWorld.AnalystModel, Demo), (SmallWorld.Full(), panel), (SmallPanel.Spec(), geos),
            (SmallWorld.WithReach(null, new HillSaturation()), panel),
            (DemoWorld.AnalystModel with { Likelihood = new LogNormalErrors() }, Demo),
        ];
        foreach (var (spec, data) in cases)
        {
            var variants = SpecificationVariants.Of(BoundModel.Bind(spec, data));
            Assert.InRange(variants.Count, 6, 12);
            foreach (var variant in variants)
                Assert.NotEmpty(BoundModel.Bind(variant.Spec, data).Sampled);
        }
    }

    static IEnumerable<string> Names(ModelSpec spec, Panel panel) => SpecificationVariants.Of(BoundModel.Bind(spec, panel)).Select(static v => v.Name);
}
