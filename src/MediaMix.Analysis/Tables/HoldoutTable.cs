namespace MediaMix.Analysis;

/// <summary>Scores of the cells that were held out.</summary>
static class HoldoutTable
{
    /// <summary>Scores over cells; null without any.</summary>
    public static HoldoutScore? Of(IReadOnlyList<HeldOutCell> cells)
    {
        if (cells.Count == 0)
            return null;
        var relative = cells.Where(static c => c.Actual != 0).Select(static c => Math.Abs((c.Actual - c.Expected) / c.Actual)).ToArray();
        return new HoldoutScore(
            cells.Count,
            cells.Count(static c => c.Inside50) / (double)cells.Count,
            cells.Count(static c => c.Inside80) / (double)cells.Count,
            cells.Count(static c => c.Inside90) / (double)cells.Count,
            cells.Average(static c => c.Crps),
            relative.Length > 0 ? relative.Average() : double.NaN,
            cells.Sum(static c => Math.Abs(c.Actual - c.Expected)) / cells.Sum(static c => Math.Abs(c.Actual)),
            cells.Count(static c => c.Inside90));
    }
}
