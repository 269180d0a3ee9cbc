using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

public class SimulatedOutcomeTests
{
    [Fact]
    public void Draw_ManyReplicates_HaveTheNaiveMeanAndTheNoise()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 3));
        var values = ParameterPoint.Draw(model, 1);
        var vector = ParameterPoint.Vector(model, values);
        var expected = new NaiveOutcome(model, values).Expected();
        var sd = ParameterPoint.Simulator(model, values).NoiseSd;
        const int replicates = 2000;
        var z = new double[replicates * expected.Length];
        for (var r = 0; r < replicates; r++)
        {
            var outcome = SimulatedOutcome.Draw(model, vector, 5, r);
            for (var t = 0; t < expected.Length; t++)
                z[r * expected.Length + t] = (outcome[t] - expected[t]) / sd;
        }
        // 60,000 standard normal numbers: standard errors 0.0041 of the mean and 0.0058 of the mean square; limits are 4 of them.
        Assert.InRange(z.Average(), -0.0164, 0.0164);
        Assert.InRange(z.Average(static x => x * x), 0.977, 1.023);
    }

    [Fact]
    public void Draw_OfAPanel_HasTheNaiveMeanAndTheNoiseOfEveryGeo()
    {
        var model = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Create(withGaps: false));
        var values = ParameterPoint.Draw(model, 1);
        var naive = new NaivePanel(model, values);
        const int replicates = 400;
        var (z, squares) = (new double[naive.Geos], new double[naive.Geos]);
        for (var r = 0; r < replicates; r++)
        {
            var outcome = SimulatedOutcome.Draw(model, ParameterPoint.Vector(model, values), 5, r);
            Assert.Equal(model.Panel.Cells, outcome.Length);
            for (var cell = 0; cell < outcome.Length; cell++)
            {
                var (g, t) = Math.DivRem(cell, naive.Periods);
                var error = (outcome[cell] - naive.Expected(g, t)) / (naive.Sd(g) * naive.OutcomeScale().Scale * naive.Size(g));
                (z[g], squares[g]) = (z[g] + error / (replicates * naive.Periods), squares[g] + error * error / (replicates * naive.Periods));
            }
        }
        // 8,400 standard normal numbers a geo: standard errors 0.011 of the mean and 0.0154 of the mean square; limits are 4 of them.
        Assert.All(z, static mean => Assert.InRange(mean, -0.044, 0.044));
        Assert.All(squares, static square => Assert.InRange(square, 0.938, 1.062));
    }

    [Fact]
    public void Draw_SameSeedAndReplicate_IsTheSame()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var vector = ParameterPoint.Vector(model, ParameterPoint.Draw(model, 1));
        Assert.Equal(SimulatedOutcome.Draw(model, vector, 5, 2), SimulatedOutcome.Draw(model, vector, 5, 2));
        Assert.NotEqual(SimulatedOutcome.Draw(model, vector, 5, 2), SimulatedOutcome.Draw(model, vector, 5, 3));
        Assert.NotEqual(SimulatedOutcome.Draw(model, vector, 5, 2), SimulatedOutcome.Draw(model, vector, 6, 2));
    }

    [Fact]
    public void DemoWorld_SameSeed_IsTheSameWorldAndOtherSeedsDiffer()
    {
        var (one, again, other) = (DemoWorld.Create(3), DemoWorld.Create(3), DemoWorld.Create(4));
        Assert.Equal(one.Panel.Outcome.Values, again.Panel.Outcome.Values);
        Assert.Equal(one.Truth, again.Truth);
        Assert.NotEqual(one.Panel.Outcome.Values, other.Panel.Outcome.Values);
        Assert.NotEqual(one.Truth, other.Truth);
    }
}
