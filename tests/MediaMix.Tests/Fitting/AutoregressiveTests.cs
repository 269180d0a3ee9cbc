using MediaMix.Numerics;
using MediaMix.Numerics.Tests;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Autoregressive errors: density, derivatives and predictions against the dense covariance, with gaps, weights and logs, near ±1 and 0.</summary>
public class AutoregressiveTests
{
    static readonly double[] Correlations = [-0.999999, -0.95, -0.3, -1e-9, 0, 1e-12, 0.2, 0.6, 0.95, 0.9999, 0.99999999];

    public static TheoryData<LikelihoodSpec> Likelihoods =>
        [new NormalErrors(), new NormalErrors { Weights = "stores" }, new LogNormalErrors(), new LogNormalErrors { Weights = "stores" }];

    static ModelSpec Spec(LikelihoodSpec likelihood, Prior? autocorrelation = null) => SmallWorld.Full() with
    {
        Likelihood = likelihood,
        Noise = new NoiseSpec { Autoregression = new AutoregressionSpec(autocorrelation ?? new UniformPrior(-1, 1)) },
    };

    /// <summary>Rows 3, 7 and 8 have no outcome, 20 to 24 are excluded: gaps of 1, 2, 3 and 6.</summary>
    static BoundModel Bind(LikelihoodSpec likelihood, Prior? autocorrelation = null) => BoundModel.Bind(
        Spec(likelihood, autocorrelation),
        SmallWorld.Panel(history: SmallWorld.History, isMissing: static t => t is 3 or 7 or 8, exclusions: [new Exclusion(20, 24, "strike")]));

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Evaluate_AnyLikelihood_HasTheDenseValueAndItsGradient(LikelihoodSpec likelihood)
    {
        Density.AssertNaive(Bind(likelihood), points: 6, 1e-7, 1e-4, true, false);
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void LogLikelihood_Rows_AddUpToTheLikelihood(LikelihoodSpec likelihood)
    {
        var model = Bind(likelihood);
        foreach (var ρ in Correlations[1..^2])
        {
            var values = ParameterPoint.Draw(model, 1);
            values["noise.autocorrelation"] = ρ;
            var naive = new NaiveOutcome(model, values);
            var (density, innovations) = (new double[model.Panel.Periods], new double[model.Panel.Periods]);
            var simulator = ParameterPoint.Simulator(model, values);
            simulator.LogLikelihood(naive.Expected(), density);
            simulator.Innovations(naive.Expected(), innovations);
            double[] weights = [.. Enumerable.Range(0, density.Length).Select(naive.Weight)];
            var jacobian = naive.Observed().Sum(y => Math.Log(likelihood is LogNormalErrors ? y : naive.OutcomeScale));
            Agreement.Within(1e-10, NaiveErrors.LogDensity(naive.Residuals(), naive.Sd, weights, ρ) - jacobian, density.Sum(), 1);
            // The quadratic form of the dense covariance is the sum of squared innovations.
            var residuals = naive.Residuals();
            var none = NaiveErrors.LogDensity([.. residuals.Select(static r => r * 0)], naive.Sd, weights, ρ);
            Agreement.Within(1e-10, 2 * (none - NaiveErrors.LogDensity(residuals, naive.Sd, weights, ρ)), innovations.Where(static u => !double.IsNaN(u)).Sum(static u => u * u));
            Assert.Equal(residuals.Select(double.IsNaN), innovations.Select(double.IsNaN));
        }
    }

    /// <summary>p(y_t | all others) is the joint density over that of the others.</summary>
    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void LeaveOneOutDensity_EveryRow_IsTheJointOverThatOfTheOthers(LikelihoodSpec likelihood)
    {
        var model = Bind(likelihood);
        foreach (var ρ in Correlations[1..^2])
        {
            var values = ParameterPoint.Draw(model, 1);
            values["noise.autocorrelation"] = ρ;
            var naive = new NaiveOutcome(model, values);
            var density = new double[model.Panel.Periods];
            ParameterPoint.Simulator(model, values).LeaveOneOutDensity(naive.Expected(), density);
            var (residuals, outcome) = (naive.Residuals(), model.Panel.FittedOutcome);
            double[] weights = [.. Enumerable.Range(0, density.Length).Select(naive.Weight)];
            var joint = NaiveErrors.LogDensity(residuals, naive.Sd, weights, ρ);
            for (var t = 0; t < density.Length; t++)
            {
                var others = NaiveErrors.LogDensity([.. residuals.Select((r, s) => s == t ? double.NaN : r)], naive.Sd, weights, ρ);
                var jacobian = likelihood is LogNormalErrors ? Math.Log(outcome[t]) : Math.Log(naive.OutcomeScale);
                Agreement.Within(1e-9, double.IsNaN(outcome[t]) ? 0 : joint - others - jacobian, density[t], Math.Max(1, Math.Abs(joint)));
            }
        }
    }

    [Fact]
    public void Evaluate_NoAutocorrelation_IsTheModelOfIndependentErrors()
    {
        foreach (var likelihood in Likelihoods.Select(static row => row.Data))
        {
            var (ar, white) = (Bind(likelihood, new FixedPrior(0)), BoundModel.Bind(Spec(likelihood) with { Noise = new NoiseSpec() }, Bind(likelihood).Panel));
            foreach (var collapse in new[] { true, false })
            {
                var (one, two) = (new SamplingDensity(ar, collapse), new SamplingDensity(white, collapse));
                var position = new double[one.Dimension];
                one.FromRaw(Density.Position(ar, ParameterPoint.Draw(ar, 2)), position);
                Agreement.Within(1e-12, Density.At(two, position).Value, Density.At(one, position).Value);
                Agreement.Within(1e-11, Density.At(two, position).Gradient, Density.At(one, position).Gradient);
            }
        }
    }

    /// <summary>Block, 31-digit oracle: decimal exponents of sds and noise as in the tests of the block without autocorrelation.</summary>
    [Theory]
    [InlineData(-1, 1, -1, 0)]
    [InlineData(-12, -4, -1, 0)]
    [InlineData(-1, 1, -7, -4)]
    [InlineData(2, 6, -2, 0)]
    [InlineData(-8, 4, -5, 1)]
    public void Evaluate_ExtremeScalesAndCorrelations_IsTheDenseMarginal(double sdFrom, double sdTo, double noiseFrom, double noiseTo)
    {
        foreach (var ρ in Correlations)
        {
            for (var point = 0; point < 10; point++)
            {
                var world = new World(point, ρ, sdFrom, sdTo, noiseFrom, noiseTo);
                var expected = world.Dense(ρ, 0).High;
                var limit = 1e-11 * Math.Max(1, Math.Abs(expected)) + world.Rounding();
                Assert.True(Math.Abs(world.Evaluate() - expected) <= limit, $"ρ = {ρ:R}, point {point}: expected {expected:R}, found {world.Evaluate():R}, allowed {limit:E1}.");
            }
        }
    }

    [Theory]
    [InlineData(-1, 1, -1, 0)]
    [InlineData(-12, -4, -1, 0)]
    [InlineData(-1, 1, -4, -3)]
    [InlineData(2, 3, -1, 0)]
    public void Evaluate_Derivatives_AreThoseOfTheDenseMarginal(double sdFrom, double sdTo, double noiseFrom, double noiseTo)
    {
        foreach (var ρ in Correlations)
        {
            var world = new World(3, ρ, sdFrom, sdTo, noiseFrom, noiseTo);
            world.Evaluate();
            var logVariance = new double[1];
            var autocorrelation = world.Rows.Pullback(ρ, world.Work, logVariance);
            // In atanh ρ, in which a step is as large near 1 as elsewhere.
            var slope = (1 - ρ) * (1 + ρ);
            Agreement.Within(1e-6, DenseMarginal.Derivative(h => world.Dense(ρ, h)), autocorrelation * slope, 1);
            Agreement.Within(1e-6, DenseMarginal.Derivative(h => world.Dense(ρ, 0, h)), logVariance[0], 1);
        }
    }

    [Fact]
    public void Scatter_ManyDraws_HaveTheCovarianceOfTheErrors()
    {
        var model = Bind(new NormalErrors { Weights = "stores" });
        var values = ParameterPoint.Draw(model, 1);
        (values["noise"], values["noise.autocorrelation"]) = (0.1, -0.6);
        var simulator = ParameterPoint.Simulator(model, values);
        const int draws = 20_000;
        var rows = Enumerable.Range(0, 6).ToArray();
        var covariance = NaiveErrors.Covariance(rows, 0.1 * model.Constants.OutcomeScale, [.. rows.Select(new NaiveOutcome(model, values).Weight)], -0.6);
        var (products, row) = (new double[6, 6], new double[model.Panel.Periods]);
        for (var d = 0; d < draws; d++)
        {
            var rng = Rng.Create(6, 0, d, 50);
            Array.Clear(row);
            simulator.Scatter(ref rng, row);
            foreach (var i in rows)
            {
                foreach (var j in rows)
                    products[i, j] += row[i] * row[j] / draws;
            }
        }
        foreach (var i in rows)
        {
            foreach (var j in rows)
            {
                // Five standard errors of a covariance.
                var error = Math.Sqrt((covariance[i, i] * covariance[j, j] + covariance[i, j] * covariance[i, j]) / draws);
                Assert.InRange((products[i, j] - covariance[i, j]) / error, -5, 5);
            }
        }
    }

    [Fact]
    public void Evaluate_AfterAnOverflow_GivesTheSameBits()
    {
        var model = Bind(new NormalErrors());
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity(), model.CreateSamplingDensity(collapse: false) })
        {
            var position = new double[density.Dimension];
            var before = Density.At(density, position);
            for (var i = 0; i < position.Length; i++)
            {
                foreach (var far in new[] { -800.0, 800 })
                {
                    position[i] = far;
                    density.Evaluate(position, new double[position.Length]);
                    position[i] = 0;
                    var after = Density.At(density, position);
                    Assert.Equal((before.Value, true), (after.Value, before.Gradient.SequenceEqual(after.Gradient)));
                }
            }
        }
    }

    [Fact]
    public void Evaluate_Repeatedly_AllocatesNothing()
    {
        var model = Bind(new NormalErrors());
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity() })
        {
            var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
            density.Evaluate(position, gradient);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                density.Evaluate(position, gradient);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_OneOrTwoFittedRows_IsTheDenseDensity(int rows)
    {
        var model = BoundModel.Bind(
            Spec(new NormalErrors()), SmallWorld.Panel(isMissing: static t => t > 2));
        var data = model.Likelihood;
        var blank = Enumerable.Range(0, data.Outcome.Length).Select(t => t < rows ? 1.0 : 0).ToArray();
        blank.CopyTo(data.RootWeights, 0);
        var errors = new AutoregressiveRows(data, model.Panel.Rows);
        var block = new GramBlock(errors.Of(data.Outcome), errors.Used(), [], errors.GroupLengths);
        var work = new GramWorkspace(block);
        var constant = errors.Scale(0.7, [new NoiseLevel(0.3, false)], work);
        double[] residuals = [.. data.Outcome.Select((y, t) => t < rows ? y : double.NaN)];
        var expected = NaiveErrors.LogDensity(residuals, 0.3, [.. data.Outcome.Select(static _ => 1.0)], 0.7);
        Agreement.Within(1e-12, expected, block.Evaluate(new double[block.Rows], work) + constant);
    }

    [Theory]
    [InlineData(TimeStep.Day, 0.993)]
    [InlineData(TimeStep.Week, 0.95)]
    [InlineData(TimeStep.Month, 0.8)]
    public void Bind_NoPriorWritten_ReachesAsFarInTimeWhateverTheRows(TimeStep step, double upper)
    {
        var spec = Spec(new NormalErrors()) with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } };
        var model = BoundModel.Bind(spec, SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2023, 1, 1), step, SmallWorld.Periods)));
        Assert.Equal(new UniformPrior(0, upper), model.Parameters.Single(static p => p.Name == "noise.autocorrelation").Prior);
    }

    [Theory]
    [InlineData("normal(0, 1)", "allows values outside (-1, 1)")]
    [InlineData("uniform(0, 1.1)", "allows values outside (-1, 1)")]
    [InlineData("fixed(1)", "is fixed at 1")]
    [InlineData("fixed(-1)", "is fixed at -1")]
    public void Bind_ImpossibleCorrelation_IsAFault(string prior, string message) =>
        Assert.Contains(message, Assert.Single(Assert.Throws<InvalidInputException>(() => Bind(new NormalErrors(), PriorText.Parse(prior))).Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void Bind_StudentT_IsAFaultWithRemedy()
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Bind(new StudentTErrors())).Faults);
        Assert.Equal("Student-t errors cannot be autocorrelated.", fault.Message);
        Assert.Contains("likelihood: normal", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void LinearTreatments_NormalPriors_AreIntegratedOut() =>
        Assert.All(Bind(new NormalErrors()).LinearTreatments(), static t => Assert.Equal(LinearTreatmentKind.IntegratedOut, t.Kind));

    /// <summary>Forty rows with gaps of 1, 2 and 5, weights, and eight columns: a level, a ramp, cumulated hats, noise.</summary>
    sealed class World
    {
        const int Columns = 8;

        static readonly BoundModel Model = BoundModel.Bind(
            Spec(new NormalErrors { Weights = "stores" }),
            SmallWorld.Panel(40, isMissing: static t => t is 6 or 13 or (>= 25 and <= 28)));

        readonly double[] _rest;
        readonly double[] _noise;
        readonly double[][] _columns = new double[Columns][];
        readonly GramBlock _block;
        readonly double _sd;

        public World(int seed, double ρ, double sdFrom, double sdTo, double noiseFrom, double noiseTo)
        {
            var rng = Rng.Create(33, 0, seed, 50);
            var length = Model.Likelihood.Outcome.Length;
            Rows = new AutoregressiveRows(Model.Likelihood, Model.Panel.Rows);
            for (var k = 0; k < Columns; k++)
            {
                _columns[k] = new double[length];
                for (var t = 0; t < 40; t++)
                    _columns[k][t] = k switch { 0 => 1, 1 => t / 39.0, < 6 => Math.Clamp((t - 8.0 * (k - 2)) / 8, 0, 1), _ => rng.NextNormal() };
            }
            _block = new GramBlock(Rows.Of(Model.Likelihood.Outcome), Rows.Used(), [.. _columns.Select(Rows.Of)], Rows.GroupLengths);
            Work = new GramWorkspace(_block);
            for (var k = 0; k < Columns; k++)
                (Work.Means[k], Work.Sds[k]) = (k % 3 == 0 ? 0 : rng.NextNormal(), Math.Pow(10, sdFrom + (sdTo - sdFrom) * rng.NextDouble()));
            _sd = Math.Pow(10, noiseFrom + (noiseTo - noiseFrom) * rng.NextDouble());
            // What is left for the block is a draw from the model itself, so that no term of the density drowns another.
            _noise = new double[length];
            new ErrorDistribution(_sd, double.PositiveInfinity) { RootWeights = Model.Likelihood.CellRootWeights, Autocorrelation = ρ }.Scatter(ref rng, _noise.AsSpan(0, 40));
            _rest = new double[length];
            for (var t = 0; t < 40; t++)
                _rest[t] = Model.Likelihood.Outcome[t] - _noise[t];
            for (var k = 0; k < Columns; k++)
                Kernels.Axpy(-(Work.Means[k] + Work.Sds[k] * rng.NextNormal()), _columns[k], _rest);
            Constant = Rows.Scale(ρ, [new NoiseLevel(_sd, false)], Work);
        }

        public AutoregressiveRows Rows { get; }

        public GramWorkspace Work { get; }

        double Constant { get; }

        public double Evaluate()
        {
            var rows = new double[_block.Rows];
            Rows.Forward(_rest, rows);
            return _block.Evaluate(rows, Work) + Constant;
        }

        /// <summary>What rounding the rows of y − f − X m costs whatever is done with them: 16 units in the last place of every term, times the derivative.</summary>
        public double Rounding()
        {
            var (adjoint, rows) = (new double[_block.Rows], Rows.Of(Model.Likelihood.Outcome));
            Rows.Forward(_rest, adjoint);
            var rest = (double[])adjoint.Clone();
            _block.Evaluate(adjoint, Work);
            double[][] columns = [.. _columns.Select(Rows.Of)];
            return adjoint.Select((a, t) => Math.Abs(a) * (Math.Abs(rows[t]) + Math.Abs(rest[t]) + Enumerable.Range(0, Columns).Sum(k => Math.Abs(Work.Means[k] * columns[k][t]))))
                .Sum() * 16 * Math.ScaleB(1, -53);
        }

        /// <summary>The density of the weighted rows at atanh ρ + h and ln σ² + v, with the dense covariance in 31 digits.</summary>
        public DoubleDouble Dense(double ρ, double h, double v = 0)
        {
            var rows = Enumerable.Range(0, 40).Where(static t => Model.Likelihood.RootWeights[t] != 0).ToArray();
            double[] roots = [.. rows.Select(static t => Model.Likelihood.RootWeights[t])];
            // tanh(atanh ρ + h) = (ρ + tanh h)/(1 + ρ tanh h).
            var step = (DoubleDouble)Math.Tanh(h);
            var correlation = (ρ + step) / (1 + ρ * step);
            return DenseMarginal.Precise(
                [.. rows.Select((t, i) => (DoubleDouble)(Model.Likelihood.Outcome[t]) - _rest[t])], roots,
                [.. _columns.Select(c => rows.Select(t => c[t]).ToArray())], Work.Means, Work.Sds[..Columns],
                (i, j) => Power(correlation, rows[i] - rows[j]) * ((DoubleDouble)_sd * _sd) * Math.Exp(v));
        }

        static DoubleDouble Power(DoubleDouble x, int exponent)
        {
            DoubleDouble power = 1;
            for (var k = 0; k < Math.Abs(exponent); k++)
                power *= x;
            return power;
        }
    }
}
