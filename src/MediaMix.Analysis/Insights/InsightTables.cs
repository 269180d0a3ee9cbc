using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>What the fit says of itself beyond its numbers: sensitivities, checks and joint behaviour of channels and geos.</summary>
/// <param name="Sensitivities">Per channel, then of all paid channels.</param>
/// <param name="Checks">Posterior predictive checks.</param>
/// <param name="GeoCorrelation">Of a panel; else null.</param>
sealed record InsightTables(IReadOnlyList<ReturnSensitivity> Sensitivities, IReadOnlyList<PredictiveCheck> Checks, GeoCorrelation? GeoCorrelation)
{
    /// <value>Outcomes that sway the fit by themselves, those that do so most first.</value>
    public IReadOnlyList<InfluentialOutcome> Influential { get; init; } = [];

    public static InsightTables Of(FittedModel fit, ComponentPass components, CellResults cells, ReturnPass returns, Execution run = default) => new(
        Analysis.Sensitivities.Of(fit, components.Cells, returns, run),
        PredictiveChecks.Of(components),
        ResidualCorrelation.Of(fit, components, cells))
    {
        Influential = InfluentialOutcomes.Of(fit.Model.Panel, cells),
    };
}
