using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Runs side by side as tables: <c>comparison.csv</c> and <c>roi.csv</c>.</summary>
public static class ComparisonTable
{
    /// <summary>Name of the file of scores.</summary>
    public const string FileName = "comparison.csv";

    /// <summary>Name of the file of returns.</summary>
    public const string RoiFileName = "roi.csv";

    /// <summary>Writes one row per run, the best first: elpd by leave-one-out with standard error, effective parameters, difference to the best with its paired standard error, stacking weight, Pareto k̂, and where there are backtests CRPS and its skill against last year's value.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="backtests">Its backtests; empty without any.</param>
    public static void Write(TextWriter writer, RunComparison comparison, IReadOnlyList<BacktestComparison> backtests)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(backtests);
        string[] more = [.. backtests.Select(static b => BacktestText.Key(b.Kind)).SelectMany(static key => (string[])[$"crps_{key}", $"skill_{key}", $"skill_se_{key}"])];
        using var rows = new CsvRows(writer, ["run", "elpd", "elpd_se", "p_loo", "difference", "difference_se", "weight", "observations", "unreliable", "max_pareto_k", .. more]);
        foreach (var rank in comparison.Ranks)
        {
            var loo = rank.Run.Loo;
            rows.Text(rank.Run.Name).Numbers(
                loo.Elpd, loo.ElpdStandardError, loo.EffectiveParameters, rank.Difference.ElpdDifference, rank.Difference.StandardError, rank.Weight,
                loo.Points.Count, loo.UnreliablePoints, rank.Run.MaxParetoK);
            foreach (var duel in backtests.Select(b => Duel(b, rank.Run.Name)))
                rows.Numbers(duel?.Crps ?? double.NaN, duel?.Skill ?? double.NaN, duel?.StandardError ?? double.NaN);
            rows.EndRow();
        }
    }

    /// <summary>Writes one row per channel and run that has it: ROI.</summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="comparison">The comparison.</param>
    public static void WriteRoi(TextWriter writer, RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(comparison);
        using var rows = new CsvRows(writer, "channel", "run", "roi_mean", "roi_q5", "roi_q50", "roi_q95");
        foreach (var channel in comparison.Channels)
        {
            foreach (var run in comparison.Ranks.Select(static r => r.Run).Where(run => run.Roi.ContainsKey(channel)))
                rows.Text(channel).Text(run.Name).Estimate(run.Roi[channel]).EndRow();
        }
    }

    /// <summary>A run against last year's value; null where it has no such forecast.</summary>
    internal static ForecastDuel? Duel(BacktestComparison backtest, string run)
    {
        var result = backtest.Ranks.FirstOrDefault(r => r.Name == run)?.Result;
        return result?.Duel(backtest.Kind) ?? result?.Duel(ForecastKind.RealisedControls);
    }
}
