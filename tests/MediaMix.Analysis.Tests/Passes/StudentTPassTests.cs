using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>What the analysis makes of Student-t errors: the density of each observation and the predictive distribution.</summary>
public class StudentTPassTests
{
    [Fact]
    public void Run_StudentTErrors_RatesObservationsByTheirDensity()
    {
        var panel = SmallWorld.Panel(isMissing: static t => t == 4, exclusions: [new Exclusion(9, 10, "strike")]);
        var hand = HandMadeFit.Create(SmallWorld.Full() with { Likelihood = new StudentTErrors() }, panel);
        var pass = ComponentPass.Run(hand.Fit);
        for (var d = 0; d < hand.Points.Count; d++)
        {
            var (point, naive) = (hand.Points[d], hand.Naive[d]);
            var expected = naive.Expected();
            for (var t = 0; t < panel.Periods; t++)
            {
                var density = new StudentTPrior(point["noise.df"], expected[t], point["noise"] * naive.OutcomeScale);
                var known = t is 4 or 9 or 10 ? 0 : density.LogDensity(panel.Outcome.Values[t], out _);
                Agreement.Within(1e-10, known, pass.Cells.LogLikelihood[t][d], 1);
            }
        }
    }

    [Fact]
    public void Analyze_StudentTErrors_PredictsWithHeavyTails()
    {
        var spec = SmallWorld.Full() with { Likelihood = new StudentTErrors(new FixedPrior(2)), Noise = new NoiseSpec { Prior = new FixedPrior(0.05) } };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        // One parameter point throughout: the predictive band is that of the errors alone.
        var hand = HandMadeFit.Of(model, [.. Enumerable.Repeat(ParameterPoint.Draw(model, 1), 1000)], 2);
        var fitted = FitAnalyzer.Analyze(hand.Fit).Fitted;
        var width = 0.05 * hand.Naive[0].OutcomeScale * new StudentTPrior(2, 0, 1).Quantile(0.95);
        Assert.Equal(width, Enumerable.Range(0, SmallWorld.Periods).Average(t => fitted.Predictive.Q95[t] - fitted.Expected[t]), 0.05 * width);
        Assert.Equal(width, Enumerable.Range(0, SmallWorld.Periods).Average(t => fitted.Expected[t] - fitted.Predictive.Q5[t]), 0.05 * width);
    }
}
