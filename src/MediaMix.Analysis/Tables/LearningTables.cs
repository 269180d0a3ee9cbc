using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>What the data taught: prior against posterior per channel.</summary>
sealed class LearningTables
{
    const int GridPoints = 121;

    // Relative: an sd of 1e-9 of the effect, between what rounding leaves and what anyone would write as a prior.
    const double StatedVariance = 1e-18;

    readonly FittedModel _fit;
    readonly ReturnPass _returns;
    readonly PriorPass _prior;
    readonly Execution _run;

    public LearningTables(FittedModel fit, ReturnPass returns, PriorPass prior, Execution run = default) =>
        (_fit, _returns, _prior, _run) = (fit, returns, prior, run);

    /// <summary>ROI by the prior alone; null for organic media.</summary>
    public Estimate? PriorRoi(int channel)
    {
        var spend = _fit.Model.Constants.Channels[channel].Spend;
        return spend > 0 ? BandBuilder.Estimate([.. _prior.Worth[channel].Select(e => e / spend)]) : null;
    }

    /// <summary>1 − posterior variance / prior variance of the log effect; of the effect itself where its prior allows negative ones.</summary>
    public double Contraction(int channel) => Contraction(_prior.Worth[channel], _returns.Worth[channel]);

    /// <summary>
    /// The same of any effect, from its draws before and after; NaN for one that its priors fix, a stated ROI say, so that there was
    /// nothing to learn: its draws differ by rounding alone.
    /// </summary>
    public static double Contraction(double[] before, double[] after)
    {
        var (prior, posterior) = Array.Exists(before, static e => e < 0) ? (Variance(before), Variance(after)) : (LogVariance(before), LogVariance(after));
        var size = Array.Exists(before, static e => e < 0) ? before.Average(static e => e * e) : 1;
        return prior > StatedVariance * size ? 1 - posterior / prior : double.NaN;
    }

    /// <summary>Densities of ROI (or share) and of every sampled transform parameter of every channel.</summary>
    public IReadOnlyList<PriorPosterior> Densities()
    {
        var jobs = new List<(string Channel, string Quantity, Func<PriorPosterior> Make)>();
        for (var m = 0; m < _fit.Model.Spec.Channels.Count; m++)
        {
            var channel = m;
            var (name, facts) = (_fit.Model.Spec.Channels[m].Name, _fit.Model.Constants.Channels[m]);
            var strength = new StrengthKey(name, facts.Spend > 0 ? StrengthKind.Roi : StrengthKind.Contribution);
            var (divisor, quantity) = (facts.Spend > 0 ? facts.Spend : _fit.Model.Constants.Outcome.Total, strength.Own);
            jobs.Add((name, quantity, () => Density(
                name, quantity,
                [.. (facts.Spend > 0 ? _prior.Worth : _prior.Effect)[channel].Select(e => e / divisor)],
                [.. (facts.Spend > 0 ? _returns.Worth : _returns.Effect)[channel].Select(e => e / divisor)],
                Find(strength))));
            foreach (var parameter in _fit.Model.Sampled)
            {
                if (parameter.Key is TransformKey key && key.Channel == name)
                    jobs.Add((name, key.Own, () => Density(
                        name, key.Own, _prior.Parameters[parameter.Name], _fit.Draws[parameter.Name], parameter.Prior) with { Key = key }));
            }
        }
        var results = new PriorPosterior[jobs.Count];
        _run.For(jobs.Count, i => results[i] = jobs[i].Make());
        return results;
    }

    /// <summary>A prior with a density of its own; draws speak for the others.</summary>
    Prior? Find(ParameterKey key) => _fit.Model.Sampled.FirstOrDefault(p => p.Key == key)?.Prior is { } prior and not GroupPrior ? prior : null;

    static PriorPosterior Density(string channel, string quantity, double[] priorDraws, double[] posteriorDraws, Prior? prior)
    {
        var (before, after) = (Sorted(priorDraws), Sorted(posteriorDraws));
        var lower = Math.Min(Quantiles.Type7(before, 0.02), Quantiles.Type7(after, 0.005));
        var upper = Math.Max(Quantiles.Type7(before, 0.95), Quantiles.Type7(after, 0.995));
        if (!(upper > lower))
            (lower, upper) = (lower - 0.5, lower + 0.5);
        var step = (upper - lower) / (GridPoints - 1);
        var grid = Enumerable.Range(0, GridPoints).Select(i => lower + i * step).ToArray();
        var support = prior?.Support ?? (before[0] < 0 || after[0] < 0 ? Interval.Real : Interval.Positive);
        var priorDensity = prior is null
            ? KernelDensity.Evaluate(before, grid, support)
            : grid.Select(x => support.Contains(x) ? Math.Exp(prior.LogDensity(x, out _)) : 0).ToArray();
        var posteriorDensity = KernelDensity.Evaluate(after, grid, support);
        var overlap = priorDensity.Zip(posteriorDensity, Math.Min).Sum() * step;
        return new PriorPosterior(channel, quantity, grid, priorDensity, posteriorDensity, Math.Min(1, overlap));
    }

    static double[] Sorted(double[] draws)
    {
        var sorted = (double[])draws.Clone();
        Array.Sort(sorted);
        return sorted;
    }

    static double LogVariance(double[] effect)
    {
        var logs = effect.Where(static e => e > 0).Select(static e => Math.Log(e)).ToArray();
        return logs.Length < 2 ? double.NaN : Variance(logs);
    }

    static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1);
    }
}
