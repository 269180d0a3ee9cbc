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
    const string Constant = "the same in every row";

    /// <summary>Correlation with the outcome beyond which a number of unknown meaning is the outcome in another unit.</summary>
    const double Alike = 0.98;

    /// <summary>Applies the rules in the order that <see cref="GuessRules"/> states.</summary>
    /// <param name="column">The column.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="geo">Geo of a row of the table.</param>
    public static ColumnGuess Of(ColumnProfile column, ColumnProfile outcome, Func<int, int> geo)
    {
        if (Useless(column, outcome) is { } useless)
            return new ColumnGuess(column, GuessedRole.LeftOut, useless);
        if (LooksLikeSpend(column))
            return Spend(column, outcome, geo);
        if (Flawed(column) is { } flawed)
            return new ColumnGuess(column, GuessedRole.LeftOut, flawed, column.IsMeantAsNumbers);
        if (column.IsConstant)
            return new ColumnGuess(column, GuessedRole.LeftOut, Constant);
        if (!column.IsNumeric)
            return new ColumnGuess(column, GuessedRole.Categorical, Invariant($"text with {column.Levels} levels"));
        var guess = ByName(column);
        if (guess is not { Role: not GuessedRole.LeftOut })
            return guess ?? ByValues(column, outcome);
        return !column.IsZeroOne && column.IsCopyOf(outcome, geo)
            ? new ColumnGuess(column, GuessedRole.LeftOut, $"{guess.Reason}, but it moves with {outcome.Name} almost exactly, as if counted from it; it would take the credit of everything else", IsUnsure: true)
            : guess;
    }

    /// <summary>True for a name of spend that no other word takes back.</summary>
    public static bool LooksLikeSpend(ColumnProfile column) =>
        (column.Words.IsMarkedBy(GuessRules.Spend) || column.Words.Suffix == "spend") && (column.IsNumeric || column.IsMeantAsNumbers || column.Missing > 0 && column.Levels == 1);

    /// <summary>What is named like spend is spend, whatever is wrong with single cells: a channel that goes missing is worse than one that has to be mended.</summary>
    static ColumnGuess Spend(ColumnProfile column, ColumnProfile outcome, Func<int, int> geo)
    {
        if (column.IsConstant)
            return new ColumnGuess(column, GuessedRole.LeftOut, column.Values is { } values ? Invariant($"named like spend, but it is {values[0]:G6} in every row") : "named like spend, but it has no number in any row", IsUnsure: true);
        if (column.Flaws.Any())
            return new ColumnGuess(column, GuessedRole.Spend, $"named like spend; {Flaw(column)}", IsUnsure: true);
        return column.IsCopyOf(outcome, geo)
            ? new ColumnGuess(column, GuessedRole.Spend, $"named like spend, but it moves with {outcome.Name} almost exactly, as if it were a share of it", IsUnsure: true)
            : new ColumnGuess(column, GuessedRole.Spend, "named like spend");
    }

    static string? Useless(ColumnProfile column, ColumnProfile outcome)
    {
        var words = column.Words;
        if (column.IsRowIndex)
            return "a row index";
        if (GuessRules.Season.Contains(words.Whole))
            return column.IsConstant ? Constant : "it repeats the seasonality";
        if (GuessRules.Trend.Contains(words.Whole) || column.IsLinear)
            return column.IsConstant ? Constant : "it repeats the trend";
        if (words.Has("per"))
            return "a ratio, neither media nor a driver";
        if (words.HasAny(GuessRules.Result))
            return "it looks like the result of a model or a simulation";
        return words.IsVersionOf(outcome.Words) ? $"named like another version of {outcome.Name}, as simulations leave them behind; as a control it would take the credit of media" : null;
    }

    static string? Flawed(ColumnProfile column)
    {
        if (column.IsMeantAsNumbers && column.Flaws.Any())
            return Flaw(column);
        if (column.IsNumeric || column.IsConstant)
            return null;
        return column.HasEmptyCells ? "text with empty cells; name the level to use it as a categorical control"
            : column.Levels > MostLevels ? Invariant($"text with {column.Levels} levels, too many for a control")
            : null;
    }

    /// <summary>How many cells hold no number, and the first of them.</summary>
    static string Flaw(ColumnProfile column)
    {
        var flaws = column.Flaws.ToList();
        var first = flaws[0];
        var many = flaws.Count == 1 ? "" : Invariant($" (and {flaws.Count - 1} more cells)");
        if (flaws.TrueForAll(static cell => NumberCell.IsMissing(cell.Text)))
            return Invariant($"{flaws.Count} {(flaws.Count == 1 ? "value is" : "values are")} missing, the first in line {first.Table.Line(first.Row)}; fill them in to use it");
        var text = flaws.Find(static cell => !NumberCell.IsMissing(cell.Text));
        return Invariant($"in line {text.Table.Line(text.Row)}, {NumberCell.Explain(text.Text).Problem}{many}; correct it to use the column");
    }

    static ColumnGuess? ByName(ColumnProfile column)
    {
        var words = column.Words;
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
