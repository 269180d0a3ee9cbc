using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// Power-scaling of every reported return: the joint log prior of the parameters that state something, and the joint log likelihood of
/// outcome and experiments, are raised to powers near one by importance weights (<see cref="PowerScaling"/>).
/// </summary>
static class Sensitivities
{
    /// <summary>Per channel in model order, then of all paid channels together where there are several.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="cells">Its first block of cells, which holds the joint log likelihood.</param>
    /// <param name="returns">Effects per draw.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public static IReadOnlyList<ReturnSensitivity> Of(FittedModel fit, CellDraws cells, ReturnPass returns, Execution run = default)
    {
        var draws = cells.LikelihoodDraws;
        if (draws.Length < 2)
            return [];
        var (chains, iterations) = (fit.Draws.Chains, cells.LikelihoodIterations);
        var logPrior = LogPrior(fit, draws);
        var prior = new PowerScaling(new ChainDraws(logPrior, chains, iterations));
        var likelihood = new PowerScaling(new ChainDraws(cells.Joint, chains, iterations));
        var khat = Math.Max(prior.Khat, likelihood.Khat);
        var names = fit.Model.Constants.Channels.Select(static c => c.Name).ToArray();
        var effects = returns.Effect.Select((effect, m) => (names[m], effect)).ToList();
        if (fit.Model.PaidChannels().Length > 1)
            effects.Add(("all", returns.PaidEffect));
        var results = new ReturnSensitivity[effects.Count];
        run.For(results.Length, i =>
        {
            double[] kept = [.. draws.Select(d => effects[i].Item2[d])];
            results[i] = new ReturnSensitivity(effects[i].Item1, prior.Sensitivity(kept), likelihood.Sensitivity(kept), khat)
            {
                PriorShift = Shift(kept, logPrior),
                LikelihoodShift = Shift(kept, cells.Joint),
            };
        });
        return results;
    }

    /// <summary>
    /// Relative change of a quantity if a component counted twice, by its slope at one, dE[f(q)]/d log₂α = ln 2 · Cov(f(q), component). Of a positive
    /// quantity f is the logarithm and the change is of the geometric mean, e^slope − 1, which never takes away more than there is; of one that may be negative it is the mean's, over |E[q]|.
    /// </summary>
    internal static double Shift(double[] quantity, double[] component)
    {
        var isPositive = Array.TrueForAll(quantity, static q => q > 0);
        var values = isPositive ? Array.ConvertAll(quantity, Math.Log) : quantity;
        var (mean, level, product) = (values.Average(), component.Average(), 0.0);
        for (var i = 0; i < values.Length; i++)
            product += (values[i] - mean) * (component[i] - level);
        var slope = Math.Log(2) * product / values.Length;
        return isPositive ? Math.Exp(slope) - 1 : slope / Math.Abs(mean);
    }

    /// <summary>Σ ln p(parameter) of the parameters that state something, per draw.</summary>
    internal static double[] LogPrior(FittedModel fit, int[] draws)
    {
        var sum = new double[draws.Length];
        foreach (var parameter in fit.Model.Sampled.Where(static p => !p.IsDeviation))
        {
            var values = fit.Draws[parameter.Name];
            for (var i = 0; i < sum.Length; i++)
                sum[i] += parameter.Prior.LogDensity(values[draws[i]], out _);
        }
        return sum;
    }
}
