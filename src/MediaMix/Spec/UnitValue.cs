namespace MediaMix;

/// <summary>
/// What one unit of the outcome is worth in money: a number, or a column with a value per row. Returns (ROI, marginal ROI and their priors)
/// are then money per unit of spend; outcome, contributions and lifts stay in units.
/// </summary>
public sealed record UnitValue
{
    UnitValue(double? number, string? column) => (Number, Column) = (number, column);

    /// <value>The same in all rows, > 0; null where a column says it.</value>
    public double? Number { get; }

    /// <value>Column of values ≥ 0; null where it is a number.</value>
    public string? Column { get; }

    /// <summary>The same value in all rows.</summary>
    /// <param name="number">Money per unit, > 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static UnitValue Of(double number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(number), number, "The value of a unit is a finite number.");
        return new(number, null);
    }

    /// <summary>A value for every row.</summary>
    /// <param name="column">Column of the panel.</param>
    public static UnitValue In(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new(null, column);
    }
}
