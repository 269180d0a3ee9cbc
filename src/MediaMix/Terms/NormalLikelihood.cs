using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The normal likelihood of the scaled outcome, over [geo, period] rows padded to whole vectors.
/// Rows that are missing or left out have weight 0. Immutable and thread-safe.
/// </summary>
sealed class NormalLikelihood
{
    const double HalfLogTwoPi = 0.91893853320467274178;

    NormalLikelihood(double[] outcome, double[] observed, int count) =>
        (Outcome, Observed, Count) = (outcome, observed, count);

    /// <summary>Scaled outcome; 0 where missing or left out.</summary>
    public double[] Outcome { get; }

    /// <summary>1 where the outcome is fitted, else 0.</summary>
    public double[] Observed { get; }

    /// <summary>Number of fitted rows.</summary>
    public int Count { get; }

    public static NormalLikelihood Of(Panel panel, double scale)
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
        return new NormalLikelihood(rows, observed, count);
    }

    /// <summary>Log likelihood; turns the mean into its adjoint in place.</summary>
    /// <param name="mean">In: expected outcome; out: ∂ log p/∂ expected outcome.</param>
    /// <param name="variance">σ².</param>
    /// <param name="logVariance">ln σ².</param>
    /// <param name="varianceAdjoint">∂ log p/∂σ².</param>
    public double Evaluate(Span<double> mean, double variance, double logVariance, out double varianceAdjoint)
    {
        Kernels.Subtract(Outcome, mean, mean);
        Kernels.Multiply(mean, Observed, mean);
        var squares = Kernels.SumOfSquares(mean);
        var precision = 1 / variance;
        Kernels.Scale(precision, mean, mean);
        varianceAdjoint = 0.5 * precision * (squares * precision - Count);
        return -Count * (HalfLogTwoPi + 0.5 * logVariance) - 0.5 * squares * precision;
    }
}
