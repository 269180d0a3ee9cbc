namespace MediaMix;

/// <summary>The quantity by which the strength of a channel is stated.</summary>
public enum StrengthKind
{
    /// <summary>The coefficient.</summary>
    Coefficient,

    /// <summary>Return on investment.</summary>
    Roi,

    /// <summary>Marginal return on investment.</summary>
    MarginalRoi,

    /// <summary>Share of the outcome.</summary>
    Contribution,
}
