using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Effectiveness between knots: g_t = Σ_k w_tk b_k with b_k = exp(s·z_k), z_k ~ N(0, 1), and weights w that are positive and add up
/// to one in every row (the kernel form of Ng, Wang and Dai 2021, here with straight lines between knots).
/// </summary>
/// <param name="columns">w, one column per knot.</param>
/// <param name="slots">Slots of z.</param>
/// <param name="spreadSlot">Slot of s > 0.</param>
/// <param name="window">Rows of the fitted window.</param>
/// <param name="lead">Rows behind the window in which media still work.</param>
sealed class KnotEffectiveness(IReadOnlyList<double[]> columns, int[] slots, int spreadSlot, int window, int lead)
    : EffectivenessCurve(columns, slots, window, lead)
{
    protected override void Level(ReadOnlySpan<double> values, EffectivenessTape tape)
    {
        var largest = double.NegativeInfinity;
        foreach (var slot in Slots)
            largest = Math.Max(largest, values[spreadSlot] * values[slot]);
        // A common factor divides out, so that the largest knot may be 1 and nothing overflows.
        for (var k = 0; k < Slots.Length; k++)
            tape.Coefficients[k] = ScalarMath.Exp(values[spreadSlot] * values[Slots[k]] - largest);
        Combine(tape.Coefficients, tape.Level);
    }

    protected override void LevelPullback(ReadOnlySpan<double> values, EffectivenessTape tape, Span<double> valueAdjoint)
    {
        Project(tape.LevelAdjoint, tape.CoefficientAdjoint);
        for (var k = 0; k < Slots.Length; k++)
        {
            var log = tape.Coefficients[k] * tape.CoefficientAdjoint[k];
            valueAdjoint[Slots[k]] += values[spreadSlot] * log;
            valueAdjoint[spreadSlot] += values[Slots[k]] * log;
        }
    }
}
