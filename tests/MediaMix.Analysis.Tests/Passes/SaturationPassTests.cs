using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>Saturation curves against the naive model with the same exposure in every period.</summary>
public class SaturationPassTests
{
    public static TheoryData<string, string, TransformOrder, string, bool> Combinations => [.. ComponentCatalog.Combinations()];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Run_EveryCombination_IsTheNaiveSteadyEffect(string adstock, string saturation, TransformOrder order, string strength, bool hasHistory)
    {
        var hand = HandMadeFit.Create(SmallWorld.Of(adstock, saturation, order, strength), SmallWorld.Panel(history: hasHistory ? SmallWorld.History : 0), iterations: 4);
        var naive = hand.Naive;
        var curves = SaturationPass.Run(hand.Fit);

        Assert.Equal(["tv", "search"], curves.Select(static c => c.Channel));
        for (var m = 0; m < curves.Count; m++)
            for (var i = 0; i < curves[m].Exposure.Length; i++)
            {
                double[] draws = [.. naive.Select(n => n.SteadyEffect(m, curves[m].Exposure[i])).Order()];
                var scale = draws.Max(Math.Abs);
                Agreement.Within(1e-9, draws.Average(), curves[m].Effect.Mean[i], scale);
                Agreement.Within(1e-9, Quantiles.Type7(draws, 0.05), curves[m].Effect.Q5[i], scale);
                Agreement.Within(1e-9, Quantiles.Type7(draws, 0.95), curves[m].Effect.Q95[i], scale);
            }
    }

    [Fact]
    public void Run_Histogram_CountsEveryPeriodWithMediaOnce()
    {
        var hand = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), iterations: 4);
        var curve = SaturationPass.Run(hand.Fit)[0];
        var spend = hand.Fit.Model.Panel.WindowOf("tv_spend");

        Assert.Equal(spend.Max(), curve.Exposure[^1]);
        Assert.Equal(spend.Count(static x => x > 0), curve.Counts.Sum());
        Assert.Equal(curve.Counts.Length + 1, curve.Edges.Length);
        for (var bin = 0; bin < curve.Counts.Length - 1; bin++)
            Assert.Equal(spend.Count(x => x > 0 && x >= curve.Edges[bin] && x < curve.Edges[bin + 1]), curve.Counts[bin]);
    }

    [Fact]
    public void Run_ReachAndFrequency_HasNoCurve()
    {
        var hand = HandMadeFit.Create(SmallWorld.WithReach(null, new HillSaturation()), SmallWorld.Panel(), iterations: 4);

        Assert.Equal(["tv", "search", "email"], SaturationPass.Run(hand.Fit).Select(static c => c.Channel));
    }

    [Fact]
    public void Run_MovingEffectiveness_IsThatOfTheAveragePeriod()
    {
        var hand = HandMadeFit.Create(SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["tv"] }), SmallWorld.Panel(), iterations: 4);
        var curve = SaturationPass.Run(hand.Fit)[0];
        double[] draws = [.. hand.Naive.Select(n => n.SteadyEffect(0, curve.Exposure[12]) * Enumerable.Range(0, SmallWorld.Periods).Average(t => n.Effectiveness(0, t)))];

        Agreement.Within(1e-9, draws.Average(), curve.Effect.Mean[12]);
    }
}
