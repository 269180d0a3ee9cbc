using MediaMix.Testing;

namespace MediaMix.Tests.Experiments;

/// <summary>Experiments in some geos of a panel: value against loops over geos, rows and lags, gradient against differences.</summary>
public class PanelExperimentTests
{
    // The window starts on 2023-01-23; tv pauses in two weeks of five, search never reaches the east.
    static readonly ExperimentSpec Test = new()
    {
        Name = "geo test",
        Channels = ["tv"],
        Geos = ["west", "north"],
        Window = new PeriodSpan("2023-03-06", "2023-04-03"),
        Statement = new LiftStatement(2000, 500),
    };

    public static TheoryData<string> Models => ["pooled by default", "one size", "standardised outcome", "effects add", "stated coefficients", "marginal returns", "nothing pooled", "everything shared", "Student-t errors"];

    public static IReadOnlyList<ExperimentSpec> Experiments { get; } =
    [
        Test,
        Test with { Name = "all geos", Channels = ["tv", "search"], Geos = null, Window = new PeriodSpan("2023-04-24", "2023-06-12"), Counterfactual = new SpendMultiple(0.4), Statement = new RoiStatement(2, 1) },
        Test with { Name = "south", Geos = ["south"], IncludesCarryover = false, Counterfactual = new SpendChange(200) },
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Simulator_ExperimentInGeos_ImpliesWhatLoopsDo(string name)
    {
        var model = Bind(name);
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var simulator = ParameterPoint.Simulator(model, values);
            for (var e = 0; e < Experiments.Count; e++)
                Agreement.Within(1e-10, Implied(model, values, simulator, Experiments[e]), simulator.ImpliedStatement(e), 1);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_WithExperiments_AddsTheirDensityAndItsGradient(string name)
    {
        var model = Bind(name);
        var without = BoundModel.Bind(model.Spec with { Experiments = [] }, model.Panel, model.Constants);
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var simulator = ParameterPoint.Simulator(model, values);
            var expected = Experiments.Sum(e => new NormalPrior(Implied(model, values, simulator, e), e.Statement.StandardError).LogDensity(e.Statement.Value, out _));
            Agreement.Within(1e-9, Density.At(without, values).Value + expected, Density.At(model, values).Value, 1);
            var raw = Density.Position(model, values);
            Density.AssertGradient(model.CreateDensity(), raw, 2e-7, 5e-4);
            foreach (var collapse in new[] { false, true })
            {
                var density = new SamplingDensity(model, collapse);
                var position = new double[density.Dimension];
                density.FromRaw(raw, position);
                Density.AssertGradient(density, position, 2e-7, 5e-4);
            }
        }
    }

    public static TheoryData<string> AllModels => [.. SmallPanel.Models.Select(static m => m.Name).Where(static name => name != "returns of some weeks")];

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Evaluate_EveryWayOfPooling_HasItsGradient(string name)
    {
        var model = Bind(name);
        var raw = Density.Position(model, ParameterPoint.Draw(model, 5));
        Density.AssertGradient(model.CreateDensity(), raw, 2e-7, 5e-4);
        var density = new SamplingDensity(model, collapse: true);
        var position = new double[density.Dimension];
        density.FromRaw(raw, position);
        Density.AssertGradient(density, position, 2e-7, 5e-4);
    }

    [Fact]
    public void Simulator_TestThatWentDark_SpendsBySize()
    {
        // In the two weeks without tv, geos get their share of what would have been spent.
        var dark = Test with { Geos = ["north", "south"], Window = new PeriodSpan("2023-03-13", "2023-03-20"), Counterfactual = new SpendTotal(900), Statement = new LiftStatement(-100, 50) };
        var spec = SmallPanel.Spec() with { Experiments = [dark] };
        var model = BoundModel.Bind(spec, SmallPanel.Create());
        var values = ParameterPoint.Draw(model, 1);
        var simulator = ParameterPoint.Simulator(model, values);
        Agreement.Within(1e-10, Implied(model, values, simulator, dark), simulator.ImpliedStatement(0), 1);
        Assert.True(simulator.ImpliedStatement(0) < 0);
    }

    [Fact]
    public void Simulator_SaturationCurveOfAGeo_IsThatCurvePerHead()
    {
        var curve = Test with { Geos = ["south"], Window = null, Statement = new SaturationLift(400, 100, 50, 20) };
        var model = BoundModel.Bind(SmallPanel.Spec() with { Experiments = [curve] }, SmallPanel.Create());
        var values = ParameterPoint.Draw(model, 2);
        var simulator = ParameterPoint.Simulator(model, values);
        var (half, slope, size) = (values["tv.saturation.half"], values["tv.saturation.slope"], model.Constants.Size(1));
        var unit = size * model.Constants.Channels[0].ExposureScale;
        Agreement.Within(1e-10, model.Constants.OutcomeScale * size * simulator.Coefficient(0, 1) * (Hill(500 / unit) - Hill(400 / unit)), simulator.ImpliedStatement(0), 1);
        Density.AssertGradient(model.CreateDensity(), Density.Position(model, values), 2e-7, 5e-4);

        double Hill(double x) => Math.Pow(x, slope) / (Math.Pow(x, slope) + Math.Pow(half, slope));
    }

    public static TheoryData<string, ExperimentSpec> Faults => new()
    {
        { "names the geo nort, which the data do not have. Did you mean north?", Test with { Geos = ["nort"] } },
        { "names north twice", Test with { Geos = ["north", "north"] } },
        { "has an empty list of geos", Test with { Geos = [] } },
        { "first east in 2023-01-30, where the geo does not exist", Test with { Geos = ["east"], Window = new PeriodSpan("2023-01-30", "2023-03-27") } },
        { "search never ran in east", Test with { Channels = ["search"], Geos = ["east"], Window = new PeriodSpan("2023-03-06", "2023-04-03"), Counterfactual = new SpendTotal(50) } },
        { "has to say in which geo it took place", Test with { Geos = null, Window = null, Statement = new SaturationLift(400, 100, 50, 20) } },
        { "search never ran in east", Test with { Channels = ["search"], Geos = ["east"], Window = null, Statement = new SaturationLift(400, 100, 50, 20) } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Bind_WrongGeos_IsOneFault(string expected, ExperimentSpec experiment)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BoundModel.Bind(SmallPanel.Spec() with { Experiments = [experiment] }, SmallPanel.Create())).Faults);
        Assert.Contains(expected, $"{fault.Message} {fault.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_SeveralWrongExperiments_AreAllReportedAtOnce()
    {
        ExperimentSpec[] wrong = [Test with { Geos = ["nort"], Statement = new LiftStatement(1, 0) }, Test with { Name = "early", Window = new PeriodSpan("2019-01-07", "2019-02-04") }];
        var faults = Assert.Throws<InvalidInputException>(() => BoundModel.Bind(SmallPanel.Spec() with { Experiments = [.. wrong] }, SmallPanel.Create())).Faults;

        Assert.Collection(
            faults,
            static fault => Assert.Contains("which the data do not have", fault.Message, StringComparison.Ordinal),
            static fault => Assert.Contains("standard error of 0", fault.Message, StringComparison.Ordinal),
            static fault => Assert.Contains("lies outside the fitted rows", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Bind_SameWeeksInOtherGeos_AreTwoExperiments() =>
        BoundModel.Bind(SmallPanel.Spec() with { Experiments = [Test, Test with { Name = "south", Geos = ["south"] }] }, SmallPanel.Create());

    static BoundModel Bind(string name)
    {
        var spec = SmallPanel.Of(name);
        return BoundModel.Bind(spec with { Experiments = [.. Experiments] }, SmallPanel.Create());
    }

    static double Implied(BoundModel model, IReadOnlyDictionary<string, double> values, OutcomeSimulator simulator, ExperimentSpec experiment)
    {
        var panel = model.Panel;
        var geos = Enumerable.Range(0, panel.Geos.Count).Where(g => experiment.Geos?.Contains(panel.Geos[g]) ?? true).ToArray();
        var channels = Enumerable.Range(0, model.Spec.Channels.Count).Where(m => experiment.Channels.Contains(model.Spec.Channels[m].Name)).ToArray();
        var labels = Enumerable.Range(0, panel.Periods).Select(panel.Window.Label).ToList();
        var (first, last) = (labels.IndexOf(experiment.Window!.From), labels.IndexOf(experiment.Window.To));
        var rows = Enumerable.Range(first, last - first + 1).ToArray();
        var actual = channels.Sum(m => geos.Sum(g => rows.Sum(t => Cell(model.Spec.Channels[m].Spend!, g, t))));
        var other = experiment.Counterfactual switch { SpendMultiple f => f.Factor * actual, SpendTotal s => s.Spend, SpendChange c => actual - c.Change, _ => double.NaN };
        var lift = 0.0;
        foreach (var m in channels)
        {
            var (channel, facts) = (model.Spec.Channels[m], model.Constants.Channels[m]);
            var decay = Enumerable.Range(0, facts.MaxLag + 1).Select(lag => Math.Pow(values[$"{channel.Name}.adstock.decay"], lag)).ToArray();
            foreach (var g in geos)
            {
                var size = model.Constants.Size(g);
                for (var t = first; t <= (experiment.IncludesCarryover ? last + facts.MaxLag : last); t++)
                    lift += model.Constants.OutcomeScale * size * simulator.Coefficient(m, g) * (Saturated(t, Actual) - Saturated(t, Counterfactual));

                double Actual(int t) => Cell(channel.ExposureColumn, g, t);

                double Counterfactual(int t) => t < first || t > last ? Actual(t)
                    : actual > 0 ? other / actual * Actual(t)
                    : other / rows.Length * size / geos.Sum(model.Constants.Size);

                double Saturated(int row, Func<int, double> media)
                {
                    var carried = 0.0;
                    for (var lag = 0; lag < decay.Length; lag++)
                        carried += decay[lag] / decay.Sum() * media(row - lag) / (size * facts.ExposureScale);
                    if (channel.Saturation is LogisticSaturation)
                        return Math.Tanh(values[$"{channel.Name}.saturation.rate"] * carried / 2);
                    var (half, slope) = (values[$"{channel.Name}.saturation.half"], values[$"{channel.Name}.saturation.slope"]);
                    return Math.Pow(carried, slope) / (Math.Pow(carried, slope) + Math.Pow(half, slope));
                }
            }
        }
        return experiment.Statement is RoiStatement ? lift / (actual - other) : lift;

        double Cell(string column, int g, int t) =>
            panel.History + t < 0 || t >= panel.Periods ? 0 : panel.Series[column].Values[g * panel.Axis.Count + panel.History + t];
    }
}
