using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>Sixty weeks with controls of both kinds, and a model that is quick to sample.</summary>
static class BacktestWorld
{
    public const int Periods = 60;

    public static SamplerSpec Sampler { get; } = new() { Chains = 2, Warmup = 60, Draws = 40, Seed = 3, Retry = false };

    public static Panel Panel { get; } = SmallWorld.Panel(Periods, history: 4);

    public static ModelSpec Spec(TrendSpec? trend = null) => SmallWorld.Full() with { Baseline = new BaselineSpec { Trend = trend ?? new NoTrend(), Seasonality = [] } };

    /// <summary>The panel with other outcomes from a period on.</summary>
    public static Panel WithOtherFuture(int from)
    {
        var outcome = Panel.ObservedOutcome();
        for (var t = from; t < outcome.Length; t++)
            outcome[t] = 3 * outcome[t] + 1000 * Math.Sin(t);
        return Panel.WithOutcome(outcome);
    }

    public static double[][] Draws(FittedModel fit) => [.. fit.Model.Sampled.Select(p => fit.Draws[p.Name])];
}
