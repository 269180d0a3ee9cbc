using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Return on spend per channel with its interval, the best first; and the same for the next unit of spend.</summary>
internal static class ReturnChart
{
    /// <summary>Name of the row of all paid channels.</summary>
    public const string Together = "All paid channels";

    /// <summary>What returns are counted in: money where a unit of the outcome has a value.</summary>
    public static string Unit(FitAnalysis analysis) => analysis.HasUnitValue ? "money" : analysis.OutcomeName;

    /// <summary>Average return; null when no channel is paid.</summary>
    public static JsonObject? Average(FitAnalysis analysis) =>
        Create(analysis, c => c.Roi, _ => null, $"{Unit(analysis)} per unit spent");

    /// <summary>Return of the next unit, with the average as a tick; null when no channel is paid.</summary>
    public static JsonObject? Next(FitAnalysis analysis) =>
        Create(analysis, c => c.MarginalRoi, c => c.Roi?.Mean, $"{Unit(analysis)} per next unit spent");

    /// <summary>Spend per unit of outcome, medians; null when no channel has one.</summary>
    public static JsonObject? Cost(FitAnalysis analysis)
    {
        IntervalRow[] rows =
        [
            .. Paid(analysis).Where(static c => c.CostPerUnit is not null).Select(static c => new IntervalRow(Sentences.Name(c.Channel), Middle(c.CostPerUnit!.Value), null, c.Grade == Grade.C, IsTotal: false)),
            .. analysis.All?.CostPerUnit is { } together ? [new IntervalRow(Together, Middle(together), null, IsAssumed: false, IsTotal: true)] : Array.Empty<IntervalRow>(),
        ];
        return rows.Length == 0 ? null : IntervalChart.Create(rows, $"spend per unit of {analysis.OutcomeName}", analysis.HasUnitValue ? null : 1 / analysis.BreakEven);
    }

    /// <summary>The mean of a cost need not exist; the median stands in its place.</summary>
    static Estimate Middle(Estimate cost) => cost with { Mean = cost.Q50 };

    static JsonObject? Create(
        FitAnalysis analysis, Func<ChannelReturn, Estimate?> value, Func<ChannelReturn, double?> compare, string title)
    {
        var rows = Paid(analysis)
            .Select(c => new IntervalRow(Sentences.Name(c.Channel), value(c)!.Value, compare(c), c.Grade == Grade.C, IsTotal: false))
            .ToList();
        if (rows.Count == 0)
            return null;
        if (analysis.All is { } all && value(all) is { } together)
            rows.Add(new IntervalRow(Together, together, compare(all), IsAssumed: false, IsTotal: true));
        return IntervalChart.Create(rows, title, analysis.BreakEven);
    }

    /// <summary>Paid channels, the highest return first.</summary>
    public static IEnumerable<ChannelReturn> Paid(FitAnalysis analysis) => analysis.Channels
        .Where(c => c.Roi is not null && c.MarginalRoi is not null)
        .OrderByDescending(c => c.Roi!.Value.Mean);
}
