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
    /// <param name="token">Heeded before every draw.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TVisitor[] Run<TVisitor>(FittedModel fit, Func<int, TVisitor> visitor, int stride = 1, CancellationToken token = default)
        where TVisitor : IDrawVisitor => Run(fit, visitor, draw => draw % stride == 0, token);

    /// <summary>Visits the draws that are wanted.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="visitor">Creates what visits the draws of one chain.</param>
    /// <param name="isWanted">Says of a draw, counted over all chains, whether it is visited.</param>
    /// <param name="token">Heeded before every draw.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TVisitor[] Run<TVisitor>(FittedModel fit, Func<int, TVisitor> visitor, Func<int, bool> isWanted, CancellationToken token = default)
        where TVisitor : IDrawVisitor
    {
        var visitors = Enumerable.Range(0, fit.Draws.Chains).Select(visitor).ToArray();
        Parallel.For(0, visitors.Length, new ParallelOptions { CancellationToken = token }, chain =>
        {
            var simulator = fit.Model.CreateSimulator();
            var values = fit.Model.AllocateValues();
            for (var i = 0; i < fit.Draws.Iterations; i++)
            {
                var draw = chain * fit.Draws.Iterations + i;
                if (!isWanted(draw))
                    continue;
                token.ThrowIfCancellationRequested();
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
    public static int BandDraws(FittedModel fit) => Kept(fit, BandStride(fit));

    /// <summary>
    /// Every how many draws one is kept for curves over spend or frequency. A curve runs the simulator dozens of times per draw and
    /// channel, so in a large panel fewer draws have to do: with 100 an end of a band is known to a fifth of the spread, and means are
    /// tied to those over all draws.
    /// </summary>
    public static int CurveStride(FittedModel fit)
    {
        const int mostCells = 2_000_000, fewestDraws = 100;
        var panel = fit.Model.Panel;
        if (panel.Geos.Count == 1)
            return BandStride(fit);
        var most = Math.Clamp(mostCells / panel.Cells, fewestDraws, MostBandDraws);
        return Math.Max(1, (fit.Draws.Count + most - 1) / most);
    }

    /// <summary>How many draws are kept at a stride.</summary>
    public static int Kept(FittedModel fit, int stride) => (fit.Draws.Count + stride - 1) / stride;
}

/// <summary>Takes in the draws of one chain, in order.</summary>
interface IDrawVisitor
{
    /// <summary>Takes in one draw.</summary>
    /// <param name="draw">0-based draw over all chains.</param>
    /// <param name="simulator">Loaded with the draw.</param>
    void Visit(int draw, OutcomeSimulator simulator);
}
