using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>Actual against fitted, with the usual descriptive measures. None of them enters the verdict but the autocorrelation.</summary>
/// <remarks>
/// Measures of a panel are over its fitted cells. Levels of geos are taken out, or the size of the geos would be the variance that is
/// explained; autocorrelation is that of residuals over the sizes of their geos, all products of neighbours over all squares.
/// </remarks>
static class FitQuality
{
    /// <summary>Half a year of weeks: what repeats later is season.</summary>
    const int MostLags = 26;

    /// <summary>Totals over geos per period, with measures over all cells.</summary>
    public static FittedSeries Of(FittedModel fit, ComponentPass pass, CellResults cells, Execution run = default)
    {
        var panel = fit.Model.Panel;
        var actual = panel.Geos.Count == 1
            ? panel.Outcome.Values.AsSpan(panel.History, panel.Periods).ToArray()
            : Totals(panel, panel.ObservedOutcome());
        // A cell without its geo adds nothing.
        var expected = GeoSums.OverGeos(Array.ConvertAll(cells.Expected, static x => double.IsNaN(x) ? 0 : x), panel.Periods);
        // Means of cells are better known than by the draws of totals, which add Monte Carlo noise.
        var predictive = panel.Geos.Count == 1 ? cells.Predictive
            : BandBuilder.Build(pass.Predictive, GeoSums.OverGeos(Array.ConvertAll(cells.Predictive.Mean, static x => double.IsNaN(x) ? 0 : x), panel.Periods), run);
        return Measured(fit, cells, pass.Innovations, 0, panel.Geos.Count, actual, expected, predictive);
    }

    /// <summary>One geo of a panel.</summary>
    public static FittedSeries OfGeo(FittedModel fit, CellResults cells, double[]? innovations, int geo)
    {
        var panel = fit.Model.Panel;
        var own = new Range(geo * panel.Periods, (geo + 1) * panel.Periods);
        var band = new Band(cells.Predictive.Mean[own], cells.Predictive.Q5[own], cells.Predictive.Q50[own], cells.Predictive.Q95[own]);
        return Measured(fit, cells, innovations, geo, 1, panel.ObservedOutcome()[own], cells.Expected[own], band);
    }

    static FittedSeries Measured(
        FittedModel fit, CellResults cells, double[]? innovations, int firstGeo, int geos, double[] actual, double[] expected, Band predictive)
    {
        var panel = fit.Model.Panel;
        var fitted = panel.FittedOutcome;
        var residuals = fitted.Zip(cells.Expected, static (y, e) => y - e).ToArray();
        var observed = Enumerable.Range(firstGeo * panel.Periods, geos * panel.Periods).Where(cell => !double.IsNaN(fitted[cell])).ToArray();
        var byGeo = observed.GroupBy(cell => cell / panel.Periods).Select(static group => group.ToArray()).ToArray();
        var white = innovations ?? Standardized(cells.Expected, fit.Model);
        double[][] rows = [.. Enumerable.Range(firstGeo, geos).Select(g => white[(g * panel.Periods)..((g + 1) * panel.Periods)])];
        return new FittedSeries(
            actual, expected, predictive,
            RSquared(fitted, residuals, byGeo),
            Mape(fitted, residuals, observed),
            observed.Count(cell => fitted[cell] >= cells.Predictive.Q5[cell] && fitted[cell] <= cells.Predictive.Q95[cell]) / (double)observed.Length,
            Autocorrelation(rows, 1))
        {
            ResidualAutocorrelations = [.. Enumerable.Range(1, Math.Min(MostLags, panel.Periods / 4)).Select(lag => Autocorrelation(rows, lag))],
            Exclusions = panel.Exclusions,
            HeldOut = HeldOut(panel, firstGeo, geos),
        };
    }

    static bool[] HeldOut(Panel panel, int firstGeo, int geos)
    {
        if (panel.Marks.HeldOut is not { } heldOut)
            return [];
        return [.. Enumerable.Range(0, panel.Periods).Select(t => Enumerable.Range(firstGeo, geos).Select(g => g * panel.Periods + t).Where(panel.IsPresent).ToArray() is { Length: > 0 } cells && Array.TrueForAll(cells, cell => heldOut[cell]))];
    }

    /// <summary>Totals of the geos that exist; NaN where one of them has no outcome, or none exists.</summary>
    static double[] Totals(Panel panel, double[] observed)
    {
        var totals = new double[panel.Periods];
        for (var t = 0; t < totals.Length; t++)
        {
            int[] present = [.. Enumerable.Range(0, panel.Geos.Count).Select(g => g * panel.Periods + t).Where(panel.IsPresent)];
            totals[t] = present.Length == 0 ? double.NaN : present.Sum(cell => observed[cell]);
        }
        return totals;
    }

    static double RSquared(double[] actual, double[] residuals, int[][] byGeo) =>
        1 - byGeo.Sum(cells => Squares(residuals, cells)) / byGeo.Sum(cells => Squares(actual, cells));

    /// <summary>Sum of squares around the mean.</summary>
    static double Squares(double[] values, int[] cells)
    {
        var mean = cells.Average(cell => values[cell]);
        return cells.Sum(cell => Square(values[cell] - mean));
    }

    static double Mape(double[] actual, double[] residuals, int[] observed)
    {
        var errors = observed.Where(t => actual[t] != 0).Select(t => Math.Abs(residuals[t] / actual[t])).ToArray();
        return errors.Length > 0 ? errors.Average() : double.NaN;
    }

    /// <summary>Residuals of the same variance in every row, and over the sizes of their geos: those of the logs where errors multiply.</summary>
    static double[] Standardized(double[] expected, BoundModel model)
    {
        var isLog = model.Spec.Likelihood is LogNormalErrors;
        var white = model.Panel.FittedOutcome.Zip(expected, (y, e) => isLog ? Math.Log(y / e) : y - e).ToArray();
        white = model.RootWeights is { } roots ? [.. white.Zip(roots, static (r, root) => r * root)] : white;
        return isLog || model.Constants.Sizes is null ? white : [.. white.Select((r, cell) => r / model.Constants.Size(cell / model.Panel.Periods))];
    }

    /// <summary>Autocorrelation over pairs of fitted periods of a geo that are so many apart; NaN with fewer than three pairs.</summary>
    static double Autocorrelation(double[][] byGeo, int lag)
    {
        var (product, squares, pairs, count) = (0.0, 0.0, 0, 0);
        foreach (var residuals in byGeo)
        {
            var known = residuals.Where(static r => !double.IsNaN(r)).ToArray();
            var mean = known.Length > 0 ? known.Average() : 0;
            for (var t = lag; t < residuals.Length; t++)
            {
                if (double.IsNaN(residuals[t]) || double.IsNaN(residuals[t - lag]))
                    continue;
                product += (residuals[t] - mean) * (residuals[t - lag] - mean);
                pairs++;
            }
            squares += known.Sum(r => Square(r - mean));
            count += known.Length;
        }
        return pairs < 3 ? double.NaN : product / pairs / (squares / count);
    }

    static double Square(double x) => x * x;
}
