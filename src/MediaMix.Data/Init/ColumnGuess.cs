using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>What a column is taken for, besides date and outcome.</summary>
enum GuessedRole
{
    LeftOut,
    Spend,
    Exposure,
    Reach,
    Frequency,
    Control,
    Categorical,
}

/// <summary>The role of one column, why, and whether that is a bet.</summary>
sealed record ColumnGuess(ColumnProfile Column, GuessedRole Role, string Reason, bool IsUnsure = false)
{
    const int MostLevels = 50;

    /// <summary>Correlation with the outcome beyond which a number of unknown meaning is the outcome in another unit.</summary>
    const double Alike = 0.98;

    /// <summary>Applies the rules in the order that <see cref="GuessRules"/> states.</summary>
    public static ColumnGuess Of(ColumnProfile column, ColumnProfile outcome) =>
        LeftOut(column) is { } reason ? new ColumnGuess(column, GuessedRole.LeftOut, reason)
        : column.IsNumeric ? ByName(column) ?? ByValues(column, outcome)
        : new ColumnGuess(column, GuessedRole.Categorical, Invariant($"text with {column.Levels} levels"));

    static string? LeftOut(ColumnProfile column)
    {
        var words = column.Words;
        if (column.IsRowIndex)
            return "a row index";
        if (column.IsConstant)
            return "the same in every row";
        if (GuessRules.Season.Contains(words.Whole))
            return "it repeats the seasonality";
        if (GuessRules.Trend.Contains(words.Whole) || column.IsLinear)
            return "it repeats the trend";
        if (words.Has("per"))
            return "a ratio, neither media nor a driver";
        if (words.HasAny(GuessRules.Result))
            return "it looks like the result of a model or a simulation";
        if (column is { IsNumeric: true, Missing: > 0 })
            return Invariant($"{column.Missing} values are missing; fill them in to use it");
        if (column.IsNumeric)
            return null;
        return column.HasEmptyCells ? "text with empty cells; name the level to use it as a categorical control"
            : column.Levels > MostLevels ? Invariant($"text with {column.Levels} levels, too many for a control")
            : null;
    }

    static ColumnGuess? ByName(ColumnProfile column)
    {
        var words = column.Words;
        if (words.IsMarkedBy(GuessRules.Spend) || words.Suffix == "spend")
            return new ColumnGuess(column, GuessedRole.Spend, "named like spend");
        if (words.IsMarkedBy(GuessRules.Exposure) || words.Suffix is "impressions" or "exposure")
            return new ColumnGuess(column, GuessedRole.Exposure, "named like exposure");
        if (words.IsMarkedBy(GuessRules.Reach))
            return new ColumnGuess(column, GuessedRole.Reach, "named like reach");
        if (words.IsMarkedBy(GuessRules.Frequency))
            return new ColumnGuess(column, GuessedRole.Frequency, "named like frequency");
        if (words.HasAny(GuessRules.Control) || words.Suffix == "control")
            return new ColumnGuess(column, GuessedRole.Control, "named like a control");
        if (words.HasAny(GuessRules.SecondOutcome) && !column.IsZeroOne)
            return new ColumnGuess(column, GuessedRole.LeftOut, "named like an outcome: media bring it about, so as a control it would take their credit");
        if (!column.IsNonNegative || column.IsZeroOne)
            return null;
        if (words.HasAny(GuessRules.Organic))
            return new ColumnGuess(column, GuessedRole.Exposure, "named like media without spend");
        if (words.HasAnyStem(GuessRules.Media))
            return new ColumnGuess(column, GuessedRole.Spend, "named like a medium, with no word for spend or exposure", IsUnsure: true);
        return words.IsNumberedX
            ? new ColumnGuess(column, GuessedRole.Spend, "a numbered x, as media are often called; is it money?", IsUnsure: true)
            : null;
    }

    static ColumnGuess ByValues(ColumnProfile column, ColumnProfile outcome)
    {
        if (column.IsZeroOne)
            return new ColumnGuess(column, GuessedRole.Control, "marks periods with 0 and 1");
        return column.CorrelationWith(outcome) > Alike
            ? new ColumnGuess(column, GuessedRole.LeftOut, "it moves with the outcome almost exactly; as a control it would take the credit of media")
            : new ColumnGuess(column, GuessedRole.Control, "a number with an unknown meaning", IsUnsure: true);
    }
}
