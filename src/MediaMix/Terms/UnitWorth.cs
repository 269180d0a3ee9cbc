using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// What a unit of outcome is worth in every row: what turns effects into the money that returns speak of. In the carryover behind the
/// window a unit is worth what it was in the last period. Immutable and thread-safe.
/// </summary>
sealed class UnitWorth
{
    readonly double[][]? _rows;

    UnitWorth(double number, double[][]? rows, bool isStated) => (Number, _rows, IsStated) = (number, rows, isStated);

    /// <summary>Nothing is stated.</summary>
    public static UnitWorth None { get; } = new(1, null, false);

    /// <summary>False where nothing is stated: returns are in the unit of the outcome.</summary>
    public bool IsStated { get; }

    /// <summary>The value where it is the same in all rows; 1 where rows have values of their own, or nothing is stated.</summary>
    public double Number { get; }

    /// <summary>The values of a model; a column that never changes is a number.</summary>
    /// <param name="value">What is stated; null = nothing.</param>
    /// <param name="panel">The data.</param>
    /// <param name="carryOut">Most rows behind the window.</param>
    public static UnitWorth Of(UnitValue? value, Panel panel, int carryOut)
    {
        if (value is null)
            return None;
        if (value.Number is { } number)
            return new(number, null, true);
        var cells = panel.WindowOf(value.Column!);
        if (!cells.AsSpan().ContainsAnyExcept(cells[0]))
            return new(cells[0], null, true);
        var rows = new double[panel.Geos.Count][];
        for (var g = 0; g < rows.Length; g++)
        {
            rows[g] = new double[Padding.RoundUp(panel.Periods + carryOut)];
            cells.AsSpan(g * panel.Periods, panel.Periods).CopyTo(rows[g]);
            rows[g].AsSpan(panel.Periods).Fill(rows[g][panel.Periods - 1]);
        }
        return new(1, rows, true);
    }

    /// <summary>Values of one geo, by row of the window and the carryover after it, at least as long as padding needs; null where they are all <see cref="Number"/>.</summary>
    public double[]? Of(int geo) => _rows?[geo];

    /// <summary>What effects are worth.</summary>
    /// <param name="effect">[geo, row of the window and the carryover after it].</param>
    public double Of(ReadOnlySpan<double> effect)
    {
        if (_rows is null)
            return Number * Kernels.Sum(effect);
        var (count, sum) = (effect.Length / _rows.Length, 0.0);
        for (var g = 0; g < _rows.Length; g++)
            sum += Of(effect.Slice(g * count, count), g);
        return sum;
    }

    /// <summary>What effects in one geo are worth.</summary>
    public double Of(ReadOnlySpan<double> rows, int geo) => _rows is null ? Number * Kernels.Sum(rows) : Kernels.Dot(rows, _rows[geo].AsSpan(0, rows.Length));

    /// <summary>Mean value of a unit, by the outcome over the window; null where nothing is stated.</summary>
    /// <param name="outcome">[geo, period of the window].</param>
    public double? Mean(ReadOnlySpan<double> outcome) => !IsStated ? null : _rows is null ? Number : Of(outcome) / Kernels.Sum(outcome);
}
