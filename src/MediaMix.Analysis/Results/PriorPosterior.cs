namespace MediaMix.Analysis;

/// <summary>Prior and posterior density of one quantity on a common grid.</summary>
/// <param name="Channel">Channel the quantity belongs to.</param>
/// <param name="Quantity">Parameter name within the channel, such as <c>roi</c> or <c>adstock.decay</c>.</param>
/// <param name="Grid">Values.</param>
/// <param name="Prior">Prior density at each value.</param>
/// <param name="Posterior">Posterior density at each value.</param>
/// <param name="Overlap">Area under the smaller of the two densities, 0–1: 1 means that nothing was learned.</param>
public sealed record PriorPosterior(
    string Channel,
    string Quantity,
    double[] Grid,
    double[] Prior,
    double[] Posterior,
    double Overlap)
{
    /// <value>The parameter; null of a return or a share, which may follow from others.</value>
    public ParameterKey? Key { get; init; }
}
