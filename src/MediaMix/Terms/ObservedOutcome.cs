using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The scaled outcome as a likelihood sees it, over [geo, period] rows padded to whole vectors. Rows that are missing or left
/// out have weight 0. Under log-normal errors it is the log of the scaled outcome. Immutable and thread-safe.
/// </summary>
sealed class ObservedOutcome
{
    ObservedOutcome(double[] outcome, double[] observed, int count, double logJacobian) =>
        (Outcome, Observed, Count, LogJacobian) = (outcome, observed, count, logJacobian);

    /// <summary>Scaled outcome; 0 where missing or left out.</summary>
    public double[] Outcome { get; }

    /// <summary>1 where the outcome is fitted, else 0.</summary>
    public double[] Observed { get; }

    /// <summary>Number of fitted rows.</summary>
    public int Count { get; }

    /// <summary>Σ ln |d outcome here / d scaled outcome|: 0, or −Σ ln y under log-normal errors.</summary>
    public double LogJacobian { get; }

    public static ObservedOutcome Of(Panel panel, double scale, bool isLog)
    {
        var rows = Padding.Allocate(panel.Periods);
        var observed = Padding.Allocate(panel.Periods);
        var (count, logJacobian) = (0, 0.0);
        for (var t = 0; t < panel.Periods; t++)
        {
            var y = panel.FittedOutcome[t];
            if (double.IsNaN(y))
                continue;
            rows[t] = isLog ? ScalarMath.Log(y / scale) : y / scale;
            logJacobian -= isLog ? rows[t] : 0;
            observed[t] = 1;
            count++;
        }
        return new ObservedOutcome(rows, observed, count, logJacobian);
    }
}
