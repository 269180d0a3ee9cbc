using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The outcome column of a table, what it counts, and why.</summary>
sealed record OutcomeGuess(ColumnProfile Column, OutcomeKind Kind, string Reason, string? Unsure)
{
    const string Nameless = "no column is named like an outcome";

    /// <summary>The column with the surest name; without one, the number column that is never zero and largest on average.</summary>
    public static OutcomeGuess? From(IReadOnlyList<ColumnProfile> columns)
    {
        var candidates = columns.Where(static c => c.IsNumeric && !c.IsRowIndex && !c.IsConstant && !IsSomethingElse(c.Words)).ToList();
        var named = Named(candidates).ToList();
        if (named.Count > 0)
        {
            var others = named.Skip(1).Select(static c => c.Name).ToList();
            var unsure = others.Count == 0 ? null : $"{FaultText.Some(others)} could be meant, too";
            return new OutcomeGuess(named[0], KindOf(named[0].Words), "named like an outcome", unsure);
        }
        var largest = candidates
            .Where(static c => !c.Words.HasAnyStem(GuessRules.Media) && !c.Words.IsNumberedX)
            .Where(static c => c.Missing == 0 && !Array.Exists(c.Values!, static v => v == 0) && !c.IsLinear)
            .MaxBy(static c => c.Values!.Average());
        return largest is null
            ? null
            : new OutcomeGuess(largest, OutcomeKind.Unstated, "never zero and the largest on average", Nameless);
    }

    /// <summary>
    /// Throws where the column with the surest name cannot be the outcome as it stands: another would be taken in its place, or none found.
    /// </summary>
    /// <exception cref="InvalidInputException">The cells that are no numbers, or the number that it always is.</exception>
    public static void Check(RawTable table, IReadOnlyList<ColumnProfile> columns)
    {
        var best = Named(columns.Where(static c => !c.IsRowIndex && (c.IsNumeric || c.IsMeantAsNumbers) && !IsSomethingElse(c.Words))).FirstOrDefault();
        if (best is null)
            return;
        if (best.IsNumeric)
        {
            if (best.IsConstant && From(columns) is null or { Unsure: Nameless })
                throw new InvalidInputException(new Fault(
                    Invariant($"The column {best.Name} is named like an outcome, but it is {best.Values![0]:G6} in every row."),
                    "Check where the data come from: a model explains what changes.", table.WhereHeader(best.Position)));
            return;
        }
        var faults = new CappedFaults(new FaultList());
        foreach (var cell in best.Flaws.Where(static cell => !NumberCell.IsMissing(cell.Text)))
        {
            var (problem, remedy) = NumberCell.Explain(cell.Text);
            faults.Error($"not a number in {best.Name}", $"The column {best.Name} is named like an outcome, but {problem}.", remedy, cell.Where);
        }
        faults.ThrowIfErrors();
    }

    static IEnumerable<ColumnProfile> Named(IEnumerable<ColumnProfile> columns) => columns
        .Select(static column => (Column: column, Rank: Rank(column.Words)))
        .Where(static pair => pair.Rank >= 0)
        .OrderBy(static pair => pair.Column.Words.Count > 1)
        .ThenBy(static pair => pair.Rank)
        .Select(static pair => pair.Column);

    static int Rank(NameWords words)
    {
        for (var rank = 0; rank < GuessRules.Outcome.Count; rank++)
        {
            if (words.Has(GuessRules.Outcome[rank]))
                return rank;
        }
        return -1;
    }

    static OutcomeKind KindOf(NameWords words) =>
        words.HasAny(GuessRules.Revenue) ? OutcomeKind.Revenue
        : words.HasAny(GuessRules.Units) ? OutcomeKind.Units
        : OutcomeKind.Unstated;

    static bool IsSomethingElse(NameWords words) =>
        words.Has("per") || words.Suffix is not null
        || words.HasAny(GuessRules.Control) || words.HasAny(GuessRules.Result)
        || words.IsMarkedBy(GuessRules.Spend) || words.IsMarkedBy(GuessRules.Exposure)
        || GuessRules.Season.Contains(words.Whole) || GuessRules.Trend.Contains(words.Whole);
}
