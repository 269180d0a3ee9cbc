namespace MediaMix;

/// <summary>
/// The outcome over the window as far as the fitted cells tell: media work in all of its rows, so what they are compared with must
/// not be smaller because outcomes are missing, left out or held out.
/// </summary>
static class WindowOutcome
{
    /// <summary>[geo, period], in natural units; a cell that is not fitted holds the mean of its geo, an absent one 0. Allocates.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="sizes">Size of every geo, which decides on one without any fitted cell; null = all are 1.</param>
    public static double[] Of(Panel panel, IReadOnlyList<double>? sizes)
    {
        var cells = (double[])panel.FittedOutcome.Clone();
        for (var g = 0; g < panel.Geos.Count; g++)
        {
            var own = cells.AsSpan(g * panel.Periods, panel.Periods);
            // Every geo without a cell of its own costs a pass over the panel; there are few.
            var mean = Mean(own.ToArray()) ?? Mean(PerSize(panel, sizes)) * Size(sizes, g) ?? 0;
            for (var t = 0; t < own.Length; t++)
            {
                if (double.IsNaN(own[t]))
                    own[t] = panel.IsPresent(g * panel.Periods + t) ? mean : 0;
            }
        }
        return cells;
    }

    static double? Mean(IEnumerable<double> cells) => cells.Where(double.IsFinite).Select(static y => (double?)y).Average();

    static IEnumerable<double> PerSize(Panel panel, IReadOnlyList<double>? sizes) =>
        panel.FittedOutcome.Select((y, cell) => y / Size(sizes, cell / panel.Periods));

    static double Size(IReadOnlyList<double>? sizes, int geo) => sizes?[geo] ?? 1;
}
