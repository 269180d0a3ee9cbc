namespace MediaMix.Analysis;

/// <summary>
/// One walk over all draws with one simulator per chain. Chains run in parallel; every draw writes only its own cells
/// and sums are kept per chain and added in chain order, so results do not depend on the number of threads.
/// </summary>
static class DrawPass
{
    /// <summary>Most draws kept for quantiles per period: their Monte Carlo error is then below a fiftieth of the spread.</summary>
    public const int MostBandDraws = 1000;

    /// <summary>Visits every draw, or those kept for bands.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="visitor">Creates what visits the draws of one chain.</param>
    /// <param name="stride">Every how many draws, counted over all chains, one is visited.</param>
    public static TVisitor[] Run<TVisitor>(FittedModel fit, Func<int, TVisitor> visitor, int stride = 1)
        where TVisitor : IDrawVisitor
    {
        var visitors = Enumerable.Range(0, fit.Draws.Chains).Select(visitor).ToArray();
        Parallel.For(0, visitors.Length, chain =>
        {
            var simulator = fit.Model.CreateSimulator();
            var values = fit.Model.AllocateValues();
            for (var i = 0; i < fit.Draws.Iterations; i++)
            {
                var draw = chain * fit.Draws.Iterations + i;
                if (draw % stride != 0)
                    continue;
                fit.Values(draw, values);
                simulator.Load(values);
                visitors[chain].Visit(draw, simulator);
            }
        });
        return visitors;
    }

    /// <summary>Every how many draws one is kept for bands.</summary>
    public static int BandStride(FittedModel fit) => Math.Max(1, (fit.Draws.Count + MostBandDraws - 1) / MostBandDraws);

    /// <summary>How many draws are kept for bands.</summary>
    public static int BandDraws(FittedModel fit) => (fit.Draws.Count + BandStride(fit) - 1) / BandStride(fit);
}

/// <summary>Takes in the draws of one chain, in order.</summary>
interface IDrawVisitor
{
    /// <summary>Takes in one draw.</summary>
    /// <param name="draw">0-based draw over all chains.</param>
    /// <param name="simulator">Loaded with the draw.</param>
    void Visit(int draw, OutcomeSimulator simulator);
}
