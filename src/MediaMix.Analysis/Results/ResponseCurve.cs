namespace MediaMix.Analysis;

/// <summary>Effect of a channel over the window, later carryover included, if its spend in the window had been a multiple of what it was.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Multiplier">Grid of multiples, from 0; contains 1.</param>
/// <param name="Spend">Spend in the window at each multiple; exposure for organic media.</param>
/// <param name="Response">Effect in outcome units.</param>
/// <param name="MarginalMean">Mean over draws of the effect of the next unit of spend.</param>
/// <param name="CurrentSpend">Spend in the window as it was.</param>
/// <param name="LargestSeen">Largest spend of a period relative to the mean of its non-zero periods; how far the data have seen the curve.</param>
public sealed record ResponseCurve(
    string Channel,
    double[] Multiplier,
    double[] Spend,
    Band Response,
    double[] MarginalMean,
    double CurrentSpend,
    double LargestSeen);
