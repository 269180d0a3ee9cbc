namespace MediaMix.Analysis;

/// <summary>Which outcomes a measure of fit is about.</summary>
public enum FitPart
{
    /// <summary>Those that the fit has seen.</summary>
    Train,

    /// <summary>Those held out, which it has not.</summary>
    Test,

    /// <summary>Both.</summary>
    All,
}

/// <summary>How close the expected outcome is to the actual one. Descriptive: none of it says anything about causes.</summary>
/// <param name="Part">Which outcomes.</param>
/// <param name="Outcomes">How many; of a panel cells [geo, period].</param>
/// <param name="RSquared">1 − Σ(actual − expected)² / Σ(actual − mean of its geo)²; NaN where the outcome does not vary.</param>
/// <param name="Mape">Mean of |actual − expected| / |actual| over outcomes that are not 0.</param>
/// <param name="Wmape">Σ|actual − expected| / Σ|actual|.</param>
/// <param name="Coverage90">Share inside the 5–95 % predictive band.</param>
public sealed record FitMeasures(FitPart Part, int Outcomes, double RSquared, double Mape, double Wmape, double Coverage90);
