using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests;

public class RecoveryTruthsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Draw_StatedReturn_IsTheReturnOfTheSimulator(bool isMultiplicative)
    {
        var spec = DemoWorld.AnalystModel with { Likelihood = isMultiplicative ? new LogNormalErrors() : new NormalErrors() };
        var model = BoundModel.Bind(spec, DemoWorld.Create(42).Panel);
        var truths = new RecoveryTruths(model, null, new RecoveryOptions { Stated = [new StatedRoi("search", 1.5), new StatedRoi("radio", 0.25)] });
        var simulator = model.CreateSimulator();
        simulator.Load(truths.Draw(3).Values);

        Assert.Equal(1.5, simulator.WindowEffect(1) / model.Constants.Channels[1].Spend, 1e-6);
        Assert.Equal(0.25, simulator.WindowEffect(3) / model.Constants.Channels[3].Spend, 1e-6);
    }

    [Fact]
    public void Draw_SameNumber_IsTheSameAndAnotherIsNot()
    {
        var truths = new RecoveryTruths(StraightLine.Model, null, new RecoveryOptions());

        Assert.Equal(truths.Draw(1).Panel.Outcome.Values, truths.Draw(1).Panel.Outcome.Values);
        Assert.NotEqual(truths.Draw(1).Panel.Outcome.Values, truths.Draw(2).Panel.Outcome.Values);
    }

    /// <summary>Statements scatter around the model's own answer as they say they do, the correlated ones together.</summary>
    [Fact]
    public void Draw_Experiments_StateTheTruthWithTheirErrors()
    {
        var model = BoundModel.Bind(Tested(), StraightLine.Model.Panel);
        var simulator = model.CreateSimulator();
        var values = model.AllocateValues();
        var prior = Rng.Create(1, 0, 0, 1);
        model.SamplePrior(ref prior, values);
        simulator.Load(values);
        const int count = 4000;
        var errors = new double[3][];
        for (var e = 0; e < errors.Length; e++)
            errors[e] = new double[count];
        for (var i = 0; i < count; i++)
        {
            var rng = Rng.Create(9, 0, i, 2);
            var stated = SimulatedStatements.Draw(model.Spec, simulator, ref rng);
            for (var e = 0; e < errors.Length; e++)
                errors[e][i] = stated[e].Statement.Value - simulator.ImpliedStatement(e);
        }

        // Covariances of 4000 pairs are known to about 2 % of the product of the sds.
        Assert.Equal(4, Covariance(errors[0], errors[0]), 0.4);
        Assert.Equal(9, Covariance(errors[1], errors[1]), 0.9);
        Assert.Equal(3, Covariance(errors[0], errors[1]), 0.5);
        Assert.Equal(0.25, Covariance(errors[2], errors[2]), 0.025);
        Assert.Equal(0, Covariance(errors[0], errors[2]), 0.06);
        Assert.All(errors, static e => Assert.Equal(0, e.Average(), 0.2));
    }

    static ModelSpec Tested() => StraightLine.Spec(StraightLine.NoiseSd) with
    {
        Experiments =
        [
            new ExperimentSpec { Name = "a", Channels = ["tv"], Window = new PeriodSpan("3", "8"), Statement = new LiftStatement(10, 2) },
            new ExperimentSpec { Name = "b", Channels = ["tv"], Window = new PeriodSpan("11", "16"), Statement = new LiftStatement(10, 3) },
            new ExperimentSpec { Name = "c", Channels = ["tv"], Window = new PeriodSpan("21", "26"), Statement = new RoiStatement(2, 0.5) },
        ],
        ExperimentCovariances = [new ExperimentCovariance(["a", "b"], [[4.0, 3.0], [3.0, 9.0]])],
    };

    static double Covariance(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Average() - x.Average() * y.Average();
}
