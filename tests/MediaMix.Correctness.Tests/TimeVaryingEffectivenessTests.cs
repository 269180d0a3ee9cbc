using MediaMix.Testing;

namespace MediaMix.Correctness.Tests;

/// <summary>Effectiveness over time on published data: found where it moves, not invented where it does not.</summary>
public class TimeVaryingEffectivenessTests
{
    static readonly SamplerSpec Sampler = new() { Seed = 1 };

    public static TheoryData<string> Kinds => ["hsgp", "knots"];

    [Fact]
    public void Fit_MediaThatMove_RecoversTheCurve()
    {
        // Simulated by PyMC-Marketing, its media multiplied by a latent curve; ours is one on average, which correlation does not see.
        var data = ReferenceModels.Columns(ReferenceData.Require("datasets/pymc-marketing/media_tvp_data.csv"));
        var spec = Spec("y", new EffectivenessProcess()) with { Baseline = new BaselineSpec { Trend = new NoTrend(), Seasonality = Yearly } };
        var (fit, curve) = Fit(spec, data, new DateOnly(2018, 4, 2));

        var truth = data["hidden_latent_media_fluctuation"];
        Assert.Equal(0, fit.Statistics.Divergences);
        var mean = curve.Select(static draws => draws.Average()).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"correlation {Correlation(mean, truth):0.0000}, share of the rows whose band holds the truth {Covered(curve, [.. truth.Select(x => x / truth.Average())]):0.00}");
        Assert.InRange(Correlation(mean, truth), 0.97, 1);
        // Of a 90 % band around a smooth curve the rows are far from independent: the bound is only that it is no fiction.
        var relative = truth.Select(x => x / truth.Average()).ToArray();
        Assert.InRange(Covered(curve, relative), 0.7, 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_MediaThatDoNotMove_BandHoldsOne(string kind)
    {
        var data = ReferenceModels.Columns(ReferenceData.Require("datasets/pymc-marketing/mmm_example.csv"));
        var spec = Spec("y", kind == "hsgp" ? new EffectivenessProcess() : new EffectivenessKnots()) with { Baseline = new BaselineSpec { Seasonality = Yearly } };
        var (fit, curve) = Fit(spec, data, new DateOnly(2018, 4, 2));

        Assert.Equal(0, fit.Statistics.Divergences);
        var covered = Covered(curve, [.. curve.Select(static _ => 1.0)]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: share of the rows whose band holds 1: {covered:0.00}");
        Assert.InRange(covered, 0.9, 1);
    }

    static SpecList<SeasonSpec> Yearly => [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2 }];

    static ModelSpec Spec(string outcome, EffectivenessSpec effectiveness) => new()
    {
        Outcome = outcome,
        Channels = [Channel("x1"), Channel("x2")],
        Controls = [new ControlSpec { Column = "event_1" }, new ControlSpec { Column = "event_2" }],
        TimeVarying = [new TimeVaryingSpec { Channels = ["x1", "x2"], IsShared = true, Effectiveness = effectiveness }],
    };

    static ChannelSpec Channel(string name) => new() { Name = name, Spend = name, Adstock = new GeometricAdstock { MaxLag = 8 }, Saturation = new LogisticSaturation() };

    /// <summary>The fit, and its curve per row and draw.</summary>
    static (FittedModel Fit, double[][] Curve) Fit(ModelSpec spec, Dictionary<string, double[]> data, DateOnly first)
    {
        var panel = new Panel(
            TimeAxis.FromDates(first, TimeStep.Week, data["y"].Length), ["national"], new Series("y", SeriesUnit.Outcome, data["y"]),
            [
                .. new[] { "x1", "x2" }.Select(name => new Series(name, SeriesUnit.Spend, data[name])),
                .. new[] { "event_1", "event_2" }.Select(name => new Series(name, SeriesUnit.Plain, data[name])),
            ]);
        var fit = ModelFit.Run(spec, panel, Sampler);
        var curve = Enumerable.Range(0, panel.Periods).Select(_ => new double[fit.Draws.Count]).ToArray();
        var (simulator, values) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            var effectiveness = simulator.Effectiveness(0);
            for (var t = 0; t < curve.Length; t++)
                curve[t][draw] = effectiveness[t];
        }
        return (fit, curve);
    }

    /// <summary>Share of rows whose 90 % band holds a value.</summary>
    static double Covered(double[][] curve, double[] values)
    {
        var inside = 0;
        for (var t = 0; t < curve.Length; t++)
        {
            var sorted = curve[t].Order().ToArray();
            inside += values[t] >= sorted[(int)(0.05 * sorted.Length)] && values[t] <= sorted[(int)(0.95 * sorted.Length)] ? 1 : 0;
        }
        return inside / (double)curve.Length;
    }

    static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var products = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return products / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
