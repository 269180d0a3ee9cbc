namespace MediaMix.Analysis;

/// <summary>One line of the parameter table.</summary>
/// <param name="Name">Parameter or derived quantity.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Sd">Posterior standard deviation.</param>
/// <param name="McseMean">Monte Carlo standard error of the mean.</param>
/// <param name="Q2_5">2.5 % quantile (type 7, as all others).</param>
/// <param name="Q5">5 % quantile.</param>
/// <param name="Q25">25 % quantile.</param>
/// <param name="Q50">Median.</param>
/// <param name="Q75">75 % quantile.</param>
/// <param name="Q95">95 % quantile.</param>
/// <param name="Q97_5">97.5 % quantile.</param>
/// <param name="EssBulk">Bulk effective sample size.</param>
/// <param name="EssTail">Tail effective sample size.</param>
/// <param name="Rhat">Rank-normalised split R-hat, the larger of bulk and folded.</param>
/// <param name="Prior">Prior as text, or null for a derived quantity.</param>
/// <param name="Meaning">One sentence, or null.</param>
public sealed record ParameterSummary(
    string Name,
    double Mean,
    double Sd,
    double McseMean,
#pragma warning disable CA1707 // The decimal point of a quantile has no other honest spelling.
    double Q2_5,
    double Q5,
    double Q25,
    double Q50,
    double Q75,
    double Q95,
    double Q97_5,
#pragma warning restore CA1707
    double EssBulk,
    double EssTail,
    double Rhat,
    string? Prior,
    string? Meaning)
{
    /// <value>What it is; null where no model knows.</value>
    public ParameterKey? Key { get; init; }

    /// <value>Who chose the prior; null for a derived quantity.</value>
    public PriorOrigin? Origin { get; init; }
}
