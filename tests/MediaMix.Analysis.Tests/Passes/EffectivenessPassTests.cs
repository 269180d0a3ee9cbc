using MediaMix.Inference.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

public class EffectivenessPassTests
{
    static readonly ModelSpec Moving = SmallWorld.Full() with
    {
        TimeVarying =
        [
            new TimeVaryingSpec { Channels = ["email", "search"], IsShared = true, Effectiveness = new EffectivenessProcess() },
            new TimeVaryingSpec { Channels = ["tv"] },
        ],
    };

    [Fact]
    public void Effectiveness_OwnAndSharedCurves_AreTheNaiveOnes()
    {
        var hand = HandMadeFit.Create(Moving, SmallWorld.Panel(history: 4));
        var curves = FitAnalyzer.Analyze(hand.Fit).Effectiveness;

        Assert.Equal(["tv", "search+email"], curves.Select(static c => string.Join('+', c.Channels)));
        AssertBand(hand, 0, curves[0].Multiplier);
        AssertBand(hand, 1, curves[1].Multiplier);
        AssertBand(hand, 2, curves[1].Multiplier);
    }

    [Fact]
    public void Effectiveness_SeveralChannelsNotShared_IsACurveForEach()
    {
        var hand = HandMadeFit.Create(SmallWorld.WithTimeVarying(new TimeVaryingSpec { Channels = ["email", "tv"] }), SmallWorld.Panel());
        var curves = FitAnalyzer.Analyze(hand.Fit).Effectiveness;

        Assert.Equal(["tv", "email"], curves.Select(static c => Assert.Single(c.Channels)));
        AssertBand(hand, 0, curves[0].Multiplier);
        AssertBand(hand, 2, curves[1].Multiplier);
    }

    [Fact]
    public void Effectiveness_MoreDrawsThanBandsKeep_IsThatOfEverySecondDraw()
    {
        var hand = HandMadeFit.Create(Moving, SmallWorld.Panel(), iterations: 600);
        var found = FitAnalyzer.Analyze(hand.Fit).Effectiveness[0].Multiplier;
        var kept = hand.Naive.Where(static (_, draw) => draw % 2 == 0).Select(static n => n.Effectiveness(0, 3)).Order().ToArray();

        Agreement.Within(1e-10, Quantiles.Type7(kept, 0.95), found.Q95[3]);
        Agreement.Within(1e-10, kept.Average(), found.Mean[3]);
    }

    [Fact]
    public void Effectiveness_Constant_IsNoCurve() =>
        Assert.Empty(FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel()).Fit).Effectiveness);

    static void AssertBand(HandMadeFit hand, int channel, Band found)
    {
        var naive = hand.Naive;
        Assert.Equal(SmallWorld.Periods, found.Mean.Length);
        for (var t = 0; t < found.Mean.Length; t++)
        {
            var sorted = naive.Select(n => n.Effectiveness(channel, t)).Order().ToArray();
            Agreement.Within(1e-10, sorted.Average(), found.Mean[t]);
            Agreement.Within(1e-10, Quantiles.Type7(sorted, 0.05), found.Q5[t]);
            Agreement.Within(1e-10, Quantiles.Type7(sorted, 0.5), found.Q50[t]);
            Agreement.Within(1e-10, Quantiles.Type7(sorted, 0.95), found.Q95[t]);
        }
    }
}
