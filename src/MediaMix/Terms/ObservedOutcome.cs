using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The scaled outcome as a likelihood sees it, over [geo, period] rows padded to whole vectors. Rows that are missing or left
/// out have weight 0. Under log-normal errors it is the log of the scaled outcome. Weights w, with mean one over the fitted
/// rows, are precisions: √w·(y − expected) has the same variance σ² in every row, so the square roots are what a likelihood
/// multiplies rows with. Immutable and thread-safe.
/// </summary>
sealed class ObservedOutcome
{
    ObservedOutcome(PanelRows rows) => (Outcome, RootWeights, Counts) = (new double[rows.Count], new double[rows.Count], new int[rows.Geos]);

    /// <summary>Scaled outcome; 0 where missing or left out.</summary>
    public double[] Outcome { get; }

    /// <summary>√w where the outcome is fitted, which is 1 without weights, else 0.</summary>
    public double[] RootWeights { get; }

    /// <summary>√w of every cell of the window, fitted or not, 1 where no weight is known; null without weights.</summary>
    public double[]? CellRootWeights { get; private init; }

    /// <summary>True when rows weigh differently.</summary>
    public bool IsWeighted => CellRootWeights is not null;

    /// <summary>Number of fitted rows of every geo.</summary>
    public int[] Counts { get; }

    /// <summary>Number of fitted rows.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Σ ln |d (√w × outcome here) / d scaled outcome|: ½ Σ ln w, and −Σ ln y under log-normal errors. What the density of the
    /// weighted rows lacks to be that of the scaled outcome.
    /// </summary>
    public double LogJacobian { get; private set; }

    public static ObservedOutcome Of(LikelihoodSpec likelihood, Panel panel, ModelConstants constants)
    {
        var isLog = likelihood is LogNormalErrors;
        var roots = likelihood.Weights is { } column ? Roots(panel.WindowOf(column), constants.MeanWeight) : null;
        var rows = panel.Rows;
        var observed = new ObservedOutcome(rows) { CellRootWeights = roots };
        for (var cell = 0; cell < panel.Cells; cell++)
        {
            var y = panel.FittedOutcome[cell];
            if (double.IsNaN(y))
                continue;
            var (geo, t) = Math.DivRem(cell, panel.Periods);
            var row = geo * rows.Stride + t;
            var scaled = (y / constants.Size(geo) - constants.OutcomeCentre) / constants.OutcomeScale;
            observed.Outcome[row] = isLog ? ScalarMath.Log(scaled) : scaled;
            observed.LogJacobian -= isLog ? observed.Outcome[row] : 0;
            observed.LogJacobian += roots is null ? 0 : ScalarMath.Log(roots[cell]);
            observed.RootWeights[row] = roots is null ? 1 : roots[cell];
            observed.Counts[geo]++;
            observed.Count++;
        }
        return observed;
    }

    static double[] Roots(double[] weights, double mean) => Array.ConvertAll(weights, w => double.IsNaN(w) ? 1 : Math.Sqrt(w / mean));
}
