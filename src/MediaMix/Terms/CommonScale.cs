namespace MediaMix;

/// <summary>One parameter multiplies all others of a term, as the sd of a step does with standardised steps.</summary>
/// <param name="slot">Its slot in the value vector.</param>
sealed class CommonScale(int slot) : CoefficientScale([slot])
{
    public override void Forward(ReadOnlySpan<double> values, Span<double> multipliers) => multipliers.Fill(values[slot]);

    public override void Pullback(
        ReadOnlySpan<double> values, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> multiplierAdjoint, Span<double> valueAdjoint)
    {
        var sum = 0.0;
        foreach (var adjoint in multiplierAdjoint)
            sum += adjoint;
        valueAdjoint[slot] += sum;
    }
}
