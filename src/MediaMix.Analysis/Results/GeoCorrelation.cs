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
    /// <summary>From here on the 90 % band of the total holds less than 59 %: neither verdict nor grades stand any more.</summary>
    public const double Severe = 2;

    /// <summary>True where intervals of everything that geos share are known to be wrong by a factor of two.</summary>
    public bool IsSevere => IsMaterial && SdRatio > Severe;

    /// <summary>True where the total is materially less certain than the model believes.</summary>
    public bool IsMaterial => SdRatio > Threshold;
}
