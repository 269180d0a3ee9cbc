namespace MediaMix;

/// <summary>
/// Facts of the fitted outcome from the rows of the window that are fitted (observed, not left out); default priors are relative to
/// them. In a panel mean, sd and largest value are those of the outcome over the size of its geo.
/// </summary>
/// <param name="Mean">Mean ȳ, in natural units.</param>
/// <param name="Sd">Standard deviation s_y (n − 1).</param>
/// <param name="LargestMagnitude">Largest absolute value.</param>
/// <param name="Total">Sum over the window, of all geos together; a row that is not fitted counts as the mean of its geo.</param>
/// <param name="Observed">Number of observed rows.</param>
public sealed record OutcomeFacts(double Mean, double Sd, double LargestMagnitude, double Total, int Observed)
{
    /// <summary>Computes the facts of a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="sizes">Size of every geo; null = all are 1.</param>
    public static OutcomeFacts Of(Panel panel, IReadOnlyList<double>? sizes = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var fitted = panel.FittedOutcome;
        var cells = Enumerable.Range(0, fitted.Length).Where(cell => !double.IsNaN(fitted[cell])).ToArray();
        if (cells.Length == 0)
            return new OutcomeFacts(0, 0, 0, 0, 0);
        var observed = cells.Select(cell => sizes is null ? fitted[cell] : fitted[cell] / sizes[cell / panel.Periods]).ToArray();
        var mean = observed.Sum() / observed.Length;
        var squares = observed.Sum(y => (y - mean) * (y - mean));
        var sd = observed.Length > 1 ? Math.Sqrt(squares / (observed.Length - 1)) : 0;
        return new OutcomeFacts(mean, sd, observed.Max(Math.Abs), WindowOutcome.Of(panel, sizes).Sum(), observed.Length);
    }
}
