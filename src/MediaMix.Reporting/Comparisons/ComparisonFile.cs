using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A comparison of runs for machines: <c>comparison.json</c>.</summary>
public static class ComparisonFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "comparison.json";

    /// <summary>Writes the object of <see cref="Of"/> with <c>\n</c> line ends and a final newline.</summary>
    /// <param name="writer">Stays open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="backtests">Its backtests; empty without any.</param>
    public static void Write(TextWriter writer, RunComparison comparison, IReadOnlyList<BacktestComparison> backtests)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonForm.Write(writer, Of(comparison, backtests));
    }

    /// <summary>One object with snake-case keys; NaN becomes null.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="backtests">Its backtests; empty without any.</param>
    public static JsonObject Of(RunComparison comparison, IReadOnlyList<BacktestComparison> backtests)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(backtests);
        return new JsonObject
        {
            ["outcome"] = comparison.OutcomeName,
            ["sentence"] = ComparisonText.Headline(comparison),
            ["runs"] = new JsonArray([.. comparison.Ranks.Select(Run)]),
            ["backtests"] = new JsonArray([.. backtests.Select(Backtest)]),
            ["warnings"] = JsonForm.Texts(comparison.Warnings),
        };
    }

    static JsonObject Run(RunRank rank) => new()
    {
        ["run"] = rank.Run.Name,
        ["elpd"] = JsonForm.Number(rank.Run.Loo.Elpd),
        ["elpd_se"] = JsonForm.Number(rank.Run.Loo.ElpdStandardError),
        ["p_loo"] = JsonForm.Number(rank.Run.Loo.EffectiveParameters),
        ["difference"] = JsonForm.Number(rank.Difference.ElpdDifference),
        ["difference_se"] = JsonForm.Number(rank.Difference.StandardError),
        ["weight"] = JsonForm.Number(rank.Weight),
        ["observations"] = rank.Run.Loo.Points.Count,
        ["unreliable"] = rank.Run.Loo.UnreliablePoints,
        ["max_pareto_k"] = JsonForm.Number(rank.Run.MaxParetoK),
        ["roi"] = new JsonObject([.. rank.Run.Roi.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonForm.Estimate(pair.Value)))]),
    };

    static JsonObject Backtest(BacktestComparison backtest) => new()
    {
        ["controls"] = backtest.Kind == ForecastKind.RealisedControls ? "realised" : "last_year",
        ["runs"] = new JsonArray([.. backtest.Ranks.Select(rank => new JsonObject
        {
            ["run"] = rank.Name,
            ["crps"] = JsonForm.Number(rank.AgainstBest.Crps),
            ["skill_against_best"] = JsonForm.Number(rank.AgainstBest.Skill),
            ["skill_against_best_se"] = JsonForm.Number(rank.AgainstBest.StandardError),
            ["skill"] = JsonForm.Number(ComparisonTable.Duel(backtest, rank.Name)?.Skill),
            ["skill_se"] = JsonForm.Number(ComparisonTable.Duel(backtest, rank.Name)?.StandardError),
        })]),
    };
}
