using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Experiments;

/// <summary>Public data with an unmeasured driver of demand: what lift tests mend, and what is said without them.</summary>
public class ConfoundedDataTests
{
    static ConfoundedWorld World => ConfoundedWorld.Read(ReferenceData.Require(ConfoundedWorld.File));

    [Fact]
    public void World_Effects_AreThoseOfTheFile()
    {
        var world = World;
        for (var m = 0; m < 2; m++)
        {
            var effect = world.Effect(m);
            for (var t = 0; t < world.Panel.Periods; t++)
                Assert.Equal(world.KnownEffect[m][t], effect[t], 1e-10);
        }
        Assert.Equal(93.39, world.Roas(0), 0.005);
        Assert.Equal(171.41, world.Roas(1), 0.005);
    }

    // Three measurements: exact ones, and errors of one standard error apart and together.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    [InlineData(-1, -1)]
    public void Fit_WithTestsAndConfounding_HoldsTheTruth(double first, double second)
    {
        var world = World;
        var fit = Fit(ConfoundedWorld.Spec() with { Experiments = world.Experiments(first, second) }, world);
        var analysis = FitAnalyzer.Analyze(fit, ExperimentRefits.Never, TestContext.Current.CancellationToken);
        for (var m = 0; m < 2; m++)
        {
            Assert.InRange(world.Roas(m), analysis.Channels[m].Roi!.Value.Q5, analysis.Channels[m].Roi!.Value.Q95);
            Assert.Equal(Grade.A, analysis.Channels[m].Grade);
        }
        Assert.True(fit.Draws["x1.roi"].Zip(fit.Draws["x2.roi"], static (x1, x2) => x2 > x1 ? 1.0 : 0).Average() > 0.95);
        Assert.Empty(analysis.Verdict.Statements);
        var component = analysis.Contributions.Single(static c => c.Component == "confounding[x1]");
        Assert.Equal(ComponentKind.Confounding, component.Kind);
        Assert.True(component.Total.Q5 > 0);
    }

    [Fact]
    public void Fit_WithoutConfounding_IsInConflictAndNotTrusted()
    {
        var world = World;
        var fit = Fit(ConfoundedWorld.Spec(new FixedPrior(0)) with { Experiments = world.Experiments(0, 0) }, world);
        var analysis = FitAnalyzer.Analyze(fit, token: TestContext.Current.CancellationToken);
        var conflict = analysis.Experiments[0];
        Assert.True(conflict.Conflict < -3);
        Assert.True(conflict.IsRefitted);
        Assert.False(conflict.HasConfounding);
        Assert.Equal(VerdictLevel.DoNotTrust, analysis.Verdict.Level);
        Assert.Contains(analysis.Verdict.Reasons, static r => r.Subject == "x1 test" && r.Threshold == 3);
        // STATISTICS: one exact test leaves the return at 123 to 145 against a truth of 93.
        Assert.InRange(analysis.Channels[0].Roi!.Value.Mean, 120, 150);
        Assert.NotEqual(Grade.A, analysis.Channels[0].Grade);

        // The refit is the fit to the same data without that test: its conflict can be computed from there.
        var without = Fit(ConfoundedWorld.Spec(new FixedPrior(0)) with { Experiments = [world.Experiments(0, 0)[1]] }, world);
        var lifts = Lifts(without, fit.Model, 0);
        var (mean, sd) = (lifts.Average(), Math.Sqrt(lifts.Select(x => x * x).Average() - lifts.Average() * lifts.Average()));
        Assert.Equal((conflict.Stated - mean) / Math.Sqrt(conflict.StandardError * conflict.StandardError + sd * sd), conflict.Conflict, 0.2);
        Assert.Equal(mean, conflict.Without.Mean, 0.1 * sd);
    }

    [Fact]
    public void Fit_WithoutTests_CarriesTheSentenceAndNoGradeA()
    {
        var world = World;
        var analysis = FitAnalyzer.Analyze(Fit(ConfoundedWorld.Spec(), world), token: TestContext.Current.CancellationToken);
        Assert.Contains("No experiment supports these numbers; demand drivers not in the data could bias them and no check here can see it.", analysis.Verdict.Statements);
        Assert.DoesNotContain(analysis.Channels, static c => c.Grade == Grade.A);
        Assert.Empty(analysis.Experiments);
        // Nothing else gives it away: twice the truth, and the interval excludes it.
        Assert.True(analysis.Channels[0].Roi!.Value.Q5 > 1.5 * world.Roas(0));
    }

    [Fact]
    public void Weights_WhereTheyCanBeReliedOn_SayWhatARefitSays()
    {
        // A test that knows little moves the posterior little.
        var world = World;
        var tests = world.Experiments(0, 0);
        var vague = tests[1] with { Statement = new LiftStatement(tests[1].Statement.Value, 3 * tests[1].Statement.StandardError) };
        var fit = Fit(ConfoundedWorld.Spec(new FixedPrior(0)) with { Experiments = [vague] }, world);
        var result = FitAnalyzer.Analyze(fit, token: TestContext.Current.CancellationToken).Experiments[0];
        Assert.False(result.IsRefitted);
        var lifts = Lifts(Fit(ConfoundedWorld.Spec(new FixedPrior(0)), world), fit.Model, 0);
        var spread = Math.Sqrt(lifts.Select(x => x * x).Average() - lifts.Average() * lifts.Average());
        Assert.Equal(lifts.Average(), result.Without.Mean, 0.1 * spread);
        Array.Sort(lifts);
        Assert.Equal(lifts[lifts.Length / 20], result.Without.Q5, 0.2 * spread);
        Assert.Equal(lifts[^(lifts.Length / 20)], result.Without.Q95, 0.2 * spread);
    }

    /// <summary>What every draw of one fit implies for an experiment of a model with the same parameters.</summary>
    static double[] Lifts(FittedModel fit, BoundModel model, int experiment)
    {
        var simulator = model.CreateSimulator();
        return [.. Enumerable.Range(0, fit.Draws.Count).Select(draw =>
        {
            var values = model.AllocateValues();
            foreach (var parameter in model.Sampled)
                values[parameter.Slot] = fit.Draws[parameter.Name][draw];
            simulator.Load(values);
            return simulator.ImpliedStatement(experiment);
        })];
    }

    static FittedModel Fit(ModelSpec spec, ConfoundedWorld world) =>
        ModelFit.Run(spec, world.Panel, new SamplerSpec { Draws = 500, Seed = 3 }, TestContext.Current.CancellationToken);
}
