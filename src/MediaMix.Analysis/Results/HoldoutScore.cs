namespace MediaMix.Analysis;

/// <summary>How well outcomes were predicted that the fit has not seen. Media of those periods were known.</summary>
/// <param name="Cells">Held-out cells with an outcome.</param>
/// <param name="Coverage50">Share of them inside the central 50 % band of the posterior predictive distribution.</param>
/// <param name="Coverage80">The same for 80 %.</param>
/// <param name="Coverage90">The same for 90 %.</param>
/// <param name="Crps">Continuous ranked probability score, mean over cells, in outcome units: the absolute error of a forecast without a band; smaller is better.</param>
/// <param name="Mape">Mean of |actual − expected| / |actual| over cells with a non-zero outcome.</param>
/// <param name="Wmape">Sum of |actual − expected| over the sum of |actual|.</param>
/// <param name="CoveredBy90">Cells inside the 90 % band.</param>
public sealed record HoldoutScore(
    int Cells, double Coverage50, double Coverage80, double Coverage90, double Crps, double Mape, double Wmape, int CoveredBy90);
