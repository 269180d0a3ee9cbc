using MediaMix.Data;
using MediaMix.Inference;

namespace MediaMix.Cli;

/// <summary>Draws and sampler statistics to and from the form in which they are stored.</summary>
static class DrawStorage
{
    const string LogDensity = "lp", Energy = "energy", Accept = "acceptance_rate", Depth = "tree_depth",
        Leapfrogs = "n_steps", Divergent = "diverging", StepSize = "step_size", WarmupDraws = "warmup_draws",
        WarmupGradients = "warmup_gradients", DiscardedGradients = "discarded_gradients", DiscardedDivergences = "discarded_divergences", Pass = "pass", TargetAccept = "target_accept", Refined = "refined_steps";

    public static StoredDraws Store(FittedModel fit)
    {
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
            ]);

        DrawVariable PerChain(string name, IEnumerable<double> values) =>
            new(name, [.. values.Select(value => Enumerable.Repeat(value, iterations).ToArray())]);
    }

    public static DrawVariable[] Parameters(Draws draws) => [.. draws.Names.Select((name, i) => new DrawVariable(name, Split(draws.Values(i), draws.Chains)))];

    public static FittedModel Restore(BoundModel model, SamplerSpec sampler, StoredDraws stored)
    {
        var chains = stored.Parameters[0].Values.Length;
        var iterations = stored.Parameters[0].Values[0].Length;
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
            ?? throw new InvalidInputException(new Fault($"The draws of this run have no sampler statistic {name}.", "Fit the model again."));
        double[] Statistic(string name) => Join(Find(name));
        double[] PerChain(string name) => [.. Find(name).Select(static chain => chain[0])];
    }

    static double[][] Split(double[] values, int chains) => [.. values.Chunk(values.Length / chains)];

    static double[] Join(double[][] chains) => [.. chains.SelectMany(static c => c)];
}
