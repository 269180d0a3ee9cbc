using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>A backtest, and a stability loop if there is one, for machines: <c>backtest.json</c>.</summary>
public static class BacktestFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "backtest.json";

    /// <summary>Writes the object of <see cref="Of"/> with <c>\n</c> line ends and a final newline.</summary>
    /// <param name="writer">Stays open.</param>
    /// <param name="result">The backtest.</param>
    /// <param name="stability">Null where none was asked for.</param>
    public static void Write(TextWriter writer, BacktestResult result, RoiStability? stability)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonForm.Write(writer, Of(result, stability));
    }

    /// <summary>One object with snake-case keys: plan, who wins, scores over all origins, state of the fits. NaN becomes null.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="stability">Null where none was asked for.</param>
    public static JsonObject Of(BacktestResult result, RoiStability? stability)
    {
        ArgumentNullException.ThrowIfNull(result);
        var document = new JsonObject
        {
            ["name"] = result.Name,
            ["outcome"] = result.OutcomeName,
            ["seed"] = result.Seed,
            ["sentence"] = BacktestText.Headline(result),
            ["horizons"] = new JsonArray([.. result.Plan.Horizons.Select(static h => JsonValue.Create(h))]),
            ["origins"] = new JsonArray([.. result.Plan.Origins.Select((origin, i) => Origin(result, origin, result.Fits[i]))]),
            ["origins_without_year"] = result.OriginsWithoutYear,
            ["duels"] = new JsonArray([.. result.Duels.Select(Duel)]),
            ["scores"] = new JsonArray([.. result.Scores.Where(static s => s.Origin is null).Select(Score)]),
            ["reason"] = result.Reason is { } reason
                ? new JsonObject { ["level"] = VerdictText.Key(reason.Level), ["message"] = reason.Message, ["remedy"] = reason.Remedy }
                : null,
        };
        if (stability is not null)
            document["stability"] = Stability(stability);
        return document;
    }

    static JsonObject Origin(BacktestResult result, int origin, FitHealth fit) => new()
    {
        ["origin"] = result.Periods.Label(origin - 1),
        ["periods_known"] = origin,
        ["max_rhat"] = JsonForm.Number(fit.MaxRhat),
        ["divergences"] = fit.Divergences,
        ["is_sound"] = fit.IsSound,
    };

    static JsonObject Duel(ForecastDuel duel) => new()
    {
        ["forecast"] = BacktestText.Key(duel.Kind),
        ["level"] = Level(duel.IsTotal),
        ["horizon"] = duel.Horizon,
        ["crps"] = JsonForm.Number(duel.Crps),
        ["naive_crps"] = JsonForm.Number(duel.NaiveCrps),
        ["skill"] = JsonForm.Number(duel.Skill),
        ["skill_se"] = JsonForm.Number(duel.StandardError),
        ["result"] = duel.Result switch { DuelResult.Better => "better", DuelResult.Worse => "worse", _ => "undecided" },
    };

    static JsonObject Score(ForecastScore score) => new()
    {
        ["forecast"] = BacktestText.Key(score.Kind),
        ["level"] = Level(score.IsTotal),
        ["horizon"] = score.Horizon,
        ["outcomes"] = score.Count,
        ["crps"] = JsonForm.Number(score.Crps),
        ["mape"] = JsonForm.Number(score.Mape),
        ["wmape"] = JsonForm.Number(score.Wmape),
        ["nrmse"] = JsonForm.Number(score.Nrmse),
        ["r2"] = JsonForm.Number(score.RSquared),
        ["coverage50"] = JsonForm.Number(score.Inside50.Share),
        ["coverage80"] = JsonForm.Number(score.Inside80.Share),
        ["coverage90"] = JsonForm.Number(score.Inside90.Share),
    };

    static JsonObject Stability(RoiStability stability) => new()
    {
        ["sentence"] = StabilityText.Headline(stability),
        ["cuts"] = new JsonArray([.. stability.Cuts.Select(static c => JsonValue.Create(c))]),
        ["channels"] = new JsonArray([.. stability.Channels.Select(c => new JsonObject
        {
            ["channel"] = c.Channel,
            ["spend_share"] = c.SpendShare,
            ["roi"] = new JsonArray([.. c.Roi.Select(static roi => JsonForm.Estimate(roi))]),
            ["overlap"] = new JsonArray([.. c.Overlap.Select(static overlap => JsonForm.Number(overlap))]),
            ["is_stable"] = c.IsStable,
            ["is_flagged"] = c.IsFlagged,
        })]),
    };

    static string Level(bool isTotal) => isTotal ? "total" : "geo";
}
