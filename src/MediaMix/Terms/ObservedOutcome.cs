using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The scaled outcome as a likelihood sees it, over [geo, period] rows padded to whole vectors. Rows that are missing or left
/// out have weight 0. Immutable and thread-safe.
/// </summary>
sealed class ObservedOutcome
{
    ObservedOutcome(double[] outcome, double[] observed, int count) =>
        (Outcome, Observed, Count) = (outcome, observed, count);

    /// <summary>Scaled outcome; 0 where missing or left out.</summary>
    public double[] Outcome { get; }

    /// <summary>1 where the outcome is fitted, else 0.</summary>
    public double[] Observed { get; }

    /// <summary>Number of fitted rows.</summary>
    public int Count { get; }

    public static ObservedOutcome Of(Panel panel, double scale)
    {
        var rows = Padding.Allocate(panel.Periods);
        var observed = Padding.Allocate(panel.Periods);
        var count = 0;
        for (var t = 0; t < panel.Periods; t++)
        {
            var y = panel.FittedOutcome[t];
            if (double.IsNaN(y))
                continue;
            rows[t] = y / scale;
            observed[t] = 1;
            count++;
        }
        return new ObservedOutcome(rows, observed, count);
    }
}
