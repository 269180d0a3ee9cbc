using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>
/// Amounts of spend and exposure that are far from all others: a typo, a unit that changed, a year booked in one week. The scale of a
/// channel is taken from its amounts, so one wrong cell flattens all the others.
/// </summary>
static class SpendRules
{
    const int FewestCells = 8;

    /// <summary>Least multiple of the median of what is not 0.</summary>
    public const double LeastTimes = 5;

    /// <summary>Interquartile ranges beyond the upper quartile, both of the logarithms.</summary>
    public const double Reach = 3;

    /// <summary>A largest amount this many times the next counts, too, however widely the others scatter.</summary>
    public const double LeastLead = 3;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        foreach (var channel in data.Spec.Channels)
        {
            foreach (var (column, what) in Columns(channel))
            {
                if (Column(data, channel, column, what) is { } finding)
                    yield return finding;
            }
        }
    }

    static IEnumerable<(string Column, string What)> Columns(ChannelSpec channel)
    {
        if (channel.Spend is { } spend)
            yield return (spend, "spend");
        if (channel.ExposureColumn != channel.Spend)
            yield return (channel.ExposureColumn, channel.Reach is null ? "exposure" : "reach");
    }

    static DesignFinding? Column(DesignData data, ChannelSpec channel, string column, string what)
    {
        var values = data.Panel.WindowOf(column);
        var outliers = new List<(int Cell, double Times, double Usual)>();
        foreach (var cells in data.CellsOf)
            outliers.AddRange(OfGeo(values, [.. cells.Where(cell => values[cell] > 0)]));
        if (outliers.Count == 0)
            return null;
        var sum = data.Cells.Sum(cell => values[cell]);
        var (cell, times, usual) = outliers.MaxBy(static x => x.Times);
        var decides = values[cell] > sum - values[cell];
        var weight = decides ? " This one amount is more than all others together." : "";
        return new DesignFinding(
            decides ? DesignSeverity.Error : DesignSeverity.Attention, "spend-outliers",
            Invariant($"{channel.Name}: in {outliers.Count} {(data.IsPanel ? "cell" : "period")}{(outliers.Count == 1 ? "" : "s")} its {what} ({column}) is far from the usual, most of all on {data.Label(cell)}: {NumberText.Amount(values[cell])}, {NumberText.Amount(times)} times the usual {NumberText.Amount(usual)}.{weight}"),
            "Check the amount for a typo, a wrong unit, or a sum of several periods; if it is right, the effect of this channel rests on it.");
    }

    static IEnumerable<(int Cell, double Times, double Usual)> OfGeo(double[] values, int[] bought)
    {
        if (bought.Length < FewestCells)
            return [];
        var sorted = bought.Select(cell => values[cell]).Order().ToArray();
        var usual = sorted[sorted.Length / 2];
        var logs = Fences.Of(bought.Select(cell => Math.Log(values[cell])), Reach);
        var isAhead = sorted[^1] > LeastLead * sorted[^2];
        return bought
            .Where(cell => values[cell] > LeastTimes * usual && (Math.Log(values[cell]) > logs.High || (isAhead && values[cell] == sorted[^1])))
            .Select(cell => (cell, values[cell] / usual, usual));
    }
}
