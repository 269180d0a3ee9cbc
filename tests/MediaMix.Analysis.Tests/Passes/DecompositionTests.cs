using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>Both decompositions of an outcome that media multiply.</summary>
public class DecompositionTests
{
    static readonly ModelSpec Spec = SmallWorld.Full() with { Likelihood = new LogNormalErrors(), Groups = [new ChannelGroup { Name = "bought", Channels = ["tv", "search"] }] };

    static readonly HandMadeFit Additive = HandMadeFit.Create(Spec, SmallWorld.Panel(), iterations: 6);

    static readonly HandMadeFit Counterfactual = HandMadeFit.Create(Spec with { Decomposition = Decomposition.Counterfactual }, SmallWorld.Panel(), iterations: 6);

    /// <summary>The mean over draws of what a period loses without some channels, from outcomes simulated twice.</summary>
    static double Lost(HandMadeFit hand, int period, params int[] channels) => hand.Points.Average(point =>
    {
        var without = new Dictionary<string, double>(point, StringComparer.Ordinal);
        foreach (var m in channels)
            without[$"{hand.Fit.Model.Spec.Channels[m].Name}.coefficient"] = 0;
        return ParameterPoint.Simulator(hand.Fit.Model, point).ExpectedWindow()[period] - ParameterPoint.Simulator(hand.Fit.Model, without).ExpectedWindow()[period];
    });

    [Fact]
    public void Analyze_Counterfactual_IsTheDifferenceOfSimulatedOutcomesAndAddsUp()
    {
        var analysis = FitAnalyzer.Analyze(Counterfactual.Fit);
        var media = analysis.Contributions.Where(static c => c.Kind == ComponentKind.Media).ToArray();
        var overlap = Assert.Single(analysis.Contributions, static c => c.Kind == ComponentKind.Overlap);
        for (var t = 0; t < SmallWorld.Periods; t += 7)
        {
            for (var m = 0; m < 3; m++)
                Agreement.Within(1e-9, Lost(Counterfactual, t, m), media[m].Series.Mean[t]);
            Agreement.Within(1e-9, Lost(Counterfactual, t, 0, 1), analysis.Groups[0].Contribution.Series.Mean[t]);
            Agreement.Within(1e-9, analysis.Fitted.Expected[t], analysis.Contributions.Sum(c => c.Series.Mean[t]));
        }
        Assert.Equal(Decomposition.Counterfactual, analysis.Decomposition);
        Assert.True(overlap.Total.Q95 < 0);
        Assert.Equal(Enumerable.Range(0, SmallWorld.Periods).Sum(t => Lost(Counterfactual, t, 0, 1)), analysis.All!.Contribution.Mean, 1e-6);
        Assert.Contains(analysis.Verdict.Statements, static s => s.Contains("decomposition: counterfactual", StringComparison.Ordinal));
    }

    [Fact]
    public void Analyze_Both_DifferInMediaAlone()
    {
        var (additive, lost) = (FitAnalyzer.Analyze(Additive.Fit), FitAnalyzer.Analyze(Counterfactual.Fit));

        Assert.DoesNotContain(additive.Contributions, static c => c.Kind == ComponentKind.Overlap);
        foreach (var part in additive.Contributions)
        {
            var other = lost.Contributions.Single(c => c.Component == part.Component);
            if (part.Kind == ComponentKind.Media)
                Assert.True(other.Total.Mean > part.Total.Mean);
            else
                Assert.Equal(part.Total, other.Total);
        }
        Assert.Equal(additive.Fitted.Expected.Sum(), lost.Fitted.Expected.Sum(), 1e-9 * additive.Fitted.Expected.Sum());
        Assert.Equal(additive.Channels.Select(static c => c.Roi), lost.Channels.Select(static c => c.Roi));
        Assert.Equal(additive.BaselineShare!.Value.Mean, lost.BaselineShare!.Value.Mean, 1e-12);
        Assert.Equal(additive.Diagnostics.NegativeBaselineProbability, lost.Diagnostics.NegativeBaselineProbability);
    }

    [Fact]
    public void Analyze_EffectsThatAddUp_AreTheSameUnderEitherName()
    {
        var (one, other) = (HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), iterations: 3), HandMadeFit.Create(SmallWorld.Full() with { Decomposition = Decomposition.Counterfactual }, SmallWorld.Panel(), iterations: 3));

        Assert.Equal(FitAnalyzer.Analyze(one.Fit).Contributions.Select(static c => (c.Component, c.Total)), FitAnalyzer.Analyze(other.Fit).Contributions.Select(static c => (c.Component, c.Total)));
    }
}
