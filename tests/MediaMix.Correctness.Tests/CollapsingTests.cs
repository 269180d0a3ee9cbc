using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Correctness.Tests;

/// <summary>Integrating coefficients out changes how the posterior is sampled, not the posterior: two long runs must agree.</summary>
public class CollapsingTests
{
    const double SmallestEss = 2000;
    const double Limit = 4;

    [Theory(Explicit = true)]
    [InlineData("google2017", 20_000)]
    [InlineData("demo", 40_000)]
    [InlineData("knots", 25_000)]
    public void CollapsedAndSampled_MeansAndSquares_Agree(string name, int draws)
    {
        var model = Model(name);
        var (collapsed, sampled) = (Fit(model, draws, collapse: true), Fit(model, draws, collapse: false));
        Assert.Equal(collapsed.Draws.Names, sampled.Draws.Names);
        var failures = new List<string>();
        foreach (var quantity in collapsed.Draws.Names)
        {
            foreach (var power in new[] { 1, 2 })
            {
                var (one, two) = (Moment(collapsed, quantity, power), Moment(sampled, quantity, power));
                var z = (one.Mean - two.Mean) / Math.Sqrt(one.Error * one.Error + two.Error * two.Error);
                if (!(Math.Abs(z) < Limit) || !(Math.Min(one.Ess, two.Ess) >= SmallestEss))
                    failures.Add($"{quantity}^{power}: {one.Mean:G6} and {two.Mean:G6}, z = {z:0.0}, effective draws {one.Ess:0} and {two.Ess:0}");
            }
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    static (double Mean, double Error, double Ess) Moment(FittedModel fit, string quantity, int power)
    {
        var values = fit.Draws[quantity].Select(x => power == 1 ? x : x * x).ToArray();
        var chains = new ChainDraws(values, fit.Draws.Chains, fit.Draws.Iterations);
        return (values.Average(), Mcse.Mean(chains), Ess.Mean(chains));
    }

    static FittedModel Fit(BoundModel model, int draws, bool collapse) =>
        ModelFit.Run(model, new SamplerSpec { Warmup = 1000, Draws = draws, Seed = 11, Collapse = collapse });

    static BoundModel Model(string name)
    {
        if (name == "google2017")
        {
            var (spec, panel) = ReferenceModels.Google2017();
            return BoundModel.Bind(spec, panel);
        }
        var analyst = name == "knots"
            ? DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Trend = new KnotTrend(13) } }
            : DemoWorld.AnalystModel;
        return BoundModel.Bind(analyst, DemoWorld.Create(42).Panel);
    }
}
