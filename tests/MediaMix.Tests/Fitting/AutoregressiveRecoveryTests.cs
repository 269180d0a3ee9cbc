using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>
/// What autoregressive errors are for: where errors and spend both move slowly, independent errors claim a return too
/// precisely. Eighty simulated data sets, fixed seeds, both models fitted to each.
/// </summary>
public class AutoregressiveRecoveryTests
{
    const int Worlds = 80, Weeks = 104;
    const double Roi = 2, ρ = 0.6;

    static readonly ModelSpec White = new()
    {
        Outcome = "sales",
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new RoiStrength(new LogNormalPrior(0.5, 1)) }],
        Baseline = new BaselineSpec { Intercept = new NormalPrior(1000, 300), Trend = new NoTrend(), Seasonality = [] },
        Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
    };

    static readonly ModelSpec Autoregressive = White with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } };

    [Fact]
    public void Run_SlowErrorsAndSlowSpend_OnlyTheAutoregressiveModelCoversTheReturn()
    {
        var (covered, naive, wider, correlation) = (0, 0, 0.0, 0.0);
        for (var world = 0; world < Worlds; world++)
        {
            var panel = World(world);
            var (ar, white) = (Fit(Autoregressive, panel), Fit(White, panel));
            covered += ar.Low <= Roi && Roi <= ar.High ? 1 : 0;
            naive += white.Low <= Roi && Roi <= white.High ? 1 : 0;
            wider += (ar.High - ar.Low) / (white.High - white.Low) / Worlds;
            correlation += ar.Correlation / Worlds;
        }
        // 90 % of 80 are 72, with a standard error of 2.7. In long series with spend correlated by 0.9, least squares have
        // (1 + 0.54)/(1 − 0.54) = 3.3 times the variance that independent errors claim, which would cover 63 %, 51 of 80; here the
        // level takes part of what is slow away. The efficient estimate has (1 − 0.36)/(1.36 − 1.08) = 2.3 times, 1.5 times the width.
        Assert.InRange(covered, 65, 79);
        Assert.InRange(naive, 40, 62);
        Assert.InRange(wider, 1.2, 1.6);
        Assert.InRange(correlation, ρ - 0.1, ρ + 0.1);
    }

    static (double Low, double High, double Correlation) Fit(ModelSpec spec, Panel panel)
    {
        var draws = ModelFit.Run(spec, panel, new SamplerSpec { Chains = 1, Warmup = 150, Draws = 400, Seed = 2 }).Draws;
        var roi = draws["tv.roi"].Order().ToArray();
        return (roi[19], roi[379], draws.Contains("noise.autocorrelation") ? draws["noise.autocorrelation"].Average() : 0);
    }

    static Panel World(int number)
    {
        var rng = Rng.Create(14, 0, number, 50);
        var (spend, mood) = (new double[Weeks], 0.0);
        for (var t = 0; t < Weeks; t++)
        {
            mood = t == 0 ? rng.NextNormal() : 0.9 * mood + Math.Sqrt(1 - 0.81) * rng.NextNormal();
            spend[t] = 100 * Math.Exp(0.4 * mood);
        }
        var panel = Panel(spend, [.. Enumerable.Range(0, Weeks).Select(static t => 1000.0 + t)]);
        var world = BoundModel.Bind(Autoregressive, panel);
        var values = new Dictionary<string, double>(StringComparer.Ordinal) { ["intercept"] = 1000, ["tv.roi"] = Roi, ["noise"] = 60, ["noise.autocorrelation"] = ρ };
        return Panel(spend, SimulatedOutcome.Draw(world, ParameterPoint.Vector(world, values), 15, number));
    }

    static Panel Panel(double[] spend, double[] outcome) => new(
        TimeAxis.FromIndex(1, Weeks), ["national"], new Series("sales", SeriesUnit.Outcome, outcome), [new Series("tv", SeriesUnit.Spend, spend)]);
}
