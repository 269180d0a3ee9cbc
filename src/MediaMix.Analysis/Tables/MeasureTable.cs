namespace MediaMix.Analysis;

/// <summary>Measures of fit of the outcomes that were fitted, of those held out, and of both.</summary>
static class MeasureTable
{
    /// <summary>One row, or three where outcomes are held out.</summary>
    public static IReadOnlyList<FitMeasures> Of(FittedModel fit, CellResults cells)
    {
        var panel = fit.Model.Panel;
        int[] train = [.. Enumerable.Range(0, panel.Cells).Where(cell => !double.IsNaN(panel.FittedOutcome[cell]))];
        int[] test = [.. cells.HeldOut.Select(static c => c.Cell)];
        return test.Length == 0
            ? [Measures(FitPart.Train, train, panel, cells)]
            : [Measures(FitPart.Train, train, panel, cells), Measures(FitPart.Test, test, panel, cells), Measures(FitPart.All, [.. train, .. test], panel, cells)];
    }

    static FitMeasures Measures(FitPart part, int[] used, Panel panel, CellResults cells)
    {
        var actual = panel.ObservedOutcome();
        var (error, square, relative, comparable, size, inside) = (0.0, 0.0, 0.0, 0, 0.0, 0);
        foreach (var cell in used)
        {
            var miss = Math.Abs(actual[cell] - cells.Expected[cell]);
            (error, square, size) = (error + miss, square + miss * miss, size + Math.Abs(actual[cell]));
            if (actual[cell] != 0)
                (relative, comparable) = (relative + miss / Math.Abs(actual[cell]), comparable + 1);
            if (actual[cell] >= cells.Predictive.Q5[cell] && actual[cell] <= cells.Predictive.Q95[cell])
                inside++;
        }
        var spread = used.GroupBy(cell => cell / panel.Periods).Sum(geo => Squares([.. geo.Select(cell => actual[cell])]));
        return new FitMeasures(
            part, used.Length, spread > 0 ? 1 - square / spread : double.NaN, comparable > 0 ? relative / comparable : double.NaN,
            error / size, inside / (double)used.Length);
    }

    /// <summary>Sum of squares around the mean.</summary>
    static double Squares(double[] values)
    {
        var mean = values.Average();
        return values.Sum(x => (x - mean) * (x - mean));
    }
}
