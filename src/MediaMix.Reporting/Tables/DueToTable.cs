using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The change of the outcome by driver as a table.</summary>
public static class DueToTable
{
    /// <summary>Writes a row per driver, then <c>all</c> (the expected change), <c>actual</c> and <c>unexplained</c>.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="result">The comparison.</param>
    public static void Write(TextWriter writer, DueToResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        using var rows = new CsvRows(writer, "driver", "kind", "from", "to", "mean", "q5", "q50", "q95", "increase_probability", "media_from", "media_to");
        foreach (var d in result.Drivers)
        {
            rows.Text(d.Driver).Raw(DriverKeys.Of(d.Kind)).Numbers(d.From, d.To).Estimate(d.Change)
                .Numbers(d.IncreaseProbability, d.Media?.From ?? double.NaN, d.Media?.To ?? double.NaN).EndRow();
        }
        Total("all", result.From.Expected, result.To.Expected, result.Expected);
        var actual = result.Actual is { } change ? new Estimate(change, double.NaN, double.NaN, double.NaN) : (Estimate?)null;
        Total("actual", result.From.Actual ?? double.NaN, result.To.Actual ?? double.NaN, actual);
        Total("unexplained", double.NaN, double.NaN, result.Unexplained);

        void Total(string name, double from, double to, Estimate? estimate) =>
            rows.Raw(name).Raw("total").Numbers(from, to).Estimate(estimate).Numbers(double.NaN, double.NaN, double.NaN).EndRow();
    }
}
