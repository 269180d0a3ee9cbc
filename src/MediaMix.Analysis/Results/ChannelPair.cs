namespace MediaMix.Analysis;

/// <summary>Two channels whose returns the data hardly tell apart, taken together.</summary>
/// <param name="First">The one that comes first in the model.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Posterior correlation of their log effects (of the effects themselves where draws are negative), beyond ±0.7.</param>
/// <param name="Spend">Of both in the window; 0 where one is organic.</param>
/// <param name="Effect">Effect of both together over the window, later carryover included, in outcome units.</param>
/// <param name="Roi">The same per unit of spend; null where one is organic.</param>
public sealed record ChannelPair(string First, string Second, double Correlation, double Spend, Estimate Effect, Estimate? Roi)
{
    /// <summary>Half the 90 % interval of the joint effect as a share of its median: known to ± this.</summary>
    public double Precision => (Effect.Q95 - Effect.Q5) / (2 * Math.Abs(Effect.Q50));
}
