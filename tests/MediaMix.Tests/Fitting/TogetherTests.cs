using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>
/// What is tested apart elsewhere, in one model: a linear channel, reach and frequency, windows, moving effectiveness, a process
/// as trend, holidays, treatments, weights and autoregressive errors, over history, missing and excluded rows.
/// </summary>
public class TogetherTests
{
    public static TheoryData<string> Names => ["normal", "log-normal", "student-t"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_AllTogether_HasTheNaiveValueAndItsGradient(string name)
    {
        Density.AssertNaive(Model(name), points: 4, 1e-7, 1e-4, true, false);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Contributions_AllTogether_AddUpToTheNaiveExpectation(string name)
    {
        var model = Model(name);
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var (simulator, naive) = (ParameterPoint.Simulator(model, values), new NaiveOutcome(model, values));
            var (sum, effect) = (new double[model.Panel.Periods], new double[model.Panel.Periods]);
            for (var c = 0; c < model.LinearComponents.Count; c++)
            {
                simulator.Baseline(c, effect);
                Kernels.Add(sum, effect, sum);
            }
            for (var m = 0; m < simulator.Channels; m++)
            {
                simulator.Contribution(m, ChannelPlan.Actual(model, m), effect);
                Kernels.Add(sum, effect, sum);
            }
            Agreement.Within(1e-10, naive.Expected(), sum);
            for (var m = 0; m < simulator.Channels; m++)
            {
                var rows = new double[model.Panel.Periods + model.Constants.Channels[m].MaxLag];
                var whole = Effect(simulator, m, ChannelPlan.Actual(model, m), rows);
                Agreement.Within(1e-9, whole - Effect(simulator, m, ChannelPlan.Actual(model, m).ScaleWindow(0), rows), simulator.WindowEffect(m));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LogLikelihood_AllTogether_AddsUpToTheLikelihood(string name)
    {
        var model = Model(name);
        // The likelihood is a density of the scaled outcome, the rows are densities of the outcome.
        var units = model.Likelihood.Count * Math.Log(model.Constants.OutcomeScale);
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var naive = new NaiveOutcome(model, values);
            var rows = new double[model.Panel.Periods];
            ParameterPoint.Simulator(model, values).LogLikelihood(naive.Expected(), rows);
            var likelihood = model.CreateLikelihood().Evaluate(ParameterPoint.Vector(model, values), Scaled(model, naive), new double[model.ValueCount]);
            Agreement.Within(1e-10, likelihood - units, rows.Sum(), 1);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_AllTogetherRepeatedly_AllocatesNothing(string name)
    {
        var model = Model(name);
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity(), model.CreateSamplingDensity(collapse: false) })
        {
            var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
            density.Evaluate(position, gradient);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                density.Evaluate(position, gradient);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bind_CompletedSpecAndFrozenConstants_IsTheSameModel(string name)
    {
        var model = Model(name);
        var values = ParameterPoint.Draw(model, 5);
        var expected = Density.At(model, values).Value;
        foreach (var again in new[] { BoundModel.Bind(model.Spec, model.Panel), BoundModel.Bind(model.Spec, model.Panel, model.Constants) })
        {
            Assert.Equal(model.Spec, again.Spec);
            Assert.Equal(model.Constants, again.Constants);
            Assert.Equal(model.Parameters, again.Parameters);
            Assert.Equal(expected, Density.At(again, values).Value);
        }
    }

    static double[] Scaled(BoundModel model, NaiveOutcome naive)
    {
        var (expected, sum) = (Padding.Allocate(model.Panel.Periods), naive.Sum());
        for (var t = 0; t < sum.Length; t++)
            expected[t] = sum[t] / model.Constants.OutcomeScale;
        return expected;
    }

    static double Effect(OutcomeSimulator simulator, int channel, ChannelPlan plan, double[] rows)
    {
        simulator.Effect(channel, plan, rows);
        return rows.Sum();
    }

    static BoundModel Model(string name) => BoundModel.Bind(
        Spec(name),
        SmallWorld.Panel(history: 4, isMissing: static t => t is 3 or 7 or 17, exclusions: [new Exclusion(20, 22, "strike")]));

    static ModelSpec Spec(string name)
    {
        var window = new PeriodSpan("2023-03-06", "2023-05-01");
        var isLog = name == "log-normal";
        var spec = SmallWorld.Linear(new NormalPrior(0.1, 0.2));
        return spec with
        {
            Channels =
            [
                spec.Channels[0],
                new ChannelSpec
                {
                    Name = "video", Spend = "video_spend", Reach = "reach", Frequency = "frequency", Adstock = new GeometricAdstock { MaxLag = 5 },
                    Strength = isLog ? null : SmallWorld.StrengthOf("marginal_roi") with { Window = window },
                },
                spec.Channels[1] with { Strength = isLog ? null : SmallWorld.StrengthOf("roi") with { Window = window } },
                spec.Channels[2] with { Strength = isLog ? null : SmallWorld.StrengthOf("contribution") with { Window = window } },
            ],
            TimeVarying =
            [
                new TimeVaryingSpec { Channels = ["video", "email"], IsShared = true, Effectiveness = new EffectivenessKnots(4) },
                new TimeVaryingSpec { Channels = ["search"], Effectiveness = new EffectivenessProcess(new GaussianProcess(ProcessKernel.Matern32) { Count = 6 }) },
            ],
            Controls = SmallWorld.Treatments().Controls,
            Baseline = spec.Baseline with
            {
                Trend = new GaussianProcessTrend(new GaussianProcess { Count = 7 }),
                Holidays = new HolidaysSpec { Countries = ["US", "CA"], DaysBefore = 1 },
            },
            Noise = new NoiseSpec { Autoregression = name == "student-t" ? null : new AutoregressionSpec() },
            Likelihood = name switch
            {
                "normal" => new NormalErrors { Weights = "stores" },
                "log-normal" => new LogNormalErrors { Weights = "stores" },
                _ => new StudentTErrors { Weights = "stores" },
            },
        };
    }
}
