namespace MediaMix;

/// <summary>
/// A likelihood of the outcome: reads its own parameters from the value vector and writes their adjoints. Owns its buffers; one
/// per chain.
/// </summary>
interface ILikelihood
{
    /// <summary>Log likelihood with all normalising constants, not finite at an impossible point. Allocates nothing.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="outcome">In: the expected outcome on the scale of the model; out: ∂ log p/∂ expected outcome.</param>
    /// <param name="valueAdjoint">Like <paramref name="values"/>; derivatives with respect to the likelihood's parameters are added.</param>
    double Evaluate(ReadOnlySpan<double> values, Span<double> outcome, Span<double> valueAdjoint);
}
