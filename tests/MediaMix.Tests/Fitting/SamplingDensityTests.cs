using MathNet.Numerics.LinearAlgebra;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>The sampled coordinates describe the raw posterior exactly.</summary>
public class SamplingDensityTests
{
    public static TheoryData<string> Models =>
        ["google2017", "pymc_default", "demo", "demo with history", "categorical and fixed", "knots", "knots and Laplace controls", "knots with fixed innovation", .. ComponentCatalog.Parts.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_PlusConditionalOfTheBlock_IsTheRawDensity(string name)
    {
        // Identity of a collapsed density: log p(θ, b | y) − log p(b | θ, y) = log p(θ | y), at any b. The conditional is
        // computed here by dense linear algebra, independently of the code under test.
        var model = Model(name);
        var density = (SamplingDensity)model.CreateSamplingDensity();
        var raw = model.CreateDensity();
        var conditional = new DenseConditional(model);
        var full = new double[density.FullDimension];
        var gradient = new double[full.Length];
        for (var point = 0; point < 100; point++)
        {
            var position = Point(model, density, point);
            var collapsed = density.Evaluate(position, new double[position.Length]);
            var rng = Rng.Create(1, 0, point, 50);
            density.Recover(position, ref rng, full);
            var joint = raw.Evaluate(full, gradient);
            var expected = joint - conditional.LogDensity(full);
            Assert.InRange(Math.Abs(collapsed - expected), 0, 1e-11 * Math.Max(1, Math.Max(Math.Abs(joint), Math.Abs(expected))));
        }
    }

    /// <summary>Decimal exponents of the scales, of an outcome of size one.</summary>
    [Theory]
    [InlineData(-12, -6, -2, 0)]
    [InlineData(-6, 2, -5, -3)]
    [InlineData(2, 5, -1, 1)]
    [InlineData(-300, -250, -2, 0)]
    public void Evaluate_ExtremeScales_PlusConditionalIsTheRawDensity(double innovationFrom, double innovationTo, double noiseFrom, double noiseTo)
    {
        var model = Model("knots");
        var density = (SamplingDensity)model.CreateSamplingDensity();
        var raw = model.CreateDensity();
        var conditional = new DenseConditional(model);
        var full = new double[density.FullDimension];
        for (var point = 0; point < 100; point++)
        {
            var rng = Rng.Create(23, 0, point, 50);
            var position = Point(model, density, point);
            position[Coordinate("trend.innovation")] = Math.Log(10) * (innovationFrom + (innovationTo - innovationFrom) * rng.NextDouble());
            position[Coordinate("noise")] = Math.Log(10) * (noiseFrom + (noiseTo - noiseFrom) * rng.NextDouble());
            var collapsed = density.Evaluate(position, new double[position.Length]);
            density.Recover(position, ref rng, full);
            var joint = raw.Evaluate(full, new double[full.Length]);
            var expected = joint - conditional.LogDensity(full);
            Assert.InRange(Math.Abs(collapsed - expected), 0, 1e-11 * Math.Max(1, Math.Max(Math.Abs(joint), Math.Abs(expected))));
        }

        int Coordinate(string parameter) => model.Parameters.Single(p => p.Name == parameter).Slot;
    }

    /// <summary>Its response has no variance over the window, of which an amplitude could be made.</summary>
    [Fact]
    public void Evaluate_MediaThatVaryInTheHistoryOnly_AreSampledInTheirOwnCoordinate()
    {
        var panel = SmallWorld.Panel(history: SmallWorld.History);
        var spend = (double[])panel.Series["tv_spend"].Values.Clone();
        spend.AsSpan(SmallWorld.History).Fill(50);
        var spec = SmallWorld.Full(new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new NoAdstock(), Strength = new RoiStrength(new LogNormalPrior(0, 0.5)) });
        var model = BoundModel.Bind(spec, panel.WithSeries(panel.Series["tv_spend"] with { Values = spend }));

        Assert.NotEqual(SamplingGroup.Amplitude, model.Parameters.Single(static p => p.Name == "tv.roi").Group);
        Density.AssertNaive(model, points: 2, tolerance: 1e-6, collapses: [true, false]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_Gradient_MatchesCentralDifferences(string name)
    {
        var model = Model(name);
        foreach (var collapse in new[] { true, false })
        {
            var density = new SamplingDensity(model, collapse);
            var gradient = new double[density.Dimension];
            for (var point = 0; point < 5; point++)
            {
                var position = Point(model, density, point);
                density.Evaluate(position, gradient);
                var scale = Math.Max(1, gradient.Max(Math.Abs));
                for (var i = 0; i < position.Length; i++)
                    Assert.InRange(Math.Abs(gradient[i] - Difference(density, position, i)), 0, 2e-7 * scale);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Recover_Draws_HaveTheExactConditionalMeanAndVariance(string name)
    {
        var model = Model(name);
        var density = (SamplingDensity)model.CreateSamplingDensity();
        var conditional = new DenseConditional(model);
        var position = Point(model, density, 3);
        var full = new double[density.FullDimension];
        const int draws = 20_000;
        var z = new double[conditional.Count];
        var squares = new double[conditional.Count];
        for (var d = 0; d < draws; d++)
        {
            var rng = Rng.Create(2, 0, d, 50);
            density.Recover(position, ref rng, full);
            var whitened = conditional.Whiten(full);
            for (var k = 0; k < z.Length; k++)
            {
                z[k] += whitened[k] / draws;
                squares[k] += whitened[k] * whitened[k] / draws;
            }
        }
        // Standard errors are 0.0071 and 0.01; limits are 5 of them.
        Assert.All(z, static m => Assert.InRange(m, -0.036, 0.036));
        Assert.All(squares, static s => Assert.InRange(s, 0.95, 1.05));
    }

    [Theory]
    [InlineData("demo with history")]
    [InlineData("knots")]
    public void Evaluate_AfterTheFirst_AllocatesNothing(string name)
    {
        var model = Model(name);
        var density = (SamplingDensity)model.CreateSamplingDensity();
        var position = Point(model, density, 0);
        var gradient = new double[position.Length];
        density.Evaluate(position, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            density.Evaluate(position, gradient);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Groups_OfGoogle2017_CollapseInterceptAndControls()
    {
        var (spec, panel) = ReferenceModels.Google2017();
        var model = BoundModel.Bind(spec, panel);
        var density = model.CreateSamplingDensity();
        Assert.Equal(16, density.Dimension);
        Assert.Equal(19, density.FullDimension);
    }

    [Fact]
    public void Groups_OfPymcDefault_KeepLaplaceCoefficientsSampled()
    {
        var (spec, panel) = ReferenceModels.PymcDefault();
        var model = BoundModel.Bind(spec, panel);
        var density = model.CreateSamplingDensity();
        Assert.Equal(11, density.Dimension);
        Assert.Equal(15, density.FullDimension);
    }

    static double Difference(SamplingDensity density, double[] position, int i)
    {
        // Richardson extrapolation of two central differences.
        var scratch = new double[position.Length];
        double At(double step)
        {
            var moved = (double[])position.Clone();
            moved[i] += step;
            return density.Evaluate(moved, scratch);
        }

        const double h = 2e-4;
        var wide = (At(h) - At(-h)) / (2 * h);
        var narrow = (At(h / 2) - At(-h / 2)) / h;
        return (4 * narrow - wide) / 3;
    }

    /// <summary>A random point near the prior, in sampled coordinates.</summary>
    static double[] Point(BoundModel model, SamplingDensity density, int number)
    {
        var rng = Rng.Create(17, 0, number, 50);
        var position = new double[density.Dimension];
        new DispersedStarts(model, density.FullDimension > density.Dimension || model.CountOf(SamplingGroup.Collapsible) == 0)
            .Write(0, 0, ref rng, position);
        return position;
    }

    static BoundModel Model(string name)
    {
        switch (name)
        {
            case "google2017":
                var google = ReferenceModels.Google2017();
                return BoundModel.Bind(google.Spec, google.Panel);
            case "pymc_default":
                var pymc = ReferenceModels.PymcDefault();
                return BoundModel.Bind(pymc.Spec, pymc.Panel);
            case "demo":
                return BoundModel.Bind(DemoWorld.AnalystModel, DemoWorld.Create(1).Panel);
            case "demo with history":
                return BoundModel.Bind(DemoWorld.AnalystModel, WithHistory(DemoWorld.Create(2).Panel, 20));
            case "knots":
                return BoundModel.Bind(Knots(null), WithHistory(DemoWorld.Create(4).Panel, 5));
            case "knots and Laplace controls":
                return BoundModel.Bind(Knots(null) with { Controls = [new ControlSpec { Column = "price_index", Prior = new LaplacePrior(0, 0.1) }] }, DemoWorld.Create(4).Panel);
            case "knots with fixed innovation":
                return BoundModel.Bind(Knots(new FixedPrior(0.03)), DemoWorld.Create(4).Panel);
            case var part when ComponentCatalog.Parts.FirstOrDefault(c => c.Name == part) is { } linear:
                return BoundModel.Bind(linear.Spec, linear.Panel(history: 4, isMissing: static t => t is 3 or 17));
            default:
                return BoundModel.Bind(Special(), SpecialPanel(DemoWorld.Create(3).Panel));
        }
    }

    static ModelSpec Knots(Prior? innovation) =>
        DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Trend = new KnotTrend(20, innovation) } };

    static Panel WithHistory(Panel panel, int rows)
    {
        var outcome = (double[])panel.Outcome.Values.Clone();
        outcome[rows + 7] = double.NaN;
        return new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], null, rows);
    }

    static ModelSpec Special() => DemoWorld.AnalystModel with
    {
        Order = TransformOrder.SaturationFirst,
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Saturation = new LogisticSaturation(), Adstock = new GeometricAdstock { Decay = new FixedPrior(0.4), Normalize = false } },
            new ChannelSpec { Name = "radio", Spend = "radio_spend", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new CoefficientStrength(new HalfNormalPrior(0.5)) },
            new ChannelSpec { Name = "social", Spend = "social_spend", Strength = new ContributionStrength(new BetaPrior(2, 20)) },
        ],
        Controls = [new ControlSpec { Column = "price_index", Prior = new StudentTPrior(4, 0, 1) }, new ControlSpec { Column = "mood", IsCategorical = true }],
        Noise = new NoiseSpec { IsVariance = true, Prior = new InverseGammaPrior(2, 0.01) },
    };

    static Panel SpecialPanel(Panel panel)
    {
        var codes = Enumerable.Range(0, panel.Axis.Count).Select(static t => t * t % 7 % 3).ToArray();
        return new Panel(
            panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values],
            [new CategoricalSeries("mood", ["bad", "good", "so-so"], codes)]);
    }

    /// <summary>Normal conditional of the collapsible coefficients, by dense algebra.</summary>
    sealed class DenseConditional
    {
        readonly BoundModel _model;
        readonly ModelParameter[] _block;
        // Null for the coefficient of a channel.
        readonly LinearTerm?[] _terms;
        readonly Matrix<double> _columns;
        Matrix<double> _precision = null!;
        Vector<double> _mean = null!;

        public DenseConditional(BoundModel model)
        {
            _model = model;
            _block = [.. model.Sampled.Where(static p => p.Group == SamplingGroup.Collapsible)];
            _terms = [.. _block.Select(p => model.Linear.SingleOrDefault(t => t.Slots.Contains(p.Slot)))];
            var columns = _block.Select((p, k) => Column(model, p, _terms[k])).ToArray();
            _columns = Matrix<double>.Build.Dense(
                model.Likelihood.Outcome.Length, _block.Length,
                (t, k) => columns[k][t] * model.Likelihood.RootWeights[t]);
        }

        /// <summary>What the outcome gains from a unit of a parameter; of a channel the effect of its media with a coefficient of one.</summary>
        static double[] Column(BoundModel model, ModelParameter parameter, LinearTerm? term)
        {
            if (term is not null)
                return term.Columns[term.Slots.ToList().IndexOf(parameter.Slot)].Values;
            var (simulator, values, effect) = (model.CreateSimulator(), model.AllocateValues(), new double[model.Panel.Periods]);
            foreach (var p in model.Sampled)
                values[p.Slot] = p == parameter ? 1 : p.Prior.Quantile(0.5);
            simulator.Load(values);
            var channel = model.Media.Select(static m => m.Strengths[0].Slot).ToList().IndexOf(parameter.Slot);
            simulator.Effect(channel, ChannelPlan.Actual(model, channel), effect);
            return [.. effect.Select(e => e / model.Constants.OutcomeScale), .. new double[model.Likelihood.Outcome.Length - effect.Length]];
        }

        public int Count => _block.Length;

        public double LogDensity(double[] raw)
        {
            var deviation = Deviation(raw);
            return -0.5 * (_block.Length * Math.Log(2 * Math.PI) - _precision.Cholesky().DeterminantLn + deviation.DotProduct(_precision * deviation));
        }

        public Vector<double> Whiten(double[] raw)
        {
            var deviation = Deviation(raw);
            return _precision.Cholesky().Factor.Transpose() * deviation;
        }

        Vector<double> Deviation(double[] raw)
        {
            var values = _model.AllocateValues();
            _model.Constrain(raw, values);
            var noise = values[_model.Noise.Slots[0]];
            var r = _model.Spec.Noise.IsVariance ? noise : noise * noise;
            // The rest of the expected outcome: simulate everything, with the block at zero.
            var rest = (double[])values.Clone();
            foreach (var p in _block)
                rest[p.Slot] = 0;
            var residual = Decorrelated(Matrix<double>.Build.Dense(_columns.RowCount, 1, Residual(rest)), values).Column(0);
            var prior = Matrix<double>.Build.DenseOfDiagonalArray([.. _block.Select(static p => 1 / Square(((NormalPrior)p.Prior).Sd))]);
            var location = Vector<double>.Build.Dense([.. _block.Select(static p => ((NormalPrior)p.Prior).Location)]);
            var design = Decorrelated(_columns * Matrix<double>.Build.DenseOfDiagonalArray([.. _block.Select((p, k) => Multiplier(_terms[k], p.Slot, values))]), values);
            _precision = prior + design.TransposeThisAndMultiply(design) / r;
            _mean = _precision.Cholesky().Solve(prior * location + design.TransposeThisAndMultiply(residual) / r);
            return Vector<double>.Build.Dense([.. _block.Select(p => values[p.Slot])]) - _mean;
        }

        static double Multiplier(LinearTerm? term, int slot, double[] values)
        {
            if (term is null)
                return 1;
            var multipliers = new double[term.Slots.Count];
            term.Multipliers(values, multipliers);
            return multipliers[term.Slots.ToList().IndexOf(slot)];
        }

        /// <summary>Rows whose errors are independent: those that are fitted, times the inverse of a factor of their correlations.</summary>
        Matrix<double> Decorrelated(Matrix<double> rows, double[] values)
        {
            if (_model.AutocorrelationSlot is not { } slot)
                return rows;
            var fitted = Enumerable.Range(0, _model.Panel.Periods).Where(t => !double.IsNaN(_model.Panel.FittedOutcome[t])).ToArray();
            var ones = Enumerable.Repeat(1.0, _model.Panel.Periods).ToArray();
            var factor = NaiveErrors.Covariance(fitted, 1, ones, values[slot]).Cholesky().Factor;
            return factor.LowerTriangle().Solve(Matrix<double>.Build.DenseOfRows(fitted.Select(t => rows.Row(t))));
        }

        double[] Residual(double[] values)
        {
            var simulator = _model.CreateSimulator();
            simulator.Load(values);
            var periods = _model.Panel.Periods;
            var expected = new double[periods];
            var effect = new double[periods];
            for (var c = 0; c < _model.LinearComponents.Count; c++)
            {
                simulator.Baseline(c, effect);
                Kernels.Add(expected, effect, expected);
            }
            for (var m = 0; m < simulator.Channels; m++)
            {
                simulator.Effect(m, ChannelPlan.Actual(_model, m), effect);
                Kernels.Add(expected, effect, expected);
            }
            var residual = new double[_model.Likelihood.Outcome.Length];
            for (var t = 0; t < periods; t++)
                residual[t] = (_model.Likelihood.Outcome[t] - expected[t] / _model.Constants.OutcomeScale) * _model.Likelihood.RootWeights[t];
            return residual;
        }

        static double Square(double x) => x * x;
    }
}
