using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The level of a treatment against which its contribution is counted. Immutable.</summary>
/// <param name="Values">What every design column of the term is at that level.</param>
/// <param name="Columns">The design columns less that, padded like them: zero in rows at the level.</param>
/// <param name="Text">The level for people, such as <c>12.5 (max)</c>.</param>
sealed record TreatmentLevel(double[] Values, IReadOnlyList<DesignColumn> Columns, string Text)
{
    public static TreatmentLevel Of(IReadOnlyList<DesignColumn> columns, double[] values, PanelRows panel, string text)
    {
        var against = columns.Select((column, k) => Less(column, values[k], panel)).ToArray();
        return new TreatmentLevel(values, against, text);
    }

    static DesignColumn Less(DesignColumn column, double value, PanelRows panel)
    {
        var rows = (double[])column.Values.Clone();
        for (var start = 0; start < rows.Length; start += panel.Stride)
        {
            var window = rows.AsSpan(start, panel.Periods);
            Kernels.Affine(1, window, -value, window);
        }
        return column.With(rows);
    }
}
