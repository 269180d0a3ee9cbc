using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Effectiveness as the exponential of a Gaussian process, g_t = exp(f_t), with f in a <see cref="HilbertBasis"/>.</summary>
/// <param name="basis">The waves.</param>
/// <param name="columns">The waves at the rows.</param>
/// <param name="slots">Slots of the standard normal parameters.</param>
/// <param name="amplitudeSlot">Slot of the sd of f, > 0.</param>
/// <param name="lengthSlot">Slot of the length scale, > 0, in the unit of the basis.</param>
/// <param name="window">Rows of the fitted window.</param>
/// <param name="lead">Rows behind the window in which media still work.</param>
sealed class ProcessEffectiveness(
    HilbertBasis basis, IReadOnlyList<double[]> columns, int[] slots, int amplitudeSlot, int lengthSlot, int window, int lead)
    : EffectivenessCurve(columns, slots, window, lead)
{
    readonly int _window = window;

    protected override void Level(ReadOnlySpan<double> values, EffectivenessTape tape)
    {
        basis.Sds(values[amplitudeSlot], values[lengthSlot], tape.Sds);
        for (var j = 0; j < Slots.Length; j++)
            tape.Coefficients[j] = tape.Sds[j] * values[Slots[j]];
        Combine(tape.Coefficients, tape.Level);
        var level = tape.Level.AsSpan(0, _window);
        // A common factor divides out, so that the largest row may be 1 and nothing overflows.
        Kernels.Affine(1, level, -Largest(level), level);
        Kernels.Exp(level, level);
    }

    protected override void LevelPullback(ReadOnlySpan<double> values, EffectivenessTape tape, Span<double> valueAdjoint)
    {
        var adjoint = tape.LevelAdjoint.AsSpan(0, _window);
        Kernels.Multiply(adjoint, tape.Level.AsSpan(0, _window), adjoint);
        Project(adjoint, tape.CoefficientAdjoint);
        for (var j = 0; j < Slots.Length; j++)
        {
            valueAdjoint[Slots[j]] += tape.Sds[j] * tape.CoefficientAdjoint[j];
            tape.CoefficientAdjoint[j] *= values[Slots[j]];
        }
        var (amplitude, length) = basis.Pullback(values[lengthSlot], tape.Sds, tape.CoefficientAdjoint);
        valueAdjoint[amplitudeSlot] += amplitude / values[amplitudeSlot];
        valueAdjoint[lengthSlot] += length / values[lengthSlot];
    }

    static double Largest(ReadOnlySpan<double> rows)
    {
        var largest = double.NegativeInfinity;
        foreach (var row in rows)
            largest = Math.Max(largest, row);
        return largest;
    }
}
