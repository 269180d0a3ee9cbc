namespace MediaMix.Inference.Diagnostics;

/// <summary>Leave-one-out probability integral transform: where an observation falls in its own out-of-sample prediction.</summary>
public static class LooPit
{
    /// <summary>Weighted share of predictive draws below the observation.</summary>
    /// <param name="observation">y_i.</param>
    /// <param name="predictive">ỹ_s, one predictive draw of that observation per posterior draw.</param>
    /// <param name="logWeights">Normalised log weights of the draws; see <see cref="SmoothedWeights.LogWeights"/>.</param>
    /// <param name="tieShare">
    /// u in [0, 1]: the share of ties counted as below. ½ by default; uniform random numbers of the caller's make the transform
    /// of discrete observations uniform.
    /// </param>
    /// <returns>
    /// Σ w_s 1[ỹ_s &lt; y_i] + u Σ w_s 1[ỹ_s = y_i], in [0, 1]; uniform over observations if the model predicts well. NaN if the
    /// observation, a predictive draw or a weight is NaN.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tieShare"/> is outside [0, 1].</exception>
    /// <remarks>Allocates nothing.</remarks>
    public static double Of(
        double observation, ReadOnlySpan<double> predictive, ReadOnlySpan<double> logWeights, double tieShare = 0.5)
    {
        if (predictive.Length != logWeights.Length)
            throw new ArgumentException($"{predictive.Length} draws have {logWeights.Length} weights.", nameof(logWeights));
        if (!(tieShare >= 0 && tieShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(tieShare), tieShare, "The share of ties lies in [0, 1].");

        double below = 0;
        for (int s = 0; s < predictive.Length; s++)
        {
            double weight = Math.Exp(logWeights[s]);
            double y = predictive[s];
            if (double.IsNaN(y) || double.IsNaN(weight) || double.IsNaN(observation))
                return double.NaN;
            below += y < observation ? weight : y == observation ? tieShare * weight : 0;
        }

        // Weights sum to one only up to rounding.
        return Math.Min(1, below);
    }
}
