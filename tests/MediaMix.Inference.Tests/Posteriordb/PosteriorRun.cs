using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>One posterior sampled with default options, compared with its reference draws.</summary>
/// <param name="Scores">z of the mean and of the mean square of every parameter.</param>
/// <param name="Divergences">Divergent transitions after warm-up.</param>
/// <param name="SmallestEss">Smallest bulk effective sample size over the parameters.</param>
/// <param name="WarmupGradients">Gradient evaluations in warm-up, all chains.</param>
/// <param name="SamplingGradients">Gradient evaluations after warm-up, all chains.</param>
sealed record PosteriorRun(
    IReadOnlyList<(string Parameter, double Z)> Scores,
    int Divergences,
    double SmallestEss,
    long WarmupGradients,
    long SamplingGradients)
{
    public static PosteriorRun Of(Posterior posterior, SamplerOptions options)
    {
        var traces = Sampler.Run(posterior.Density, null, options);
        double[][] draws = [.. traces.SelectMany(t => Enumerable.Range(0, options.Draws).Select(d => posterior.Constrain(t.Position(d))))];
        var summaries = ReferencePosteriors.Summaries(posterior.Summary ?? posterior.Name);
        var scores = new List<(string, double)>();
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < summaries.Count; i++)
        {
            var reference = summaries[i];
            var values = new ChainDraws([.. draws.Select(d => d[i])], options.Chains, options.Draws);
            var squares = new ChainDraws([.. draws.Select(d => d[i] * d[i])], options.Chains, options.Draws);
            smallest = Math.Min(smallest, Ess.Bulk(values));
            scores.Add((reference.Name, Score(values, reference.Mean, reference.MeanError)));
            scores.Add((reference.Name + "²", Score(squares, reference.MeanSquare, reference.MeanSquareError)));
        }
        return new PosteriorRun(
            scores,
            traces.Sum(static t => t.Transitions.Count(static i => i.IsDivergent)),
            smallest,
            traces.Sum(static t => t.WarmupGradients),
            traces.Sum(static t => t.SamplingGradients));
    }

    /// <summary>Difference of the means in units of both Monte Carlo errors.</summary>
    static double Score(ChainDraws draws, double reference, double referenceError)
    {
        var error = Mcse.Mean(draws);
        return (draws.Values.Average() - reference) / Math.Sqrt(error * error + referenceError * referenceError);
    }
}
