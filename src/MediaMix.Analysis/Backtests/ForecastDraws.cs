using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Predictive draws of the periods after an origin, each gone on with from what was known: trends take fresh steps, autoregressive
/// errors begin with the last that was seen. Per cell and, of a panel, for totals over the geos that exist.
/// </summary>
sealed class ForecastDraws
{
    /// <summary>Most draws: the score of 4000 differs from that of infinitely many by a hundredth of the spread at most.</summary>
    const int MostDraws = 4000;

    /// <summary>Most numbers kept, 200 MB, and the fewest draws to which a large panel is thinned for it.</summary>
    const int MostStored = 25_000_000, FewestDraws = 500;

    readonly Panel _panel;
    readonly int _origin;
    readonly int _stride;

    ForecastDraws(FittedModel fit, int origin)
    {
        (_panel, _origin) = (fit.Model.Panel, origin);
        var ahead = _panel.Periods - origin;
        var geos = _panel.Geos.Count;
        var most = geos == 1 ? MostDraws : Math.Clamp(MostStored / (geos * ahead), FewestDraws, MostDraws);
        _stride = Math.Max(1, (fit.Draws.Count + most - 1) / most);
        var kept = DrawPass.Kept(fit, _stride);
        Totals = BandBuilder.Allocate(ahead, kept);
        Cells = geos == 1 ? [] : [.. Enumerable.Range(0, geos).Select(_ => BandBuilder.Allocate(ahead, kept))];
    }

    /// <summary>Draws of the total over geos, or of a national outcome, [step][kept draw].</summary>
    public double[][] Totals { get; }

    /// <summary>Draws per geo, [geo][step][kept draw]; empty for a national panel.</summary>
    public double[][][] Cells { get; }

    /// <summary>Visits the draws of a fit.</summary>
    /// <param name="fit">Draws, bound to the data on which they are to predict.</param>
    /// <param name="origin">Number of periods known.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public static ForecastDraws Run(FittedModel fit, int origin, Execution run = default)
    {
        var forecast = new ForecastDraws(fit, origin);
        DrawPass.Run(fit, _ => new Visitor(fit, forecast), forecast._stride, run);
        return forecast;
    }

    sealed class Visitor(FittedModel fit, ForecastDraws forecast) : IDrawVisitor
    {
        readonly ComponentEffects _effects = new(fit.Model, ComponentPass.Names(fit.Model));
        readonly double[] _outcome = new double[fit.Model.Panel.Cells];
        readonly double[] _totals = new double[fit.Model.Panel.Periods];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            var (chain, iteration) = Math.DivRem(draw, fit.Draws.Iterations);
            var rng = Rng.Create(fit.Sampler.Seed, chain, iteration, (int)RngPurpose.Predictive);
            _effects.Expected(simulator, _outcome);
            simulator.Forecast(ref rng, _outcome);
            var (panel, origin, kept) = (forecast._panel, forecast._origin, draw / forecast._stride);
            for (var cell = 0; cell < _outcome.Length; cell++)
                _outcome[cell] = panel.IsPresent(cell) ? _outcome[cell] : 0;
            GeoSums.OverGeos(_outcome, _totals);
            for (var step = 0; step < forecast.Totals.Length; step++)
            {
                forecast.Totals[step][kept] = _totals[origin + step];
                for (var g = 0; g < forecast.Cells.Length; g++)
                    forecast.Cells[g][step][kept] = _outcome[g * panel.Periods + origin + step];
            }
        }
    }
}
