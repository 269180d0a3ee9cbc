namespace MediaMix.Analysis;

/// <summary>
/// One posterior predictive check: a number that describes the outcome, compared with the same number of outcomes that the fitted model makes,
/// noise included (Gelman, Meng and Stern 1996). In a panel outcomes are over the size of their geo.
/// </summary>
/// <param name="Statistic"><c>mean</c>, <c>sd</c>, <c>autocorrelation</c> (lag 1), <c>min</c> or <c>max</c> over fitted periods.</param>
/// <param name="Observed">Of the outcome.</param>
/// <param name="Replicated">Of outcomes that the model makes.</param>
/// <param name="PValue">
/// Share of replications with a larger number, ties counting half; NaN where the statistic does not exist. Near 0 the data have more of it
/// than the model can make, near 1 less. Since the model has seen the data, values gather around one half: a small one says more than its size.
/// </param>
public sealed record PredictiveCheck(string Statistic, double Observed, Estimate Replicated, double PValue)
{
    /// <summary>Tail beyond which a check is flagged, on either side.</summary>
    public const double Tail = 0.025;

    /// <summary>True where the outcome lies outside of what the model makes.</summary>
    public bool IsFlagged => PValue is < Tail or > 1 - Tail;
}
