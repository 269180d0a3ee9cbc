namespace MediaMix.Numerics;

/// <summary>Derivatives that <see cref="HillSigmoidKernel.Backward"/> sums over the series.</summary>
/// <param name="Midpoint">With respect to the midpoint λ.</param>
/// <param name="Steepness">With respect to the steepness b.</param>
public readonly record struct HillSigmoidAdjoint(double Midpoint, double Steepness);
