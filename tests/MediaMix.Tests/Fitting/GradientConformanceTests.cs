using MediaMix.Inference;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>The density of every combination of components: value against the naive model, gradient against differences, no NaN anywhere.</summary>
public class GradientConformanceTests
{
    // Differences of a density of size 1e2 … 1e4 with step 1e-3 carry rounding of 1e-16·1e4/1e-3 = 1e-9 and a truncation
    // of step⁴ times the fifth derivative, which is of the size of the gradient or less.
    const double Tolerance = 1e-7;

    static readonly double[] Units = [1e-9, 1, 1e12];

    public static TheoryData<string> Parts => [.. ComponentCatalog.Parts.Select(static c => c.Name)];

    public static TheoryData<string, string, TransformOrder, string, bool> Combinations => [.. ComponentCatalog.Combinations()];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Evaluate_EveryCombination_HasTheNaiveValueAndItsGradient(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var model = Bind(SmallWorld.Of(adstock, saturation, order, strength), hasHistory);
        var density = model.CreateDensity();
        for (var point = 0UL; point < 4; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var position = Density.Position(model, values);
            Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(density, position).Value, 1);
            Density.AssertGradient(density, position, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Evaluate_SampledCoordinates_HaveTheirGradient(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var model = Bind(SmallWorld.Of(adstock, saturation, order, strength), hasHistory);
        foreach (var collapse in new[] { false, true })
        {
            var density = new SamplingDensity(model, collapse);
            for (var point = 0UL; point < 4; point++)
            {
                var position = new double[density.Dimension];
                density.FromRaw(Density.Position(model, ParameterPoint.Draw(model, point)), position);
                Density.AssertGradient(density, position, Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Evaluate_LagBeyondAllRows_HasTheNaiveValueAndItsGradient(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var spec = SmallWorld.Of(adstock, saturation, order, strength, maxLag: 52);
        var model = BoundModel.Bind(spec, SmallWorld.Panel(9, hasHistory ? 3 : 0));
        var values = ParameterPoint.Draw(model, 1);
        var position = Density.Position(model, values);
        Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model.CreateDensity(), position).Value, 1);
        Density.AssertGradient(model.CreateDensity(), position, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Evaluate_TwoPeriods_HasTheNaiveValueAndItsGradient(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var model = BoundModel.Bind(SmallWorld.Of(adstock, saturation, order, strength), SmallWorld.Panel(2, hasHistory ? 5 : 0));
        var values = ParameterPoint.Draw(model, 1);
        var position = Density.Position(model, values);
        Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model.CreateDensity(), position).Value, 1);
        Density.AssertGradient(model.CreateDensity(), position, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Evaluate_ExtremeParameters_IsFiniteOrImpossible(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var spec = SmallWorld.Of(adstock, saturation, order, strength);
        foreach (var unit in Units)
        {
            var panel = SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0, spendUnit: unit);
            var wide = WithWidePriors(spec);
            foreach (var scale in new[] { MediaScaleKind.MeanNonZero, MediaScaleKind.None })
            {
                var model = BoundModel.Bind(wide with { Scaling = new ScalingSpec { Media = new MediaScale(scale) } }, panel);
                var (raw, sampled) = (model.CreateDensity(), new SamplingDensity(model, collapse: true));
                foreach (var values in Extremes(model, adstock, saturation))
                {
                    AssertNoNaN(raw, Density.Position(model, values));
                    var position = new double[sampled.Dimension];
                    sampled.FromRaw(Density.Position(model, values), position);
                    AssertNoNaN(sampled, position);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Evaluate_FarOutCoordinates_IsFiniteOrImpossible(
        string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var model = Bind(SmallWorld.Of(adstock, saturation, order, strength), hasHistory);
        var rng = Rng.Create(7, 0, 0, 902);
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity(), model.CreateSamplingDensity(collapse: false) })
        {
            foreach (var size in new[] { 3.0, 30, 300, 800 })
            {
                for (var repeat = 0; repeat < 50; repeat++)
                {
                    var position = new double[density.Dimension];
                    for (var i = 0; i < position.Length; i++)
                        position[i] = size * (2 * rng.NextDouble() - 1);
                    AssertNoNaN(density, position);
                }
            }
        }
    }

    [Fact]
    public void Evaluate_FullModel_HasTheNaiveValueAndItsGradient()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 4, isMissing: static t => t is 3 or 17));
        Density.AssertNaive(model, points: 4, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Evaluate_EveryPart_HasTheNaiveValueAndItsGradient(string name)
    {
        var part = ComponentCatalog.Part(name);
        var model = BoundModel.Bind(part.Spec, part.Panel(history: 4, isMissing: static t => t is 3 or 17));
        Density.AssertNaive(model, points: 4, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Evaluate_PartFarOut_IsFiniteOrImpossible(string name) =>
        AssertNoNaNFarOut(BoundModel.Bind(ComponentCatalog.Part(name).Spec, ComponentCatalog.Part(name).Panel()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_KnotTrend_HasTheNaiveValueAndItsGradient(bool isFixed)
    {
        var trend = new KnotTrend(7, isFixed ? new FixedPrior(0.02) : null);
        var model = BoundModel.Bind(
            SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = trend } }, SmallWorld.Panel(history: 4, isMissing: static t => t is 3 or 17));
        Density.AssertNaive(model, points: 4, Tolerance);
    }

    [Fact]
    public void Evaluate_KnotTrendFarOut_IsFiniteOrImpossible() =>
        AssertNoNaNFarOut(BoundModel.Bind(SmallWorld.WithBaseline(new BaselineSpec { Trend = new KnotTrend(7) }), SmallWorld.Panel()));

    static void AssertNoNaNFarOut(BoundModel model)
    {
        var rng = Rng.Create(7, 0, 0, 903);
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity(), model.CreateSamplingDensity(collapse: false) })
        {
            for (var repeat = 0; repeat < 400; repeat++)
                AssertNoNaN(density, [.. Enumerable.Range(0, density.Dimension).Select(_ => Math.Pow(10, 3 * rng.NextDouble()) * (2 * rng.NextDouble() - 1))]);
        }
    }

    [Fact]
    public void Evaluate_VarianceNoise_HasTheNaiveValueAndItsGradient()
    {
        var spec = SmallWorld.Full() with { Noise = new NoiseSpec { IsVariance = true } };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var values = ParameterPoint.Draw(model, 1);
        var position = Density.Position(model, values);
        Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model.CreateDensity(), position).Value, 1);
        Density.AssertGradient(model.CreateDensity(), position, Tolerance);
    }

    [Fact]
    public void Evaluate_AfterAnotherPoint_GivesTheSameBits()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 4));
        var density = model.CreateDensity();
        var position = Density.Position(model, ParameterPoint.Draw(model, 1));
        var first = Density.At(density, position);
        density.Evaluate(Array.ConvertAll(position, static x => x + 700), new double[position.Length]);
        density.Evaluate(Density.Position(model, ParameterPoint.Draw(model, 2)), new double[position.Length]);
        var again = Density.At(density, position);
        Assert.Equal(first.Value, again.Value);
        Assert.Equal(first.Gradient, again.Gradient);
    }

    [Fact]
    public void Evaluate_Repeatedly_AllocatesNothing()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 4));
        var density = model.CreateDensity();
        var position = Density.Position(model, ParameterPoint.Draw(model, 1));
        var gradient = new double[position.Length];
        density.Evaluate(position, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            density.Evaluate(position, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public static TheoryData<string, string> Pairs => [.. ComponentCatalog.Combinations().Select(static c => (c.Adstock, c.Saturation)).Distinct()];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Evaluate_EveryComponentRepeatedly_AllocatesNothing(string adstock, string saturation)
    {
        var model = Bind(SmallWorld.Of(adstock, saturation, TransformOrder.AdstockFirst, "roi"), hasHistory: true);
        var density = model.CreateDensity();
        var position = Density.Position(model, ParameterPoint.Draw(model, 1));
        var gradient = new double[position.Length];
        density.Evaluate(position, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            density.Evaluate(position, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static BoundModel Bind(ModelSpec spec, bool hasHistory) =>
        BoundModel.Bind(spec, SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0));

    /// <summary>Priors that allow every value of the domain, so that extreme values are within their support.</summary>
    static ModelSpec WithWidePriors(ModelSpec spec)
    {
        var channel = spec.Channels[0];
        var (adstock, saturation) = (channel.Adstock, channel.Saturation);
        foreach (var p in adstock.Parameters)
            adstock = adstock.WithPrior(p.Name, p.Domain.Upper == 1 ? new BetaPrior(1, 1) : new HalfNormalPrior(1e6));
        foreach (var p in saturation.Parameters)
            saturation = saturation.WithPrior(p.Name, p.Domain.Upper == 1 ? new BetaPrior(1, 1) : new LogNormalPrior(0, 100));
        return spec with { Channels = [channel with { Adstock = adstock, Saturation = saturation }, spec.Channels[1]] };
    }

    static IEnumerable<Dictionary<string, double>> Extremes(BoundModel model, string adstock, string saturation)
    {
        var channel = model.Spec.Channels[0];
        foreach (var a in ComponentCatalog.Adstock(adstock).Extremes)
        {
            foreach (var s in ComponentCatalog.Saturation(saturation).Extremes)
            {
                var values = ParameterPoint.Draw(model, 1);
                foreach (var (p, x) in channel.Adstock.Parameters.Zip(a))
                    values[$"tv.adstock.{p.Name}"] = x;
                foreach (var (p, x) in channel.Saturation.Parameters.Zip(s))
                    values[$"tv.saturation.{p.Name}"] = x;
                yield return values;
            }
        }
    }

    static void AssertNoNaN(ILogDensity density, double[] position)
    {
        var (value, gradient) = Density.At(density, position);
        Assert.True(double.IsFinite(value) || double.IsNegativeInfinity(value), $"The log density is {value}.");
        if (double.IsFinite(value))
            Assert.All(gradient, static g => Assert.True(double.IsFinite(g), $"The log density is finite, a gradient entry is {g}."));
    }
}
