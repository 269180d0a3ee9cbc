using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a backtest says, in plain sentences without a full stop, for terminal and report alike.</summary>
public static class BacktestText
{
    /// <summary>What CRPS is, for people who have never met it.</summary>
    public const string CrpsMeaning = "CRPS is the typical miss of a forecast, its stated uncertainty included, in units of the outcome; smaller is better";

    /// <summary>Key of a forecast in files.</summary>
    public static string Key(ForecastKind kind) => kind switch
    {
        ForecastKind.RealisedControls => "realised_controls",
        ForecastKind.LastYearControls => "last_year_controls",
        ForecastKind.LastYearValue => "last_year_value",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such forecast."),
    };

    /// <summary>A forecast in a few words.</summary>
    /// <param name="kind">Whose forecast.</param>
    /// <param name="result">The backtest.</param>
    public static string Name(ForecastKind kind, BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return kind switch
        {
            ForecastKind.RealisedControls => result.HasControls ? "the model told the controls" : "the model",
            ForecastKind.LastYearControls => "the model with last year's controls",
            _ => Naive(result),
        };
    }

    /// <summary>A forecast in a table.</summary>
    /// <param name="kind">Whose forecast.</param>
    /// <param name="result">The backtest.</param>
    public static string Label(ForecastKind kind, BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return kind switch
        {
            ForecastKind.RealisedControls => result.HasControls ? "Model, controls known" : "Model",
            ForecastKind.LastYearControls => "Model, last year's controls",
            _ => result.OriginsWithoutYear == result.Plan.Origins.Count ? "Last known value" : "Last year's value",
        };
    }

    /// <summary>The forecast that needs no model: <c>last year's value</c>.</summary>
    public static string Naive(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.OriginsWithoutYear == 0 ? "last year's value"
            : result.OriginsWithoutYear == result.Plan.Origins.Count ? "the last known value"
            : "last year's value (the last known one where there is no full year)";
    }

    /// <summary>Who wins and by how much: <c>the model beats last year's value: CRPS 12,100 against 18,300, 34 % better (±9 %)</c>.</summary>
    /// <param name="duel">Model against naive forecast.</param>
    /// <param name="result">The backtest.</param>
    public static string Sentence(ForecastDuel duel, BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(duel);
        var (model, naive) = (Name(duel.Kind, result), Naive(result));
        var scores = $"CRPS {NumberText.Amount(duel.Crps)} against {NumberText.Amount(duel.NaiveCrps)}";
        return duel.Result switch
        {
            DuelResult.Better => $"{Capital(model)} beats {naive}: {scores}, {Share(duel)} better{Error(duel)}",
            DuelResult.Worse => $"{Capital(naive)} predicts better than {model}: {scores}, the model is {Share(duel)} worse{Error(duel)}. Do not plan on this model's forecasts",
            _ when duel.Origins == 1 => $"{Capital(model)} predicts {Share(duel)} {Side(duel)} than {naive} ({scores}), but once is no proof: more origins would tell skill from luck",
            _ => $"{Capital(model)} and {naive} cannot be told apart: {scores}, the model is {Share(duel)} {Side(duel)}{Error(duel)}",
        };
    }

    /// <summary>The verdict in one sentence over the whole forecast with the best that can be had when planning; null where nothing could be compared.</summary>
    public static string? Headline(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Duel(ForecastKind.RealisedControls) is { } duel
            ? $"{Sentence(duel, result)}. Forecasts reach {PeriodAxis.Count(result.Periods.Step, result.Plan.Reach)} ahead from {NumberText.Count(result.Plan.Origins.Count)} {(result.Plan.Origins.Count == 1 ? "origin" : "origins")}, media as they were"
            : null;
    }

    /// <summary>How the 90 % interval held: <c>88 % of 78 outcomes lie inside the band that should hold 90 % of them</c>.</summary>
    /// <param name="score">Score of a forecast.</param>
    public static string Coverage(ForecastScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var band = score.Inside90;
        return $"{NumberText.Percent(band.Share)} of {NumberText.Count(band.Of)} outcomes lie inside the band that should hold 90 % of them"
            + (band.IsPlausible ? "" : band.Count < band.Least ? ": the forecast is surer than it may be" : ": the forecast could be surer");
    }

    /// <summary>A warning, with its full stop, where the bands with last year's controls are too narrow: they know nothing of how controls change; empty otherwise.</summary>
    /// <param name="result">The backtest.</param>
    public static string Planning(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var band = result.Score(ForecastKind.LastYearControls, result.Plan.Reach)?.Inside90;
        return band is { IsPlausible: false } b && b.Count < b.Least
            ? $"Its 90 % band then holds {NumberText.Percent(b.Share)} of the outcomes: the band counts the controls as known, although they are not."
            : "";
    }

    /// <summary>How many of as many independent outcomes would lie inside nine times in ten: <c>83–95 %</c>.</summary>
    public static string Chance(Coverage coverage) =>
        $"{NumberText.Percent(coverage.Least / (double)coverage.Of)[..^2]}–{NumberText.Percent(coverage.Most / (double)coverage.Of)}";

    /// <summary>A skill with its standard error: <c>+34 % (±9 %)</c>; nothing for the forecast that it is measured by.</summary>
    public static string Skill(ForecastDuel? duel) => duel is null ? NumberText.None
        : (duel.Skill > 0 ? "+" : "") + (double.IsNaN(duel.StandardError) ? NumberText.Percent(duel.Skill) : $"{NumberText.Percent(duel.Skill)[..^2]} ± {NumberText.Percent(duel.StandardError)}");

    /// <summary>Which fits are not sound; null when all are.</summary>
    /// <param name="fits">Fits in order.</param>
    /// <param name="what">What one is, such as <c>origins</c>.</param>
    public static string? Unsound(IReadOnlyList<FitHealth> fits, string what)
    {
        ArgumentNullException.ThrowIfNull(fits);
        var bad = fits.Where(static f => !f.IsSound).ToArray();
        return bad.Length == 0 ? null : FormattableString.Invariant(
            $"The chains of {bad.Length} of {fits.Count} {what} did not agree (R-hat up to {bad.Max(static f => f.MaxRhat):0.00}, {bad.Sum(static f => f.Divergences)} divergent transitions): sample longer with --warmup and --draws before you rely on these scores");
    }

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    static string Side(ForecastDuel duel) => duel.Skill >= 0 ? "better" : "worse";

    static string Share(ForecastDuel duel) => NumberText.Percent(Math.Abs(duel.Skill));

    static string Error(ForecastDuel duel) => double.IsNaN(duel.StandardError) ? "" : $" (±{NumberText.Percent(duel.StandardError)})";
}
