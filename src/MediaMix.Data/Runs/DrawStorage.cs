using MediaMix.Inference;

namespace MediaMix.Data;

/// <summary>Draws and sampler statistics to and from the form in which they are stored. Stateless and thread-safe.</summary>
public static class DrawStorage
{
    const string LogDensity = "lp", Energy = "energy", Accept = "acceptance_rate", Depth = "tree_depth",
        Leapfrogs = "n_steps", Divergent = "diverging", StepSize = "step_size", WarmupDraws = "warmup_draws",
        WarmupGradients = "warmup_gradients", DiscardedGradients = "discarded_gradients", DiscardedDivergences = "discarded_divergences", Pass = "pass", TargetAccept = "target_accept", Refined = "refined_steps";

    /// <summary>The draws and statistics of a fit, arrays copied.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="refits">What fits without an experiment say in its place, [draw] over all chains, by the name of the experiment; null = nothing.</param>
    /// <exception cref="ArgumentException">There is not one number per draw of the fit.</exception>
    public static StoredDraws Store(FittedModel fit, IReadOnlyDictionary<string, double[]>? refits = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (refits is not null && refits.Values.Any(values => values.Length != fit.Draws.Count))
            throw new ArgumentException($"There is not one number per draw; the fit has {fit.Draws.Count}.", nameof(refits));
        var (chains, iterations) = (fit.Draws.Chains, fit.Draws.Iterations);
        var s = fit.Statistics;
        return new StoredDraws(
            Parameters(fit.Draws),
            [
                new DrawVariable(LogDensity, Split(s.LogDensity, chains)),
                new DrawVariable(Energy, Split(s.Energy, chains)),
                new DrawVariable(Accept, Split(s.AcceptStatistic, chains)),
                new DrawVariable(Depth, Split([.. s.Depth.Select(static d => (double)d)], chains)),
                new DrawVariable(Leapfrogs, Split([.. s.Leapfrogs.Select(static n => (double)n)], chains)),
                new DrawVariable(Divergent, Split([.. s.IsDivergent.Select(static d => d ? 1.0 : 0.0)], chains)),
                PerChain(StepSize, s.StepSize),
                PerChain(WarmupDraws, s.WarmupIterations.Select(static n => (double)n)),
                PerChain(WarmupGradients, s.WarmupGradients.Select(static n => (double)n)),
                PerChain(DiscardedGradients, s.DiscardedGradients.Select(static n => (double)n)),
                PerChain(DiscardedDivergences, Enumerable.Repeat((double)s.DiscardedDivergences, chains)),
                PerChain(Pass, Enumerable.Repeat((double)s.Pass.Index, chains)),
                PerChain(TargetAccept, Enumerable.Repeat(s.Pass.TargetAccept, chains)),
                PerChain(Refined, Enumerable.Repeat(s.Pass.Refinement is null ? 0.0 : 1.0, chains)),
            ])
        {
            Refits = refits is null ? [] : [.. refits.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(r => new DrawVariable(r.Key, Split(r.Value, chains)))],
        };

        DrawVariable PerChain(string name, IEnumerable<double> values) =>
            new(name, [.. values.Select(value => Enumerable.Repeat(value, iterations).ToArray())]);
    }

    /// <summary>The draws of all variables, arrays copied.</summary>
    /// <param name="draws">The draws.</param>
    public static DrawVariable[] Parameters(Draws draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        return [.. draws.Names.Select((name, i) => new DrawVariable(name, Split(draws.Values(i), draws.Chains)))];
    }

    /// <summary>What fits without an experiment said, [draw] over all chains, by the name of the experiment.</summary>
    internal static IReadOnlyDictionary<string, double[]> Refits(StoredDraws stored) =>
        stored.Refits.ToDictionary(static r => r.Name, static r => Join(r.Values), StringComparer.Ordinal);

    /// <summary>A model with the draws that were stored of it.</summary>
    /// <param name="model">The model, bound to the data of the fit.</param>
    /// <param name="sampler">How it was sampled.</param>
    /// <param name="stored">What was stored; all arrays have one shape, names are unique.</param>
    /// <param name="path">Folder for messages.</param>
    /// <exception cref="InvalidInputException">The draws are not those of this model, or a statistic is missing.</exception>
    internal static FittedModel Restore(BoundModel model, SamplerSpec sampler, StoredDraws stored, string path)
    {
        var chains = stored.Parameters.Count > 0 ? stored.Parameters[0].Values.Length : 0;
        var iterations = chains > 0 ? stored.Parameters[0].Values[0].Length : 0;
        if (iterations == 0)
            throw Unfit("There are no draws in this run folder.");
        var known = stored.Parameters.Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (model.Sampled.FirstOrDefault(p => !known.Contains(p.Name)) is { } missing)
            throw Unfit($"The draws of this run have no parameter {FaultText.Shown(missing.Name)}, which its model has.");
        var draws = new Draws(
            [.. stored.Parameters.Select(static p => p.Name)],
            [.. stored.Parameters.Select(static p => Join(p.Values))],
            chains, iterations);
        var statistics = new SamplerStatistics
        {
            LogDensity = Statistic(LogDensity),
            Energy = Statistic(Energy),
            AcceptStatistic = Statistic(Accept),
            Depth = [.. Statistic(Depth).Select(static d => (int)d)],
            Leapfrogs = [.. Statistic(Leapfrogs).Select(static n => (int)n)],
            IsDivergent = [.. Statistic(Divergent).Select(static d => d != 0)],
            StepSize = PerChain(StepSize),
            WarmupIterations = [.. PerChain(WarmupDraws).Select(static n => (int)n)],
            WarmupGradients = [.. PerChain(WarmupGradients).Select(static n => (long)n)],
            DiscardedGradients = [.. PerChain(DiscardedGradients).Select(static n => (long)n)],
            DiscardedDivergences = (int)PerChain(DiscardedDivergences)[0],
            Pass = new SamplerPass((int)PerChain(Pass)[0], PerChain(TargetAccept)[0], PerChain(Refined)[0] != 0 ? new StepRefinement() : null),
        };
        return new FittedModel(model, draws, statistics, sampler);

        double[][] Find(string name) => stored.Statistics.FirstOrDefault(s => s.Name == name)?.Values
            ?? throw Unfit($"The draws of this run have no sampler statistic {name}.");
        double[] Statistic(string name) => Join(Find(name));
        double[] PerChain(string name) => [.. Find(name).Select(static chain => chain[0])];
        InvalidInputException Unfit(string message) => new(new Fault(message, "Fit the model again.", new SourceLocation(System.IO.Path.Combine(path, DrawsZarr.FolderName))));
    }

    static double[][] Split(double[] values, int chains) => [.. values.Chunk(values.Length / chains)];

    static double[] Join(double[][] chains) => [.. chains.SelectMany(static c => c)];
}
