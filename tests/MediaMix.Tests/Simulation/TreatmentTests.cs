using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

/// <summary>Controls whose contribution is counted against a level of their own.</summary>
public class TreatmentTests
{
    static readonly Panel Panel = SmallWorld.Panel();

    public static TheoryData<LikelihoodSpec> Likelihoods => [new NormalErrors(), new LogNormalErrors()];

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Baseline_AnyLevel_ChangesNeitherTheDensityNorTheSum(LikelihoodSpec likelihood)
    {
        var (model, plain) = (Bind(SmallWorld.Treatments(), likelihood), Bind(WithoutLevels(), likelihood));
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            Assert.Equal(Density.At(plain, values).Value, Density.At(model, values).Value);
            Agreement.Within(1e-12, Sum(plain, values), Sum(model, values));
        }
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Baseline_RowsAtTheLevel_AreExactlyZero(LikelihoodSpec likelihood)
    {
        var model = Bind(SmallWorld.Treatments(), likelihood);
        var simulator = ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 1));
        var (price, region) = (Panel.Series["price"].Values, Panel.Categorical["region"]);

        AssertZeros("control[price]", t => price[t] == price.Max());
        AssertZeros("control[promotion]", t => Panel.Series["promotion"].Values[t] == 0);
        AssertZeros("control[region]", t => region.Levels[region.Codes[t]] == "north");

        void AssertZeros(string component, Func<int, bool> isAtLevel)
        {
            var effect = Effect(model, simulator, component);
            for (var t = 0; t < effect.Length; t++)
                Assert.Equal(isAtLevel(t), effect[t] == 0);
        }
    }

    /// <summary>Under log-normal errors the level of the baseline is that of the treatments' levels: without a trend, season or control, their factors start from it.</summary>
    [Fact]
    public void Baseline_LogNormalErrors_InterceptIsTheOutcomeAtTheLevels()
    {
        var model = Bind(SmallWorld.Treatments(), new LogNormalErrors());
        var values = ParameterPoint.Draw(model, 2);
        var naive = new NaiveOutcome(model, values);
        var simulator = ParameterPoint.Simulator(model, values);

        var level = naive.OutcomeScale * Math.Exp(naive.Baseline("intercept")[0] / naive.OutcomeScale + 0.5 * naive.Sd * naive.Sd);

        Assert.All(Effect(model, simulator, "intercept"), x => Agreement.Within(1e-13, level, x));
    }

    [Fact]
    public void Treatments_Model_NamesThemWithTheirLevels()
    {
        var model = Bind(SmallWorld.Treatments(), new NormalErrors());

        Assert.Equal(
            ["control[price]", "control[price].lag[2]", "control[price].lag[3]", "control[promotion]", "control[region]"],
            model.Treatments.Select(c => model.LinearComponents[c]));
        Assert.Equal(["11.5", "0 (min)", "north"], new[] { 1, 3, 4 }.Select(i => model.TreatmentLevel(model.Treatments[i])));
        Assert.Equal(Panel.Series["price"].Values.Max(), model.Constants.Controls[0].Baseline);
        Assert.Null(model.Constants.Controls[3].Baseline);
        Assert.Null(model.TreatmentLevel(0));
    }

    /// <summary>Levels come from the fitted rows and, with a lag, from the rows that stand in for them.</summary>
    [Fact]
    public void Constants_History_DoesNotCount()
    {
        var panel = SmallWorld.Panel(history: SmallWorld.History);
        panel.Series["price"].Values[0] = 1000;
        var model = BoundModel.Bind(SmallWorld.Treatments(), panel);

        Assert.Equal(panel.Series["price"].Values[SmallWorld.History..].Max(), model.Constants.Controls[0].Baseline);
    }

    static ModelSpec WithoutLevels() => SmallWorld.Treatments() with { Controls = [.. SmallWorld.Treatments().Controls.Select(static c => c with { Baseline = null })] };

    static BoundModel Bind(ModelSpec spec, LikelihoodSpec likelihood) => BoundModel.Bind(spec with { Likelihood = likelihood }, Panel);

    static double[] Effect(BoundModel model, OutcomeSimulator simulator, string component)
    {
        var effect = new double[SmallWorld.Periods];
        simulator.Baseline(model.LinearComponents.ToList().IndexOf(component), effect);
        return effect;
    }

    static double[] Sum(BoundModel model, Dictionary<string, double> values)
    {
        var simulator = ParameterPoint.Simulator(model, values);
        var sum = new double[SmallWorld.Periods];
        foreach (var component in model.LinearComponents)
            sum = [.. sum.Zip(Effect(model, simulator, component), static (a, b) => a + b)];
        return sum;
    }
}
