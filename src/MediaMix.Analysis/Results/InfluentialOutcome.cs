namespace MediaMix.Analysis;

/// <summary>An outcome that sways the fit by itself: the Pareto shape k̂ of the weights that would leave it out is too large for them.</summary>
/// <param name="Geo">0-based geo.</param>
/// <param name="Period">0-based period of the window.</param>
/// <param name="Actual">The outcome.</param>
/// <param name="Expected">Mean expected outcome of the fit, which has seen it.</param>
/// <param name="ParetoK">k̂, above the threshold of this number of draws (0.7 at most); from 1 on the weights have no mean. NaN where it is undefined.</param>
public sealed record InfluentialOutcome(int Geo, int Period, double Actual, double Expected, double ParetoK);
