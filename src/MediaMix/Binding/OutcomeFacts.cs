namespace MediaMix;

/// <summary>Facts of the fitted outcome from the rows of the window that are fitted (observed, not left out); default priors are relative to them.</summary>
/// <param name="Mean">Mean ȳ, in natural units.</param>
/// <param name="Sd">Standard deviation s_y (n − 1).</param>
/// <param name="LargestMagnitude">Largest absolute value.</param>
/// <param name="Total">Sum over observed rows.</param>
/// <param name="Observed">Number of observed rows.</param>
public sealed record OutcomeFacts(double Mean, double Sd, double LargestMagnitude, double Total, int Observed)
{
    /// <summary>Computes the facts of a panel.</summary>
    /// <param name="panel">A national panel.</param>
    public static OutcomeFacts Of(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var observed = panel.FittedOutcome.Where(static y => !double.IsNaN(y)).ToArray();
        if (observed.Length == 0)
            return new OutcomeFacts(0, 0, 0, 0, 0);
        var total = observed.Sum();
        var mean = total / observed.Length;
        var squares = observed.Sum(y => (y - mean) * (y - mean));
        var sd = observed.Length > 1 ? Math.Sqrt(squares / (observed.Length - 1)) : 0;
        return new OutcomeFacts(mean, sd, observed.Max(Math.Abs), total, observed.Length);
    }
}
