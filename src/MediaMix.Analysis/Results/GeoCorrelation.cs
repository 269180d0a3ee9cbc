namespace MediaMix.Analysis;

/// <summary>
/// What the model leaves unexplained in one geo against the others. Errors of geos are taken to be independent: where they go up and down
/// together, the noise of the total is larger than the model believes, and everything that geos have in common is known less well.
/// </summary>
/// <param name="Correlation">Mean correlation over all pairs of geos.</param>
/// <param name="SdRatio">Standard deviation of the residual of the total over what independent geos would have, √(Σ_t (Σ_g r)² / Σ_t Σ_g s²).</param>
/// <param name="Threshold">Ratio from which it is called material: 1.25, or with few periods what independent geos exceed once in a thousand times.</param>
/// <param name="Periods">Periods with at least two fitted geos.</param>
public sealed record GeoCorrelation(double Correlation, double SdRatio, double Threshold, int Periods)
{
    /// <summary>True where the total is materially less certain than the model believes.</summary>
    public bool IsMaterial => SdRatio > Threshold;
}
