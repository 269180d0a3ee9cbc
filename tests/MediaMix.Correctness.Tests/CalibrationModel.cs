using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Correctness.Tests;

/// <summary>
/// The national model with its default priors and frozen scales: both adstocks, both saturations, both orders. The priors are
/// those that the defaults give for one template data set; they do not move with the simulated outcome.
/// </summary>
sealed class CalibrationModel
{
    const int Weeks = 110;

    readonly Panel _template;
    readonly ModelSpec _spec;
    readonly BoundModel _prior;

    /// <summary>The model with a trend and a noise; null = the default.</summary>
    public CalibrationModel(TrendSpec? trend = null, NoiseSpec? noise = null)
    {
        _template = Template();
        var bound = BoundModel.Bind(Skeleton() with { Baseline = new BaselineSpec { Trend = trend }, Noise = noise ?? new NoiseSpec() }, _template);
        _spec = bound.Spec with
        {
            Scaling = bound.Spec.Scaling with { Outcome = new OutcomeScale(OutcomeScaleKind.Fixed, bound.Constants.OutcomeScale) },
        };
        _prior = BoundModel.Bind(_spec, _template);
    }

    /// <summary>Names of the calibrated quantities.</summary>
    public IReadOnlyList<string> Names =>
        [.. _prior.Sampled.Select(static p => p.Name), "tv.coefficient", "search.coefficient", "total media", "log likelihood"];

    /// <summary>Draws one truth and its data set, fits it, and returns the rank of the truth among 99 thinned draws per quantity.</summary>
    public int[] Ranks(int dataSet)
    {
        const int thin = 10, kept = 99;
        var truth = _prior.AllocateValues();
        var rng = Rng.Create(2024, 0, dataSet, (int)RngPurpose.Prior);
        _prior.SamplePrior(ref rng, truth);
        var outcome = SimulatedOutcome.Draw(_prior, truth, 2024, dataSet);
        var model = BoundModel.Bind(_spec, With(outcome));
        var sampler = new SamplerSpec { Chains = 1, Warmup = 500, Draws = kept * thin, Seed = 2024 + (ulong)dataSet };
        var fit = ModelFit.Run(model, sampler, threads: 1);
        var quantities = new Quantities(model);
        var known = quantities.Of(truth);
        var ranks = new int[known.Length];
        var values = model.AllocateValues();
        for (var k = 0; k < kept; k++)
        {
            fit.Values(k * thin + thin - 1, values);
            var found = quantities.Of(values);
            for (var q = 0; q < ranks.Length; q++)
                ranks[q] += found[q] < known[q] ? 1 : 0;
        }
        return ranks;
    }

    static ModelSpec Skeleton() => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv", Adstock = new DelayedAdstock { MaxLag = 8 } },
            new ChannelSpec { Name = "search", Spend = "search", Adstock = new GeometricAdstock { MaxLag = 6 }, Saturation = new LogisticSaturation(), Order = TransformOrder.SaturationFirst },
        ],
        Controls = [new ControlSpec { Column = "price" }],
    };

    Panel With(double[] outcome) => new(
        _template.Axis, _template.Geos, _template.Outcome with { Values = outcome }, [.. _template.Series.Values]);

    static Panel Template()
    {
        var rng = Rng.Create(5, 0, 0, 1);
        var (sales, tv, search, price) = (new double[Weeks], new double[Weeks], new double[Weeks], new double[Weeks]);
        for (var t = 0; t < Weeks; t++)
        {
            tv[t] = t / 6 % 2 == 0 ? 80 * Math.Exp(0.4 * rng.NextNormal()) : 0;
            search[t] = 30 * Math.Exp(0.5 * rng.NextNormal());
            price[t] = 10 + rng.NextNormal();
            sales[t] = 1000 + 100 * rng.NextNormal();
        }
        return new Panel(
            TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, Weeks),
            ["national"],
            new Series("sales", SeriesUnit.Outcome, sales),
            [new Series("tv", SeriesUnit.Spend, tv), new Series("search", SeriesUnit.Spend, search), new Series("price", SeriesUnit.Plain, price)]);
    }

    /// <summary>The quantities whose ranks are taken, of any value vector.</summary>
    sealed class Quantities(BoundModel model)
    {
        readonly OutcomeSimulator _simulator = model.CreateSimulator();
        readonly ChannelPlan[] _plans = [.. Enumerable.Range(0, model.Spec.Channels.Count).Select(m => ChannelPlan.Actual(model, m))];

        public double[] Of(double[] values)
        {
            _simulator.Load(values);
            var media = Enumerable.Range(0, _plans.Length).Sum(_simulator.WindowEffect);
            return
            [
                .. model.Sampled.Select(p => values[p.Slot]),
                _simulator.Coefficient(0), _simulator.Coefficient(1), media, LogLikelihood(),
            ];
        }

        double LogLikelihood()
        {
            var (expected, effect) = (new double[model.Panel.Periods], new double[model.Panel.Periods]);
            for (var c = 0; c < model.LinearComponents.Count; c++)
            {
                _simulator.Baseline(c, effect);
                Kernels.Add(expected, effect, expected);
            }
            for (var m = 0; m < _plans.Length; m++)
            {
                _simulator.Effect(m, _plans[m], effect);
                Kernels.Add(expected, effect, expected);
            }
            _simulator.LogLikelihood(expected, effect);
            return Kernels.Sum(effect);
        }
    }
}
