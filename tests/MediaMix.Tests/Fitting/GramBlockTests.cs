using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Several sampled scales: density, derivatives and recovery against the dense covariance, at ordinary and at extreme scales.</summary>
public class GramBlockTests
{
    /// <summary>Smallest and largest decimal exponent of the sds and of the noise sds; the outcome is of size one.</summary>
    public static TheoryData<string, double, double, double, double> Scales => new()
    {
        { "ordinary", -1, 1, -1, 0 },
        { "tiny sds", -12, -4, -1, 0 },
        { "tiny noise", -1, 1, -7, -4 },
        { "large sds", 2, 6, -2, 0 },
        { "everything at once", -8, 4, -5, 1 },
    };

    [Theory]
    [MemberData(nameof(Scales))]
    public void Evaluate_RandomScales_IsTheDenseMarginal(string name, double sdFrom, double sdTo, double noiseFrom, double noiseTo)
    {
        for (var point = 0; point < 100; point++)
        {
            var world = new World(point, sdFrom, sdTo, noiseFrom, noiseTo);
            var expected = world.Dense(static (_, _, _) => { });
            var limit = 1e-11 * Math.Max(1, Math.Abs(expected)) + world.Rounding();
            Assert.True(Math.Abs(world.Evaluate() - expected) <= limit, $"{name} scales, point {point}: expected {expected:R}, found {world.Evaluate():R}, allowed {limit:E1}.");
        }
    }

    [Theory]
    [InlineData(-1, 1, -1, 0)]
    [InlineData(-12, -4, -1, 0)]
    [InlineData(-1, 1, -4, -3)]
    [InlineData(2, 3, -1, 0)]
    [InlineData(-6, 2, -2, 0)]
    public void Evaluate_Derivatives_AreThoseOfTheDenseMarginal(double sdFrom, double sdTo, double noiseFrom, double noiseTo)
    {
        for (var point = 0; point < 5; point++)
        {
            var world = new World(point, sdFrom, sdTo, noiseFrom, noiseTo);
            world.Evaluate();
            for (var k = 0; k < World.Columns; k++)
            {
                var i = k;
                Close(world.Derivative((m, _, _, h) => m[i] += h), world.Work.MeanAdjoint[i]);
                Close(world.Derivative((_, s, _, h) => s[i] *= Math.Exp(h)), world.Work.LogSdAdjoint[i]);
            }
            for (var g = 0; g < world.Block.Groups; g++)
            {
                var i = g;
                Close(world.Derivative((_, _, r, h) => r[i] *= Math.Exp(h)), world.Work.LogVarianceAdjoint[i]);
            }
        }

        static void Close(double expected, double actual) => Agreement.Within(1e-7, expected, actual, 1);
    }

    [Fact]
    public void Evaluate_OutcomeAdjoint_IsThatOfTheDenseMarginal()
    {
        var world = new World(3, -1, 1, -1, 0);
        var adjoint = world.OutcomeAdjoint();
        for (var t = 0; t < adjoint.Length; t++)
        {
            var row = t;
            var expected = world.Observed[t] == 0 ? 0 : DenseMarginal.Derivative(h => world.DenseWithOutcome(row, h));
            Agreement.Within(1e-6, expected, adjoint[t], 1);
        }
    }

    [Fact]
    public void Evaluate_TwoEqualColumnsAndTinyNoise_IsTheDenseMarginal()
    {
        for (var point = 0; point < 100; point++)
        {
            // A factor of M alone is off by up to 1e-2 here.
            var world = new World(point, -1, 1, -7, -3, hasTwins: true);
            var expected = world.Dense(static (_, _, _) => { });
            Agreement.Within(1e-11 + world.Rounding() / Math.Max(1, Math.Abs(expected)), expected, world.Evaluate(), 1);
        }
    }

    [Fact]
    public void Evaluate_OneGroupAndConstantScales_IsTheLinearBlock()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(isMissing: static t => t is 3 or 17));
        var coefficients = LinearCoefficient.Of(model).ToArray();
        NormalPrior[] priors = [.. coefficients.Select(c => (NormalPrior)model.Sampled[c.Slot].Prior)];
        double[][] columns = [.. coefficients.Select(static c => c.Column.Values)];
        var linear = new LinearBlock(model.Likelihood, columns, priors);
        var gram = new GramBlock(model.Likelihood.Outcome, model.Likelihood.RootWeights, columns, [model.Likelihood.Outcome.Length]);
        var (work, weights) = (new GramWorkspace(gram), new double[columns.Length]);
        for (var point = 0; point < 100; point++)
        {
            var rng = Rng.Create(8, 0, point, 50);
            var variance = Math.Pow(10, -4 + 4 * rng.NextDouble());
            var rest = new double[model.Likelihood.Outcome.Length];
            rng.NextNormals(rest);
            var same = (double[])rest.Clone();
            for (var k = 0; k < priors.Length; k++)
                (work.Means[k], work.Sds[k]) = (priors[k].Location, priors[k].Sd);
            (work.Variances[0], work.LogVariances[0]) = (variance, ScalarMath.Log(variance));

            var expected = linear.Evaluate(rest, variance, ScalarMath.Log(variance), weights, out var varianceAdjoint);
            Agreement.Within(1e-12, expected, gram.Evaluate(same, work));
            Agreement.Within(1e-12, rest, same);
            Agreement.Within(1e-12, varianceAdjoint * variance, work.LogVarianceAdjoint[0], 1);
        }
    }

    [Fact]
    public void Recover_Draws_HaveTheExactConditionalMeanAndCovariance()
    {
        var world = new World(1, -1, 0.5, -1, 0);
        world.Evaluate();
        ConditionalMoments.AssertDraws(world.Conditional(), draws: 40_000, (ref rng, z) => world.Block.Recover(world.Work, ref rng, z));
    }

    [Fact]
    public void Evaluate_AfterAnOverflow_IsAsBefore()
    {
        var world = new World(2, -1, 1, -1, 0);
        var before = world.Evaluate();
        var sd = world.Work.Sds[1];
        world.Work.Sds[1] = 1e300;
        Assert.False(double.IsFinite(world.Evaluate()));
        world.Work.Sds[1] = sd;
        Assert.Equal(before, world.Evaluate());
    }

    [Fact]
    public void Evaluate_Repeatedly_AllocatesNothing()
    {
        var world = new World(2, -1, 1, -1, 0);
        var rest = new double[world.Block.Rows];
        world.Block.Evaluate(rest, world.Work);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            world.Block.Evaluate(rest, world.Work);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Construct_GroupsThatDoNotCoverTheRows_Throws() =>
        Assert.Throws<ArgumentException>(static () => new GramBlock(new double[16], new double[16], [new double[16]], [8]));

    /// <summary>Three groups of rows with gaps, eleven columns: a level, a ramp, cumulated hats, noise and one group's own column.</summary>
    sealed class World
    {
        public const int Columns = 11;

        static readonly int[] Lengths = [24, 16, 8];

        readonly double[] _outcome = new double[48];
        readonly double[] _rest = new double[48];
        readonly double[] _noise = new double[48];
        readonly double[][] _columns = new double[Columns][];

        public World(int seed, double sdFrom, double sdTo, double noiseFrom, double noiseTo, bool hasTwins = false)
        {
            var rng = Rng.Create(31, 0, seed, 50);
            rng.NextNormals(_outcome);
            rng.NextNormals(_noise);
            Observed = [.. Enumerable.Range(0, 48).Select(static t => t % 24 > 20 || t == 5 ? 0.0 : 1.0)];
            for (var k = 0; k < Columns; k++)
            {
                _columns[k] = new double[48];
                for (var t = 0; t < 48; t++)
                    _columns[k][t] = k switch { 0 => 1, 1 => t / 47.0, < 7 => Math.Clamp((t - 8.0 * (k - 2)) / 8, 0, 1), 7 => t is >= 24 and < 40 ? 1 : 0, _ => rng.NextNormal() };
            }
            if (hasTwins)
                _columns[9] = _columns[10];
            Block = new GramBlock(_outcome, Observed, _columns, Lengths);
            Work = new GramWorkspace(Block);
            for (var k = 0; k < Columns; k++)
                (Work.Means[k], Work.Sds[k]) = (k % 3 == 0 ? 0 : rng.NextNormal(), Math.Pow(10, sdFrom + (sdTo - sdFrom) * rng.NextDouble()));
            for (var g = 0; g < Lengths.Length; g++)
            {
                Work.Variances[g] = Math.Pow(10, 2 * (noiseFrom + (noiseTo - noiseFrom) * rng.NextDouble()));
                Work.LogVariances[g] = ScalarMath.Log(Work.Variances[g]);
            }
            // What is left for the block is a draw from the model itself, so that no term of the density drowns another.
            var group = Group();
            for (var t = 0; t < 48; t++)
                _rest[t] = _outcome[t] - Math.Sqrt(Work.Variances[group[t]]) * _noise[t];
            for (var k = 0; k < Columns; k++)
                Kernels.Axpy(-(Work.Means[k] + Work.Sds[k] * rng.NextNormal()), _columns[k], _rest);
        }

        public GramBlock Block { get; }

        public GramWorkspace Work { get; }

        public double[] Observed { get; }

        int[] Rows => [.. Enumerable.Range(0, 48).Where(t => Observed[t] != 0)];

        public double Evaluate() => Block.Evaluate((double[])_rest.Clone(), Work);

        /// <summary>What rounding y − f − X m costs whatever is done with it: 16 units in the last place of every term, times the derivative.</summary>
        public double Rounding()
        {
            var adjoint = OutcomeAdjoint();
            return adjoint.Select((a, t) => Math.Abs(a) * (Math.Abs(_outcome[t]) + Math.Abs(_rest[t]) + Enumerable.Range(0, Columns).Sum(k => Math.Abs(Work.Means[k] * _columns[k][t]))))
                .Sum() * 16 * Math.ScaleB(1, -53);
        }

        public double[] OutcomeAdjoint()
        {
            var rest = (double[])_rest.Clone();
            Block.Evaluate(rest, Work);
            return rest;
        }

        public double Dense(Action<double[], double[], double[]> edit) => Precise(edit).High;

        public double Derivative(Action<double[], double[], double[], double> edit) =>
            DenseMarginal.Derivative(h => Precise((m, s, r) => edit(m, s, r, h)));

        public MediaMix.Numerics.Tests.DoubleDouble DenseWithOutcome(int row, double step)
        {
            _rest[row] += step;
            var density = Precise(static (_, _, _) => { });
            _rest[row] -= step;
            return density;
        }

        /// <summary>Mean and covariance of the standardised coefficients, by dense algebra.</summary>
        public (double[] Mean, double[,] Covariance) Conditional()
        {
            var rows = Rows;
            var group = Group();
            var design = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
                rows.Length, Columns, (i, k) => _columns[k][rows[i]] * Work.Sds[k] / Math.Sqrt(Work.Variances[group[rows[i]]]));
            var residual = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(
                rows.Length, i => (_outcome[rows[i]] - _rest[rows[i]] - Enumerable.Range(0, Columns).Sum(k => _columns[k][rows[i]] * Work.Means[k])) / Math.Sqrt(Work.Variances[group[rows[i]]]));
            var precision = design.TransposeThisAndMultiply(design) + MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(Columns);
            return (precision.Solve(design.TransposeThisAndMultiply(residual)).ToArray(), precision.Inverse().ToArray());
        }

        MediaMix.Numerics.Tests.DoubleDouble Precise(Action<double[], double[], double[]> edit)
        {
            var (means, sds, variances) = ((double[])Work.Means.Clone(), Work.Sds[..Columns], (double[])Work.Variances.Clone());
            edit(means, sds, variances);
            var (rows, group) = (Rows, Group());
            return DenseMarginal.Precise(
                [.. rows.Select(t => _outcome[t] - _rest[t])], [.. _columns.Select(c => rows.Select(t => c[t]).ToArray())],
                means, sds, [.. rows.Select(t => variances[group[t]])]);
        }

        static int[] Group() => [.. Lengths.SelectMany(static (length, g) => Enumerable.Repeat(g, length))];
    }
}
