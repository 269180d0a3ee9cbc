namespace MediaMix.Numerics;

/// <summary>Derivatives that <see cref="HillKernel.Backward"/> sums over the series.</summary>
/// <param name="Slope">With respect to the slope S.</param>
/// <param name="LogHalf">With respect to ln K, the logarithm of the half-saturation point.</param>
public readonly record struct HillAdjoint(double Slope, double LogHalf);
