using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// One walk over all draws, piece by piece: a piece is some neighbouring draws of one chain, of a number that depends on the fit alone.
/// Pieces run in parallel; every draw writes only its own cells and sums are kept per piece and added in the order of pieces, so results
/// do not depend on the number of threads.
/// </summary>
static class DrawPass
{
    /// <summary>Most draws kept for quantiles per period: their Monte Carlo error is then below a fiftieth of the spread.</summary>
    public const int MostBandDraws = 1000;

    /// <summary>Most pieces, but for more chains: enough for many processors, few enough that sums per piece are no burden.</summary>
    public const int MostPieces = 16;

    /// <summary>Fewest draws of a piece, unless a chain has fewer.</summary>
    const int FewestDraws = 100;

    /// <summary>Visits every draw, or those kept for bands.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="visitor">Creates what visits the draws of one piece.</param>
    /// <param name="stride">Every how many draws, counted over all chains, one is visited.</param>
    /// <param name="run">Threads; its token is heeded before every draw.</param>
    /// <param name="most">Most pieces, but for more chains.</param>
    /// <returns>The visitors in the order of their draws.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TVisitor[] Run<TVisitor>(FittedModel fit, Func<int, TVisitor> visitor, int stride = 1, Execution run = default, int most = MostPieces)
        where TVisitor : IDrawVisitor => Run(fit, visitor, draw => draw % stride == 0, run, most);

    /// <summary>Visits the draws that are wanted.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="visitor">Creates what visits the draws of one piece.</param>
    /// <param name="isWanted">Says of a draw, counted over all chains, whether it is visited.</param>
    /// <param name="run">Threads; its token is heeded before every draw.</param>
    /// <param name="most">Most pieces, but for more chains.</param>
    /// <returns>The visitors in the order of their draws.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TVisitor[] Run<TVisitor>(FittedModel fit, Func<int, TVisitor> visitor, Func<int, bool> isWanted, Execution run = default, int most = MostPieces)
        where TVisitor : IDrawVisitor
    {
        var visitors = Enumerable.Range(0, fit.Draws.Chains * Pieces(fit, most)).Select(visitor).ToArray();
        Walk(fit, () => (Simulator: fit.Model.CreateSimulator(), Values: fit.Model.AllocateValues()), isWanted, (piece, draw, work) =>
        {
            fit.Values(draw, work.Values);
            work.Simulator.Load(work.Values);
            visitors[piece].Visit(draw, work.Simulator);
        }, run, most);
        return visitors;
    }

    /// <summary>Calls the body for every draw that is wanted, in order within a piece.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="workspace">Makes what a thread works with; no draw may find there what another left.</param>
    /// <param name="isWanted">Says of a draw, counted over all chains, whether it is visited.</param>
    /// <param name="body">Called with the piece, the draw and the workspace.</param>
    /// <param name="run">Threads; its token is heeded before every draw.</param>
    /// <param name="most">Most pieces, but for more chains.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Walk<TWorkspace>(FittedModel fit, Func<TWorkspace> workspace, Func<int, bool> isWanted, Action<int, int, TWorkspace> body, Execution run, int most = MostPieces)
    {
        var (pieces, iterations) = (Pieces(fit, most), fit.Draws.Iterations);
        run.For(fit.Draws.Chains * pieces, workspace, (piece, work) =>
        {
            var (chain, part) = Math.DivRem(piece, pieces);
            for (var i = First(part); i < First(part + 1); i++)
            {
                var draw = chain * iterations + i;
                if (!isWanted(draw))
                    continue;
                run.Token.ThrowIfCancellationRequested();
                body(piece, draw, work);
            }
        });

        int First(int part) => (int)((long)iterations * part / pieces);
    }

    /// <summary>How many pieces a chain is cut into.</summary>
    static int Pieces(FittedModel fit, int most) => Math.Clamp(fit.Draws.Iterations / FewestDraws, 1, Math.Max(1, most / fit.Draws.Chains));

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

/// <summary>Takes in the draws of one piece of a chain, in order.</summary>
interface IDrawVisitor
{
    /// <summary>Takes in one draw.</summary>
    /// <param name="draw">0-based draw over all chains.</param>
    /// <param name="simulator">Loaded with the draw.</param>
    void Visit(int draw, OutcomeSimulator simulator);
}
