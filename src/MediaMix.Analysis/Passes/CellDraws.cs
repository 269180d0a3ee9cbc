using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Predictive draws and the pointwise log likelihood of the cells of some neighbouring geos. Draws of a single cell are by far the
/// most that an analysis could keep, so a block holds no more than <see cref="MostStored"/> numbers: a panel is walked
/// through block of geos by block of geos, and each block leaves only quantiles and scores behind.
/// </summary>
sealed class CellDraws
{
    /// <summary>Most numbers of a block (200 MB), unless one geo alone needs more. The first block lives with the pass that fills it, so two exist at most.</summary>
    public const int MostStored = 25_000_000;

    /// <summary>Most draws kept of the pointwise log likelihood: beyond this, cross-validation gains nothing and memory grows without bound.</summary>
    public const int MostLikelihoodDraws = 8000;

    /// <summary>Fewest to which a large panel, whose blocks would become many, is thinned.</summary>
    const int FewestLikelihoodDraws = 1000;

    readonly FittedModel _fit;
    readonly int _bandStride;
    readonly int _likelihoodStride;
    readonly bool _isAutoregressive;

    CellDraws(FittedModel fit, int firstGeo, int geos)
    {
        var periods = fit.Model.Panel.Periods;
        (_fit, First, Count) = (fit, firstGeo * periods, geos * periods);
        (_bandStride, _likelihoodStride) = (DrawPass.BandStride(fit), LikelihoodStride(fit));
        _isAutoregressive = fit.Model.Spec.Noise.Autoregression is not null;
        LikelihoodIterations = Kept(fit);
        Predictive = BandBuilder.Allocate(Count, DrawPass.BandDraws(fit));
        LogLikelihood = BandBuilder.Allocate(Count, fit.Draws.Chains * LikelihoodIterations);
        Joint = new double[fit.Draws.Chains * LikelihoodIterations];
    }

    /// <summary>The first cell.</summary>
    public int First { get; }

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>Posterior predictive draws, [cell][kept draw].</summary>
    public double[][] Predictive { get; }

    /// <summary>Log density of each observation given all others, [cell][chain, kept iteration]; 0 where the outcome is missing or left out.</summary>
    public double[][] LogLikelihood { get; }

    /// <summary>Log likelihood of all cells of the panel and of all experiments together, [chain, kept iteration].</summary>
    public double[] Joint { get; }

    /// <summary>Of draws over all chains, those whose log likelihood is kept, in the order of <see cref="Joint"/>.</summary>
    public int[] LikelihoodDraws =>
        [.. Enumerable.Range(0, Joint.Length).Select(kept => kept / LikelihoodIterations * _fit.Draws.Iterations + kept % LikelihoodIterations * _likelihoodStride)];

    /// <summary>Iterations per chain kept of the log likelihood: all of them, or evenly spaced ones of a long run.</summary>
    public int LikelihoodIterations { get; }

    /// <summary>How many geos a block has, all but perhaps the last.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="mostStored">Most numbers of a block.</param>
    public static int GeosPerBlock(FittedModel fit, int mostStored)
    {
        var panel = fit.Model.Panel;
        var perGeo = (long)panel.Periods * (DrawPass.BandDraws(fit) + fit.Draws.Chains * Kept(fit));
        return (int)Math.Clamp(mostStored / perGeo, 1, panel.Geos.Count);
    }

    /// <summary>An empty block that begins with a geo.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="firstGeo">0-based geo.</param>
    /// <param name="mostStored">Most numbers of a block.</param>
    public static CellDraws Of(FittedModel fit, int firstGeo, int mostStored) =>
        new(fit, firstGeo, Math.Min(GeosPerBlock(fit, mostStored), fit.Model.Panel.Geos.Count - firstGeo));

    /// <summary>True for a draw of which the block keeps anything.</summary>
    public bool Wants(int draw) => draw % _bandStride == 0 || draw % _fit.Draws.Iterations % _likelihoodStride == 0;

    /// <summary>Takes in one draw.</summary>
    /// <param name="draw">0-based draw over all chains.</param>
    /// <param name="simulator">Loaded with the draw.</param>
    /// <param name="expected">Expected outcome of all cells of the panel.</param>
    /// <param name="outcome">Of the same length; holds the predictive draw of all cells afterwards where the draw is kept for bands.</param>
    public void Take(int draw, OutcomeSimulator simulator, double[] expected, double[] outcome)
    {
        var (chain, iteration) = Math.DivRem(draw, _fit.Draws.Iterations);
        if (iteration % _likelihoodStride == 0)
        {
            simulator.LogLikelihood(expected, outcome);
            var kept = chain * LikelihoodIterations + iteration / _likelihoodStride;
            Joint[kept] = Kernels.Sum(outcome) + simulator.StatementsLogDensity;
            if (_isAutoregressive)
                simulator.LeaveOneOutDensity(expected, outcome);
            Store(LogLikelihood, kept, outcome);
        }
        if (draw % _bandStride != 0)
            return;
        PredictiveCells.Draw(_fit, draw, simulator, expected, outcome);
        Store(Predictive, draw / _bandStride, outcome);
    }

    void Store(double[][] store, int kept, double[] cells)
    {
        for (var i = 0; i < store.Length; i++)
            store[i][kept] = cells[First + i];
    }

    static int Kept(FittedModel fit) => (fit.Draws.Iterations + LikelihoodStride(fit) - 1) / LikelihoodStride(fit);

    static int LikelihoodStride(FittedModel fit)
    {
        var panel = fit.Model.Panel;
        var most = panel.Geos.Count == 1 ? MostLikelihoodDraws : Math.Clamp(4 * MostStored / panel.Cells, FewestLikelihoodDraws, MostLikelihoodDraws);
        return Math.Max(1, (fit.Draws.Count + most - 1) / most);
    }
}
