using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// How the effectiveness of some channels moves: multiplier m_t = g_t / mean(g), positive and one on average over the rows of the
/// window, so that it takes nothing from the strength. g is made of fixed columns and standard normal parameters; how is the
/// matter of the kinds. Behind the window the last row's multiplier stays. Immutable and thread-safe.
/// </summary>
/// <param name="columns">One per parameter, padded rows of the window.</param>
/// <param name="slots">Slots of the standard normal parameters in the value vector.</param>
/// <param name="window">Rows of the fitted window.</param>
/// <param name="lead">Rows behind the window in which media still work.</param>
abstract class EffectivenessCurve(IReadOnlyList<double[]> columns, int[] slots, int window, int lead)
{
    /// <summary>Padded rows of the window.</summary>
    public int WindowRows { get; } = Padding.RoundUp(window);

    /// <summary>Padded rows of the window and the carryover after it.</summary>
    public int Rows { get; } = Padding.RoundUp(window + lead);

    public IReadOnlyList<double[]> Columns => columns;

    protected ReadOnlySpan<int> Slots => slots;

    /// <summary>Computes the multiplier of every row and clears its adjoint.</summary>
    public void Forward(ReadOnlySpan<double> values, EffectivenessTape tape)
    {
        Level(values, tape);
        tape.Mean = Kernels.Sum(tape.Level.AsSpan(0, window)) / window;
        var multiplier = tape.Multiplier.AsSpan();
        Kernels.Scale(1 / tape.Mean, tape.Level.AsSpan(0, window), multiplier[..window]);
        multiplier[window..].Fill(multiplier[window - 1]);
        Array.Clear(tape.Adjoint);
    }

    /// <summary>Adds ∂L/∂value, from the adjoint that the channels have added up: ∂L/∂g_t = (∂L/∂m_t − mean(m ∂L/∂m)) / mean(g).</summary>
    public void Pullback(ReadOnlySpan<double> values, EffectivenessTape tape, Span<double> valueAdjoint)
    {
        var adjoint = tape.Adjoint.AsSpan();
        adjoint[window - 1] += Kernels.Sum(adjoint[window..]);
        adjoint = adjoint[..window];
        var shift = Kernels.Dot(adjoint, tape.Multiplier.AsSpan(0, window)) / window;
        Kernels.Affine(1 / tape.Mean, adjoint, -shift / tape.Mean, tape.LevelAdjoint.AsSpan(0, window));
        LevelPullback(values, tape, valueAdjoint);
    }

    /// <summary>Writes g up to a factor, finite and positive in every row of the window.</summary>
    protected abstract void Level(ReadOnlySpan<double> values, EffectivenessTape tape);

    /// <summary>Adds ∂L/∂value from ∂L/∂g.</summary>
    protected abstract void LevelPullback(ReadOnlySpan<double> values, EffectivenessTape tape, Span<double> valueAdjoint);

    /// <summary>Σ coefficient × column over the padded rows of the window.</summary>
    protected void Combine(ReadOnlySpan<double> coefficients, Span<double> rows)
    {
        rows.Clear();
        for (var k = 0; k < columns.Count; k++)
            Kernels.Axpy(coefficients[k], columns[k], rows);
    }

    /// <summary>∂L/∂coefficient from ∂L/∂row; rows behind the window have none.</summary>
    protected void Project(ReadOnlySpan<double> rows, Span<double> adjoint)
    {
        for (var k = 0; k < columns.Count; k++)
            adjoint[k] = Kernels.Dot(columns[k].AsSpan(0, window), rows[..window]);
    }
}
