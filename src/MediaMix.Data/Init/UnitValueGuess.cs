namespace MediaMix.Data;

/// <summary>A column with the money that one unit of the outcome brings, without which returns are units per money.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsUsed">False where it is only offered: it is not known that the outcome counts units, or the column has gaps.</param>
sealed record UnitValueGuess(ColumnProfile Column, bool IsUsed)
{
    /// <summary>The first column named like money per thing, where the thing is what the outcome counts; null where the outcome is money.</summary>
    public static UnitValueGuess? From(IEnumerable<ColumnProfile> columns, OutcomeGuess outcome)
    {
        if (outcome.Kind == OutcomeKind.Revenue)
            return null;
        var column = columns.FirstOrDefault(c => c.IsNumeric && c.IsNonNegative && c.Words.IsRatioOf(GuessRules.Money, IsThing));
        if (column?.Values is not { } values)
            return null;
        return new UnitValueGuess(column, outcome.Kind == OutcomeKind.Units && column.Missing == 0 && Array.Exists(values, static v => v > 0));

        bool IsThing(string word) => GuessRules.Counted.Contains(word) || outcome.Column.Words.HasStem(word);
    }

    /// <summary>What is said of it.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    public string Text(string outcome) => IsUsed
        ? $"named like the money that one of {outcome} brings; returns are then money per money. Without it they would count {outcome} per money"
        : $"if {Column.Name} is the money that one of {outcome} brings, write outcome_kind: units and value_per_unit: {Column.Name}; without it returns count {outcome} per money";
}
