using MediaMix.Inference;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>A fit whose draws are not sampled but given, so that every analysis of them is known.</summary>
sealed record HandMadeFit(FittedModel Fit, IReadOnlyList<Dictionary<string, double>> Points)
{
    /// <summary>The naive model at every draw.</summary>
    public IReadOnlyList<NaiveOutcome> Naive => [.. Points.Select(p => new NaiveOutcome(Fit.Model, p))];

    /// <summary>Independent draws from the middle of the priors.</summary>
    public static HandMadeFit Create(ModelSpec spec, Panel panel, int chains = 2, int iterations = 12)
    {
        var model = BoundModel.Bind(spec, panel);
        return Of(model, [.. Enumerable.Range(0, chains * iterations).Select(d => ParameterPoint.Draw(model, (ulong)d))], chains);
    }

    /// <summary>A fit with exactly these draws.</summary>
    public static HandMadeFit Of(BoundModel model, IReadOnlyList<Dictionary<string, double>> points, int chains)
    {
        var names = model.Sampled.Select(static p => p.Name).ToArray();
        var iterations = points.Count / chains;
        var draws = new Draws(names, [.. names.Select(n => points.Select(p => p[n]).ToArray())], chains, iterations);
        var sampler = new SamplerSpec { Chains = chains, Warmup = 100, Draws = iterations, Seed = 11 };
        return new HandMadeFit(new FittedModel(model, draws, Statistics(chains, iterations), sampler), points);
    }

    /// <summary>A sampler without anything to object to.</summary>
    static SamplerStatistics Statistics(int chains, int iterations)
    {
        var count = chains * iterations;
        return new SamplerStatistics
        {
            LogDensity = new double[count],
            Energy = [.. Enumerable.Range(0, count).Select(static i => Math.Cos(2.5 * i))],
            AcceptStatistic = new double[count],
            Depth = new int[count],
            Leapfrogs = [.. Enumerable.Repeat(3, count)],
            IsDivergent = new bool[count],
            StepSize = new double[chains],
            WarmupIterations = [.. Enumerable.Repeat(60, chains)],
            WarmupGradients = [.. Enumerable.Repeat(100L, chains)],
            DiscardedGradients = new long[chains],
            DiscardedDivergences = 0,
            Pass = new SamplerPass(0, 0.9, null),
        };
    }
}
