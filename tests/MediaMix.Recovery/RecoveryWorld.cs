using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Recovery;

/// <summary>
/// One case of the study. Scales, priors and the denominators of strengths are those of the design's own outcome and stay
/// as they are: were they taken from the simulated outcome, the prior would know the data and no interval could be held to its level.
/// </summary>
sealed class RecoveryWorld
{
    readonly BoundModel _prior;
    readonly ulong _seed;
    readonly int _draws;

    /// <summary>Binds the case to the design.</summary>
    /// <param name="study">The case.</param>
    /// <param name="settings">Seed and length of the chains.</param>
    public RecoveryWorld(RecoveryCase study, RecoverySettings settings)
    {
        _prior = BoundModel.Bind(study.Spec, RecoveryDesign.Panel(study.Step, study.History));
        (_seed, _draws) = (Mix(settings.Seed, study.Name), settings.Draws);
        Quantities =
        [
            .. _prior.Sampled.Select(static p => p.Name),
            .. _prior.Spec.Channels.Select(static c => $"effect of {c.Name}"),
        ];
    }

    /// <summary>The sampled parameters, and what each channel brings over the window.</summary>
    public IReadOnlyList<string> Quantities { get; }

    /// <summary>Draws a truth and its data, and fits them.</summary>
    /// <param name="number">Number of the replication: together with the seed it decides everything.</param>
    public Replication Run(int number)
    {
        var truth = _prior.AllocateValues();
        var rng = Rng.Create(_seed, 0, number, (int)RngPurpose.Prior);
        _prior.SamplePrior(ref rng, truth);
        var outcome = SimulatedOutcome.Draw(_prior, truth, _seed, number);
        var model = BoundModel.Bind(_prior.Spec, RecoveryDesign.With(_prior.Panel, outcome), _prior.Constants);
        var sampler = new SamplerSpec { Draws = _draws, Seed = _seed + (ulong)number };
        return Compare(ModelFit.Run(model, sampler, threads: 1), truth);
    }

    Replication Compare(FittedModel fit, double[] truth)
    {
        var known = Of(fit.Model.CreateSimulator(), truth);
        var (sides, widths) = (new IntervalSide[known.Length], new double[known.Length]);
        var (worst, least) = (0.0, double.PositiveInfinity);
        var draws = Draws(fit);
        for (var q = 0; q < known.Length; q++)
        {
            var chains = new ChainDraws(draws[q], fit.Draws.Chains, fit.Draws.Iterations);
            worst = Math.Max(worst, Rhat.Rank(chains));
            least = Math.Min(least, Math.Min(Ess.Bulk(chains), Ess.Tail(chains)));
            var sorted = draws[q].Order().ToArray();
            var (low, high) = (Quantiles.Type7(sorted, 0.05), Quantiles.Type7(sorted, 0.95));
            sides[q] = known[q] < low ? IntervalSide.Below : known[q] > high ? IntervalSide.Above : IntervalSide.Inside;
            widths[q] = q < _prior.Sampled.Count ? (high - low) / PriorWidth(_prior.Sampled[q].Prior) : double.NaN;
        }
        return new Replication(sides, widths, fit.Statistics.Divergences, worst, least);
    }

    /// <summary>Each case has random numbers of its own, whatever stands beside it in the list: FNV-1a of its name.</summary>
    static ulong Mix(ulong seed, string name)
    {
        var hash = 14695981039346656037UL ^ seed;
        foreach (var letter in name)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    static double PriorWidth(Prior prior) => prior.Quantile(0.95) - prior.Quantile(0.05);

    /// <summary>Draws per quantity.</summary>
    double[][] Draws(FittedModel fit)
    {
        var simulator = fit.Model.CreateSimulator();
        var values = fit.Model.AllocateValues();
        double[][] draws = [.. Quantities.Select(_ => new double[fit.Draws.Count])];
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            var of = Of(simulator, values);
            for (var q = 0; q < of.Length; q++)
                draws[q][draw] = of[q];
        }
        return draws;
    }

    double[] Of(OutcomeSimulator simulator, double[] values)
    {
        simulator.Load(values);
        return [.. _prior.Sampled.Select(p => values[p.Slot]), .. Enumerable.Range(0, simulator.Channels).Select(m => simulator.WindowEffect(m))];
    }
}
