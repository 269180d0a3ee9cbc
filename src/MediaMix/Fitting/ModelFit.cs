using MediaMix.Inference;

namespace MediaMix;

/// <summary>Fits a model: binds it to its data and samples the posterior.</summary>
public static class ModelFit
{
    /// <summary>Binds and samples.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="panel">The data.</param>
    /// <param name="sampler">How to sample; null = defaults.</param>
    /// <param name="token">Stops the run between transitions.</param>
    /// <exception cref="InvalidInputException">Model and data do not fit; all faults are listed.</exception>
    public static FittedModel Run(ModelSpec spec, Panel panel, SamplerSpec? sampler = null, CancellationToken token = default) =>
        Run(BoundModel.Bind(spec, panel), sampler ?? new SamplerSpec(), token: token);

    /// <summary>Samples a bound model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sampler">How to sample.</param>
    /// <param name="threads">
    /// Threads at the same time; 0 = one per processor. Where there are more of them than chains, those of a chain share the geos of a
    /// large panel. Does not change any draw.
    /// </param>
    /// <param name="report">Called after every transition, from the chain's thread.</param>
    /// <param name="journal">Keeps the progress of the chains, so that a killed run can go on; null = nothing is kept.</param>
    /// <param name="token">Stops the run between transitions.</param>
    /// <exception cref="SamplingException">A chain found no starting point.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FittedModel Run(
        BoundModel model,
        SamplerSpec sampler,
        int threads = 0,
        Action<ChainProgress>? report = null,
        IChainJournal? journal = null,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sampler);
        var options = new SamplerOptions
        {
            Chains = sampler.Chains,
            Warmup = sampler.Warmup,
            Draws = sampler.Draws,
            Seed = sampler.Seed,
            TargetAccept = sampler.TargetAccept,
            Starts = sampler.Starts,
            Retry = sampler.Retry,
            Threads = threads,
        };
        var traces = Inference.Sampler.Run(
            SamplingDensity.Factory(model, sampler.Collapse),
            new DispersedStarts(model, sampler.Collapse).Write,
            options, report, journal, token);
        var draws = DrawAssembly.Assemble(model, traces, sampler, new Execution(threads, token));
        return new FittedModel(model, draws, SamplerStatistics.Of(traces), sampler);
    }
}
