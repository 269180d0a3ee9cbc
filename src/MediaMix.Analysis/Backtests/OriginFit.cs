using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>One refit of a backtest or a stability loop: a model bound to what was known at its origin, with a seed of its own.</summary>
/// <param name="Origin">Number of periods known.</param>
/// <param name="Model">Bound to the data up to the end of the forecast, outcomes of the forecast held out.</param>
/// <param name="Sampler">How it is sampled.</param>
sealed record OriginFit(int Origin, BoundModel Model, SamplerSpec Sampler)
{
    /// <summary>Binds the model as of an origin.</summary>
    /// <param name="spec">The model as written, not completed from all data.</param>
    /// <param name="panel">All data.</param>
    /// <param name="origin">Number of periods known.</param>
    /// <param name="reach">Number of periods forecast; 0 for none.</param>
    /// <param name="sampler">How to sample, with the seed of all fits together.</param>
    /// <exception cref="InvalidInputException">The model does not fit what was known then; the faults say so.</exception>
    public static OriginFit Bind(ModelSpec spec, Panel panel, int origin, int reach, SamplerSpec sampler)
    {
        var known = reach == 0 ? panel.First(origin) : OriginPanel.At(panel, origin, reach);
        try
        {
            return new OriginFit(origin, BoundModel.Bind(OriginModel.At(spec, known, origin), known), sampler with { Seed = SeedOf(sampler.Seed, origin) });
        }
        catch (InvalidInputException e)
        {
            var last = panel.Window.Label(origin - 1);
            throw new InvalidInputException([.. e.Faults.Select(fault => fault with { Message = $"With the data up to {last} only: {fault.Message}" })]);
        }
    }

    /// <summary>Samples.</summary>
    public FittedModel Run(Execution run) => ModelFit.Run(Model, Sampler, run.Threads, token: run.Token);

    /// <summary>The seed of the fit at an origin: the same whatever other origins there are.</summary>
    public static ulong SeedOf(ulong seed, int origin) => Seeds.Of(seed, SeedKind.Origin, origin);
}
