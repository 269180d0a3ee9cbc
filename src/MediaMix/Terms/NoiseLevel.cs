using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The sampled noise parameter, which is a standard deviation or a variance, in the terms that likelihoods need.</summary>
/// <param name="Value">Value of the parameter on the scale of the outcome.</param>
/// <param name="IsVariance">True when it is the variance.</param>
readonly record struct NoiseLevel(double Value, bool IsVariance)
{
    /// <summary>σ².</summary>
    public double Variance => IsVariance ? Value : Value * Value;

    /// <summary>σ.</summary>
    public double Sd => IsVariance ? Math.Sqrt(Value) : Value;

    /// <summary>ln σ².</summary>
    public double LogVariance => IsVariance ? ScalarMath.Log(Value) : 2 * ScalarMath.Log(Value);

    /// <summary>∂L/∂parameter from ∂L/∂σ².</summary>
    public double Adjoint(double varianceAdjoint) => IsVariance ? varianceAdjoint : 2 * Value * varianceAdjoint;
}
