using MathNet.Numerics.LinearAlgebra;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>What a panel integrates out is what its raw density says, by dense algebra over the model written a second time.</summary>
public class PanelCollapseTests
{
    public static TheoryData<string> Models => [.. SmallPanel.Models.Where(static m => m.Spec.Likelihood is NormalErrors).Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_PlusConditionalOfTheBlock_IsTheRawDensity(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        var (density, raw) = ((SamplingDensity)model.CreateSamplingDensity(), model.CreateDensity());
        var full = new double[density.FullDimension];
        Assert.True(density.Dimension < density.FullDimension);
        for (var point = 0; point < 5; point++)
        {
            var position = Position(model, density, point);
            var collapsed = density.Evaluate(position, new double[position.Length]);
            var rng = Rng.Create(1, 0, point, 50);
            density.Recover(position, ref rng, full);
            var joint = raw.Evaluate(full, new double[full.Length]);
            var conditional = new Conditional(model, full);
            // Pooled returns are in their own coordinates already.
            var shear = density.Hierarchies.Where(static h => h.MeanCoordinate is null).Sum(h => -h.Members.Count * position[h.LogSdCoordinate]);
            var expected = joint - conditional.LogDensity(full) + shear;
            Agreement.Within(1e-11, expected, collapsed, Math.Max(1, Math.Abs(joint)));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Recover_Draws_HaveTheExactConditionalMeanAndVariance(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        var density = (SamplingDensity)model.CreateSamplingDensity();
        var full = new double[density.FullDimension];
        var position = Position(model, density, 3);
        var first = Rng.Create(2, 0, 0, 51);
        density.Recover(position, ref first, full);
        var conditional = new Conditional(model, full);
        var (mean, squares) = (new double[conditional.Count], new double[conditional.Count]);
        const int draws = 10_000;
        for (var d = 0; d < draws; d++)
        {
            var rng = Rng.Create(2, 0, d, 50);
            density.Recover(position, ref rng, full);
            var z = conditional.Whiten(full);
            for (var k = 0; k < z.Count; k++)
                (mean[k], squares[k]) = (mean[k] + z[k] / draws, squares[k] + z[k] * z[k] / draws);
        }
        // Standard errors are 0.01 and 0.014; limits are 5 of them.
        Assert.All(mean, static m => Assert.InRange(m, -0.05, 0.05));
        Assert.All(squares, static s => Assert.InRange(s, 0.93, 1.07));
    }

    static double[] Position(BoundModel model, SamplingDensity density, int number)
    {
        var rng = Rng.Create(17, 0, number, 50);
        var position = new double[density.Dimension];
        new DispersedStarts(model, collapse: true).Write(0, 0, ref rng, position);
        return position;
    }

    /// <summary>Normal conditional of the collapsible coefficients at the other coordinates of a point. Columns are differences of expectations, which are linear in them.</summary>
    sealed class Conditional
    {
        readonly BoundModel _model;
        readonly ModelParameter[] _block;
        readonly Matrix<double> _precision;
        readonly Vector<double> _mean;

        public Conditional(BoundModel model, double[] raw)
        {
            _model = model;
            _block = [.. model.Sampled.Where(static p => p.Group == SamplingGroup.Collapsible)];
            var values = Values(raw);
            foreach (var p in _block)
                values[p.Name] = 0;
            var cells = new NaivePanel(model, values).Fitted().ToArray();
            var rest = Expected(values, cells);
            var columns = _block.Select(p => Vector<double>.Build.Dense(Expected(new(values) { [p.Name] = 1 }, cells)) - Vector<double>.Build.Dense(rest)).ToArray();
            var naive = new NaivePanel(model, values);
            var (centre, scale) = naive.OutcomeScale();
            var errors = Matrix<double>.Build.DenseOfArray(naive.ErrorCovariance()).Cholesky();
            var residual = Vector<double>.Build.Dense([.. cells.Select((cell, i) => (cell.Outcome / naive.Size(cell.Geo) - centre) / scale - rest[i])]);
            var design = Matrix<double>.Build.DenseOfColumnVectors(columns);
            var weighted = errors.Solve(design);
            var prior = Matrix<double>.Build.DenseOfDiagonalArray([.. _block.Select(static p => 1 / Math.Pow(((NormalPrior)p.Prior).Sd, 2))]);
            var location = Vector<double>.Build.Dense([.. _block.Select(static p => ((NormalPrior)p.Prior).Location)]);
            _precision = prior + design.TransposeThisAndMultiply(weighted);
            _mean = _precision.Cholesky().Solve(prior * location + weighted.TransposeThisAndMultiply(residual));
        }

        public int Count => _block.Length;

        public double LogDensity(double[] raw)
        {
            var deviation = Deviation(raw);
            return -0.5 * (_block.Length * Math.Log(2 * Math.PI) - _precision.Cholesky().DeterminantLn + deviation.DotProduct(_precision * deviation));
        }

        public Vector<double> Whiten(double[] raw) => _precision.Cholesky().Factor.TransposeThisAndMultiply(Deviation(raw));

        Vector<double> Deviation(double[] raw)
        {
            var values = Values(raw);
            return Vector<double>.Build.Dense([.. _block.Select(p => values[p.Name])]) - _mean;
        }

        Dictionary<string, double> Values(double[] raw)
        {
            var vector = _model.AllocateValues();
            _model.Constrain(raw, vector);
            return _model.Parameters.ToDictionary(static p => p.Name, p => vector[p.Slot], StringComparer.Ordinal);
        }

        double[] Expected(Dictionary<string, double> values, (int Geo, int Period, double Outcome)[] cells)
        {
            var naive = new NaivePanel(_model, values);
            var (centre, scale) = naive.OutcomeScale();
            return [.. cells.Select(cell => (naive.Expected(cell.Geo, cell.Period) / naive.Size(cell.Geo) - centre) / scale)];
        }
    }
}
