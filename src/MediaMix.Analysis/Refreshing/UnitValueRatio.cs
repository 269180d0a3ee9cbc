namespace MediaMix.Analysis;

/// <summary>
/// What a unit of the outcome is worth in one model over what it is worth in another: the factor on returns, which are money per unit of spend where
/// a value is stated and units of outcome where it is not. Told by the rows that both have, so that a column that goes on changes nothing.
/// </summary>
static class UnitValueRatio
{
    /// <summary>Values differ by one factor where their ratios do, up to the rounding of a file.</summary>
    const double Tolerance = 1e-6;

    /// <summary>The value here over the value there; NaN with an obstacle.</summary>
    /// <param name="there">The model whose returns are at hand.</param>
    /// <param name="here">The model that they are wanted for.</param>
    /// <param name="obstacle">Why no one factor leads from one to the other; null = it does.</param>
    public static double Of(BoundModel there, BoundModel here, out string? obstacle)
    {
        obstacle = null;
        var (before, now) = (Values.Of(there), Values.Of(here));
        if (before.Number is { } a && now.Number is { } b)
            return b / a;
        double[] ratios = [.. Common(there.Panel, here.Panel).Select(cell => (Before: before[cell.There], Now: now[cell.Here]))
            .Where(static v => v.Before > 0 || v.Now > 0).Select(static v => v.Now / v.Before)];
        if (ratios.Length == 0 && there.Spec.UnitValue?.Column is { } column && column == here.Spec.UnitValue?.Column)
            return 1;
        if (ratios.Length > 0 && double.IsFinite(ratios[0]) && ratios[0] > 0 && ratios.All(ratio => Math.Abs(ratio / ratios[0] - 1) < Tolerance))
            return ratios[0];
        obstacle = "what a unit of the outcome is worth (value_per_unit) changed by another factor in every row, and a return over many rows cannot tell which";
        return double.NaN;
    }

    /// <summary>Cells of the windows that stand for the same geo and period.</summary>
    static IEnumerable<(int There, int Here)> Common(Panel there, Panel here)
    {
        var geos = there.Geos.ToList();
        for (var g = 0; g < here.Geos.Count; g++)
        {
            var geo = geos.IndexOf(here.Geos[g]);
            for (var t = 0; geo >= 0 && t < here.Periods; t++)
            {
                if (there.Window.TryLocate(here.Window.Label(t), out var row) && row >= 0 && row < there.Periods)
                    yield return (geo * there.Periods + row, g * here.Periods + t);
            }
        }
    }

    /// <summary>The value of a unit in every cell of a window.</summary>
    readonly struct Values
    {
        readonly double[]? _cells;

        Values(double? number, double[]? cells) => (Number, _cells) = (number, cells);

        /// <summary>The value where all rows have the same by their model file; null where a column says it.</summary>
        public double? Number { get; }

        public double this[int cell] => Number ?? _cells![cell];

        public static Values Of(BoundModel model) => model.Spec.UnitValue switch
        {
            null => new(1, null),
            { Number: { } number } => new(number, null),
            { Column: var column } => new(null, model.Panel.WindowOf(column!)),
        };
    }
}
