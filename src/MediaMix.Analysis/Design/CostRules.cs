using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>Periods in which a unit of exposure cost far more or less than usual: money or exposure booked in another period, or a typo.</summary>
static class CostRules
{
    const int FewestCells = 8;

    /// <summary>Least distance from the median, as a part of it; where a price hardly ever moves, its fences are too narrow.</summary>
    public const double LeastDistance = 0.25;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        for (var m = 0; m < data.Spec.Channels.Count; m++)
        {
            if (data.Spec.Channels[m].Spend is { } spend && data.Spec.Channels[m].ExposureColumn != spend && Channel(data, data.Variables[m], data.Panel.WindowOf(spend)) is { } finding)
                yield return finding;
        }
    }

    static DesignFinding? Channel(DesignData data, DesignVariable channel, double[] spend)
    {
        var outliers = new List<(int Cell, double Cost, double Median)>();
        foreach (var cells in data.CellsOf)
        {
            int[] bought = [.. cells.Where(cell => spend[cell] > 0 && channel.Raw[cell] > 0)];
            if (bought.Length < FewestCells)
                continue;
            var fences = Fences.Of(bought.Select(Cost));
            outliers.AddRange(bought.Select(cell => (cell, Cost(cell), fences.Median))
                .Where(x => fences.Exclude(x.Item2) && Math.Abs(x.Item2 / x.Median - 1) > LeastDistance));
        }
        if (outliers.Count == 0)
            return null;
        var (cell, cost, median) = outliers.MaxBy(static x => Math.Abs(Math.Log(x.Cost / x.Median)));
        return new DesignFinding(
            DesignSeverity.Attention, "cost-outliers",
            Invariant($"{channel.Name}: in {outliers.Count} {(data.IsPanel ? "cell" : "period")}{(outliers.Count == 1 ? "" : "s")} a unit of exposure cost unusually much or little, most of all on {data.Label(cell)} ({cost:G3} where {median:G3} is usual)."),
            "Check that spend and exposure are booked in the same period and unit.");

        double Cost(int at) => spend[at] / channel.Raw[at];
    }
}
