namespace MediaMix;

/// <summary>
/// What a unit of the outcome counts in the rows of a horizon: one number, or one for every geo and row. Behind the last period of the plan it is
/// what it was there, as behind a window. Immutable and thread-safe.
/// </summary>
/// <param name="Number">The same in all rows; 1 where rows differ.</param>
/// <param name="Rows">[geo][row of the plan and its carryover]; null where all rows are the same.</param>
sealed record PlanWorth(double Number, double[][]? Rows)
{
    /// <summary>Units of the outcome.</summary>
    public static PlanWorth One { get; } = new(1, null);

    /// <summary>Reads what is stated.</summary>
    /// <param name="value">A number or a column; null = nothing.</param>
    /// <param name="horizon">The periods.</param>
    /// <param name="panel">The data, those of the periods included where they lie behind the window.</param>
    public static PlanWorth Of(UnitValue? value, PlanHorizon horizon, Panel panel)
    {
        if (value is null)
            return One;
        if (value.Number is { } number)
            return new PlanWorth(number, null);
        var cells = panel.WindowOf(value.Column!);
        var fitted = horizon.Model.Panel;
        // As for returns: a column that never changes where it is known is a number.
        if (!fitted.WindowOf(value.Column!).AsSpan().ContainsAnyExcept(cells[0]) && !cells.AsSpan().ContainsAnyExcept(cells[0]))
            return new PlanWorth(cells[0], null);
        var last = horizon.IsAhead ? panel.Periods - 1 : fitted.Periods - 1;
        return new PlanWorth(1, [.. Enumerable.Range(0, panel.Geos.Count).Select(g => Geo(g))]);

        double[] Geo(int g) => [.. Enumerable.Range(horizon.Start, horizon.Rows).Select(row => cells[g * panel.Periods + Math.Min(row, last)])];
    }
}
