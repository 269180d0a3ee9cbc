using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// What every component adds to the expected outcome, per draw and period: contributions that add up, fitted values,
/// posterior predictive draws and the pointwise log likelihood.
/// </summary>
sealed class ComponentPass
{
    /// <summary>Most draws kept of the pointwise log likelihood: beyond this, cross-validation gains nothing and memory grows without bound.</summary>
    public const int MostLikelihoodDraws = 8000;

    readonly FittedModel _fit;
    readonly BoundModel _model;
    readonly int _periods;
    readonly int _stride;
    readonly int _likelihoodStride;

    ComponentPass(FittedModel fit)
    {
        (_fit, _model, _periods) = (fit, fit.Model, fit.Model.Panel.Periods);
        Components = Names(_model);
        _stride = DrawPass.BandStride(fit);
        var kept = DrawPass.BandDraws(fit);
        Bands = [.. Components.Select(_ => BandBuilder.Allocate(_periods, kept))];
        Predictive = BandBuilder.Allocate(_periods, kept);
        Totals = [.. Components.Select(_ => new double[fit.Draws.Count])];
        ExpectedTotal = new double[fit.Draws.Count];
        _likelihoodStride = Math.Max(1, (fit.Draws.Count + MostLikelihoodDraws - 1) / MostLikelihoodDraws);
        LikelihoodIterations = (fit.Draws.Iterations + _likelihoodStride - 1) / _likelihoodStride;
        LogLikelihood = BandBuilder.Allocate(_periods, fit.Draws.Chains * LikelihoodIterations);
        Means = [.. Components.Select(_ => new double[_periods])];
        Innovations = _model.Spec.Noise.Autoregression is null ? null : new double[_periods];
    }

    /// <summary>Names and kinds, baseline first, then controls, treatments, media.</summary>
    public IReadOnlyList<(string Name, ComponentKind Kind, int Index)> Components { get; }

    /// <summary>Mean over all draws, [component][period].</summary>
    public double[][] Means { get; }

    /// <summary>
    /// Mean over all draws of what of every period neither the expectation nor the periods before it predict, standardised; NaN where
    /// nothing is fitted, null where errors are independent and residuals say the same.
    /// </summary>
    public double[]? Innovations { get; }

    /// <summary>[component][period][kept draw].</summary>
    public double[][][] Bands { get; }

    /// <summary>Sum over the window, [component][draw].</summary>
    public double[][] Totals { get; }

    /// <summary>Sum of the expected outcome over the window, per draw.</summary>
    public double[] ExpectedTotal { get; }

    /// <summary>Posterior predictive draws, [period][kept draw].</summary>
    public double[][] Predictive { get; }

    /// <summary>Log density of each observation, [period][chain, kept iteration]; 0 where the outcome is missing or left out.</summary>
    public double[][] LogLikelihood { get; }

    /// <summary>Iterations per chain kept of the log likelihood: all of them, or evenly spaced ones of a long run.</summary>
    public int LikelihoodIterations { get; }

    public static ComponentPass Run(FittedModel fit)
    {
        var pass = new ComponentPass(fit);
        var chains = DrawPass.Run(fit, _ => new Visitor(pass));
        for (var c = 0; c < pass.Components.Count; c++)
        {
            foreach (var chain in chains)
                Kernels.Add(pass.Means[c], chain.Sums[c], pass.Means[c]);
            Kernels.Scale(1.0 / fit.Draws.Count, pass.Means[c], pass.Means[c]);
        }
        if (pass.Innovations is { } innovations)
        {
            foreach (var chain in chains)
                Kernels.Add(innovations, chain.Innovations, innovations);
            Kernels.Scale(1.0 / fit.Draws.Count, innovations, innovations);
        }
        return pass;
    }

    static List<(string, ComponentKind, int)> Names(BoundModel model)
    {
        var linear = model.LinearComponents.Select((name, i) => (name, Kind(model, name, i), i));
        var media = model.Spec.Channels.Select(static (channel, i) => (channel.Name, ComponentKind.Media, i));
        return [.. linear.OrderBy(static c => c.Item2), .. media];
    }

    static ComponentKind Kind(BoundModel model, string name, int component) =>
        model.Treatments.Contains(component) ? ComponentKind.Treatment
        : name.StartsWith("control[", StringComparison.Ordinal) ? ComponentKind.Control
        : ComponentKind.Baseline;

    sealed class Visitor(ComponentPass pass) : IDrawVisitor
    {
        readonly double[] _effect = new double[pass._periods];
        readonly double[] _expected = new double[pass._periods];
        readonly double[] _outcome = new double[pass._periods];
        readonly ChannelPlan[] _plans = [.. Enumerable.Range(0, pass._model.Spec.Channels.Count).Select(m => ChannelPlan.Actual(pass._model, m))];

        public double[] Innovations { get; } = new double[pass._periods];

        public double[][] Sums { get; } = [.. pass.Components.Select(_ => new double[pass._periods])];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            Array.Clear(_expected);
            var kept = draw % pass._stride == 0 ? draw / pass._stride : -1;
            for (var c = 0; c < pass.Components.Count; c++)
            {
                var (_, kind, index) = pass.Components[c];
                if (kind == ComponentKind.Media)
                    simulator.Contribution(index, _plans[index], _effect);
                else
                    simulator.Baseline(index, _effect);
                Kernels.Add(_expected, _effect, _expected);
                Kernels.Add(Sums[c], _effect, Sums[c]);
                pass.Totals[c][draw] = Kernels.Sum(_effect);
                if (kept >= 0)
                    Store(pass.Bands[c], kept, _effect);
            }
            pass.ExpectedTotal[draw] = Kernels.Sum(_expected);
            if (pass.Innovations is not null)
            {
                simulator.Innovations(_expected, _outcome);
                Kernels.Add(Innovations, _outcome, Innovations);
            }
            var (chain, iteration) = Math.DivRem(draw, pass._fit.Draws.Iterations);
            if (iteration % pass._likelihoodStride == 0)
                Likelihood(chain * pass.LikelihoodIterations + iteration / pass._likelihoodStride, simulator);
            if (kept >= 0)
                Predict(draw, kept, simulator);
        }

        void Likelihood(int cell, OutcomeSimulator simulator)
        {
            simulator.LogLikelihood(_expected, _outcome);
            Store(pass.LogLikelihood, cell, _outcome);
        }

        void Predict(int draw, int kept, OutcomeSimulator simulator)
        {
            var iterations = pass._fit.Draws.Iterations;
            var rng = Rng.Create(pass._fit.Sampler.Seed, draw / iterations, draw % iterations, (int)RngPurpose.Predictive);
            _expected.CopyTo(_outcome, 0);
            simulator.Scatter(ref rng, _outcome);
            Store(pass.Predictive, kept, _outcome);
        }

        static void Store(double[][] store, int kept, double[] effect)
        {
            for (var t = 0; t < effect.Length; t++)
                store[t][kept] = effect[t];
        }
    }
}
