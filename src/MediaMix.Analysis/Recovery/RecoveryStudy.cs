using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// Could this data set find the truth if there were one? Simulates the outcome on the user's own media, controls and calendar from
/// parameters that are known, fits every simulated data set as the real one, and compares.
/// </summary>
/// <remarks>
/// Scales, the denominators of strengths and all priors are those of the model that is given (<see cref="BoundModel.Bind(ModelSpec, Panel, ModelConstants)"/>):
/// were they taken from each simulated outcome, the prior would know the truth. With truths from the prior the intervals must then
/// cover as often as they say, on average over truths, and ranks of the truth among posterior draws are uniform (Cook, Gelman &amp;
/// Rubin 2006; Talts et al. 2018). With truths from the posterior or stated ones they need not: a prior pulls towards itself.
/// </remarks>
public static class RecoveryStudy
{
    const int MostRankDraws = 99;

    /// <summary>Runs the study.</summary>
    /// <param name="model">The model, bound to the user's data.</param>
    /// <param name="fit">A fit of it, for truths from the posterior; null = none.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="token">Stops all fits between transitions.</param>
    /// <returns>The same bits for the same model, fit and options, whatever the number of threads.</returns>
    /// <exception cref="InvalidInputException">The options do not fit the model, or no data set could be fitted.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RecoveryResult Run(BoundModel model, FittedModel? fit, RecoveryOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Refits, 1, nameof(options));
        var truths = new RecoveryTruths(model, fit, options);
        var refits = ParallelFits.Run(options.Refits, options.Threads, i => Refit(model, truths, options, i, token), options.Completed, token);
        if (Array.TrueForAll(refits, static r => r.Failure is not null))
            throw new InvalidInputException(new Fault($"None of the simulated data sets could be fitted. The first said: {refits[0].Failure}", "State priors under which the model makes plausible outcomes; `mediamix check` shows what they imply."));
        return RecoveryTable.Build(model, refits, options, new Execution(options.Threads, token));
    }

    /// <summary>A world that cannot be fitted is a finding, not the end of the study.</summary>
    static RecoveryRefit Refit(BoundModel model, RecoveryTruths truths, RecoveryOptions options, int replicate, CancellationToken token)
    {
        try
        {
            var truth = truths.Draw(replicate, token);
            var spec = (options.Analyst ?? model.Spec) with { Experiments = truth.Experiments };
            var analyst = BoundModel.Bind(spec, truth.Panel, model.Constants);
            var sampler = options.Sampler with { Seed = Seeds.Of(options.Seed, SeedKind.Replicate, replicate) };
            return Compare(model, truth, ModelFit.Run(analyst, sampler, threads: 1, token: token), replicate);
        }
        catch (Exception e) when (e is InvalidInputException or SamplingException)
        {
            return new RecoveryRefit(replicate, []) { Failure = e is InvalidInputException { Faults: [var first, ..] } ? first.Message : e.Message };
        }
    }

    /// <summary>The seed of a fit, from the seed of the study and the fit's own number.</summary>
    static RecoveryRefit Compare(BoundModel model, RecoveryTruth truth, FittedModel fit, int replicate)
    {
        var (world, found) = (new ChannelAmounts(model), new ChannelAmounts(fit.Model).Of(fit));
        var simulator = model.CreateSimulator();
        simulator.Load(truth.Values);
        var (chains, iterations) = (fit.Draws.Chains, fit.Draws.Iterations);
        var amounts = found.Where(static draws => Array.Exists(draws, d => d != draws[0])).Select(draws => new ChainDraws(draws, chains, iterations)).ToArray();
        var parameters = fit.Model.Sampled.Select(p => new ChainDraws(fit.Draws[p.Name], chains, iterations));
        return new RecoveryRefit(replicate, [.. found.Select((draws, m) => Channel(model.Spec.Channels[m].Name, world.Of(simulator, m), draws, iterations))])
        {
            MaxRhat = Extreme.WorstRhat(amounts.Concat(parameters).Select(Rhat.Rank)),
            MinEssBulk = amounts.Length == 0 ? double.NaN : amounts.Min(Ess.Bulk),
            Divergences = fit.Statistics.Divergences,
        };
    }

    static ChannelRefit Channel(string name, double truth, double[] draws, int iterations)
    {
        var sorted = (double[])draws.Clone();
        Array.Sort(sorted);
        // Ranks want nearly independent draws; thinning evenly over all chains takes as many of each.
        var step = Math.Max(1, (draws.Length + MostRankDraws - 1) / MostRankDraws);
        var (rank, kept) = (0, 0);
        for (var d = step - 1; d < draws.Length; d += step, kept++)
            rank += draws[d] < truth ? 1 : 0;
        return new ChannelRefit(name, truth, BandBuilder.Estimate(draws), Quantiles.Type7(sorted, 0.25), Quantiles.Type7(sorted, 0.75), rank, kept);
    }
}
