namespace MediaMix;

/// <summary>
/// What makes coefficients of parameters: coefficient k of a term is parameter k times multiplier k, and the multipliers are
/// functions of other parameters, such as the sd of a step. A term without one has multipliers of 1. Immutable and thread-safe.
/// </summary>
/// <param name="slots">Slots in the value vector of the parameters that the multipliers depend on.</param>
abstract class CoefficientScale(IReadOnlyList<int> slots)
{
    /// <summary>Slots in the value vector of the parameters that the multipliers depend on.</summary>
    public IReadOnlyList<int> Slots { get; } = slots;

    /// <summary>Writes the multipliers. Allocates nothing.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="multipliers">One per coefficient of the term, in its order; overwritten.</param>
    public abstract void Forward(ReadOnlySpan<double> values, Span<double> multipliers);

    /// <summary>Adds the derivatives with respect to <see cref="Slots"/>. Allocates nothing.</summary>
    /// <param name="values">The same value vector.</param>
    /// <param name="multipliers">What <see cref="Forward"/> wrote.</param>
    /// <param name="multiplierAdjoint">Derivative with respect to every multiplier.</param>
    /// <param name="valueAdjoint">Derivative with respect to the value vector; added to.</param>
    public abstract void Pullback(
        ReadOnlySpan<double> values, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> multiplierAdjoint, Span<double> valueAdjoint);
}
