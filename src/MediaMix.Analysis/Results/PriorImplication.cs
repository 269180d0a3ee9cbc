namespace MediaMix.Analysis;

/// <summary>What the priors alone say of a channel.</summary>
/// <param name="Channel">Channel, or <c>all</c> paid media together.</param>
/// <param name="Spend">Spend in the window.</param>
/// <param name="Roi">Outcome per unit of spend; null for organic media.</param>
/// <param name="Share">Effect as a share of the total observed outcome.</param>
public sealed record PriorImplication(string Channel, double Spend, Estimate? Roi, Estimate Share);
