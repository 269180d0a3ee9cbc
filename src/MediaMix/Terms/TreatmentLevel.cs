using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The level of a treatment against which its contribution is counted. Immutable.</summary>
/// <param name="Values">What every design column of the term is at that level.</param>
/// <param name="Columns">The design columns less that, padded like them: zero in rows at the level.</param>
/// <param name="Text">The level for people, such as <c>12.5 (max)</c>.</param>
sealed record TreatmentLevel(double[] Values, IReadOnlyList<double[]> Columns, string Text)
{
    public static TreatmentLevel Of(IReadOnlyList<double[]> columns, double[] values, int periods, string text)
    {
        var against = columns.Select(static c => (double[])c.Clone()).ToArray();
        for (var k = 0; k < against.Length; k++)
        {
            var rows = against[k].AsSpan(0, periods);
            Kernels.Affine(1, rows, -values[k], rows);
        }
        return new TreatmentLevel(values, against, text);
    }
}
