using System.Text.Json;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A comparison of runs for machines: <c>comparison.json</c>.</summary>
public static class ComparisonFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "comparison.json";

    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes the object of <see cref="Of"/> with <c>\n</c> line ends and a final newline.</summary>
    /// <param name="writer">Stays open.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="backtests">Its backtests; empty without any.</param>
    public static void Write(TextWriter writer, RunComparison comparison, IReadOnlyList<BacktestComparison> backtests)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Of(comparison, backtests).ToJsonString(Layout));
        writer.Write('\n');
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
            ["warnings"] = new JsonArray([.. comparison.Warnings.Select(static w => JsonValue.Create(w))]),
        };
    }

    static JsonObject Run(RunRank rank) => new()
    {
        ["run"] = rank.Run.Name,
        ["elpd"] = Finite(rank.Run.Loo.Elpd),
        ["elpd_se"] = Finite(rank.Run.Loo.ElpdStandardError),
        ["p_loo"] = Finite(rank.Run.Loo.EffectiveParameters),
        ["difference"] = Finite(rank.Difference.ElpdDifference),
        ["difference_se"] = Finite(rank.Difference.StandardError),
        ["weight"] = Finite(rank.Weight),
        ["observations"] = rank.Run.Loo.Points.Count,
        ["unreliable"] = rank.Run.Loo.UnreliablePoints,
        ["max_pareto_k"] = Finite(rank.Run.MaxParetoK),
        ["roi"] = new JsonObject([.. rank.Run.Roi.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)Number(pair.Value)))]),
    };

    static JsonObject Backtest(BacktestComparison backtest) => new()
    {
        ["controls"] = backtest.Kind == ForecastKind.RealisedControls ? "realised" : "last_year",
        ["runs"] = new JsonArray([.. backtest.Ranks.Select(rank => new JsonObject
        {
            ["run"] = rank.Name,
            ["crps"] = Finite(rank.AgainstBest.Crps),
            ["skill_against_best"] = Finite(rank.AgainstBest.Skill),
            ["skill_against_best_se"] = Finite(rank.AgainstBest.StandardError),
            ["skill"] = Finite(ComparisonTable.Duel(backtest, rank.Name)?.Skill ?? double.NaN),
            ["skill_se"] = Finite(ComparisonTable.Duel(backtest, rank.Name)?.StandardError ?? double.NaN),
        })]),
    };

    static JsonObject Number(Estimate e) => new() { ["mean"] = Finite(e.Mean), ["q5"] = Finite(e.Q5), ["q50"] = Finite(e.Q50), ["q95"] = Finite(e.Q95) };

    static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
