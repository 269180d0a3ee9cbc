using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Correctness.Tests;

/// <summary>One fit with what can be said of its convergence, over all sampled parameters and all coordinates of the sampler.</summary>
/// <param name="Seed">Seed of the fit.</param>
/// <param name="Divergences">Divergent transitions.</param>
/// <param name="MaxRhat">Largest rank-normalised R̂, bulk or folded.</param>
/// <param name="MaxRhatOf">Where it is.</param>
/// <param name="MinEss">Smallest bulk effective sample size.</param>
/// <param name="MinEssOf">Where it is.</param>
/// <param name="GradientsPerDraw">Gradients of sampling per effective draw.</param>
/// <param name="GradientsPerDrawWithWarmup">All gradients per effective draw.</param>
sealed record SeedRun(
    ulong Seed,
    int Divergences,
    double MaxRhat,
    string MaxRhatOf,
    double MinEss,
    string MinEssOf,
    double GradientsPerDraw,
    double GradientsPerDrawWithWarmup)
{
    /// <summary>Fits a model with default settings and measures it.</summary>
    public static SeedRun Of(BoundModel model, ulong seed)
    {
        var fit = ModelFit.Run(model, new SamplerSpec { Seed = seed });
        var measured = Quantities(fit)
            .Select(q => (q.Name, Draws: new ChainDraws(q.Values, fit.Draws.Chains, fit.Draws.Iterations)))
            .Select(static q => (q.Name, Ess: Ess.Bulk(q.Draws), Rhat: Rhat.Rank(q.Draws)))
            .ToArray();
        // NaN first, so that an undefined diagnostic is not passed over.
        var worst = measured.OrderBy(static q => q.Ess).First();
        var widest = measured.OrderBy(static q => double.IsNaN(q.Rhat) ? double.NegativeInfinity : -q.Rhat).First();
        var sampling = fit.Statistics.Leapfrogs.Sum(static n => (long)n);
        return new SeedRun(
            seed, fit.Statistics.Divergences, widest.Rhat, widest.Name, worst.Ess, worst.Name,
            sampling / worst.Ess, fit.Statistics.Gradients / worst.Ess);
    }

    static IEnumerable<(string Name, double[] Values)> Quantities(FittedModel fit)
    {
        foreach (var parameter in fit.Model.Sampled)
        {
            var values = fit.Draws[parameter.Name];
            yield return (parameter.Name, values);
            yield return ($"coordinate of {parameter.Name}", Array.ConvertAll(values, x => Coordinate(x, parameter.Prior.Support)));
        }
        var amplitudes = Amplitudes(fit);
        for (var m = 0; m < amplitudes.Length; m++)
            yield return ($"amplitude of {fit.Model.Spec.Channels[m].Name}", amplitudes[m]);
    }

    static double Coordinate(double value, Interval support) => (double.IsFinite(support.Lower), double.IsFinite(support.Upper)) switch
    {
        (true, true) => Math.Log((value - support.Lower) / (support.Upper - value)),
        (true, false) => Math.Log(value - support.Lower),
        (false, true) => Math.Log(support.Upper - value),
        _ => value,
    };

    /// <summary>ln sd over time of what a channel adds to the outcome, per channel and draw: how strengths are sampled.</summary>
    static double[][] Amplitudes(FittedModel fit)
    {
        var model = fit.Model;
        var simulator = model.CreateSimulator();
        var (values, effect) = (model.AllocateValues(), new double[model.Panel.Periods]);
        ChannelPlan[] plans = [.. Enumerable.Range(0, simulator.Channels).Select(m => ChannelPlan.Actual(model, m))];
        double[][] amplitudes = [.. plans.Select(_ => new double[fit.Draws.Count])];
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            for (var m = 0; m < plans.Length; m++)
            {
                simulator.Effect(m, plans[m], effect);
                Kernels.Affine(1, effect, -Kernels.Sum(effect) / effect.Length, effect);
                amplitudes[m][draw] = 0.5 * Math.Log(Kernels.SumOfSquares(effect) / effect.Length);
            }
        }
        return amplitudes;
    }
}
