namespace MediaMix.Data;

/// <summary>A first model for a table: what each column is taken for, why, and where that is a bet.</summary>
/// <param name="File">The guessed model file.</param>
/// <param name="Comments">A comment for every guess, for the written file.</param>
/// <param name="Unsure">The bets, one sentence each, for the terminal.</param>
public sealed record ModelGuess(ModelFile File, ModelComments Comments, IReadOnlyList<string> Unsure)
{
    /// <summary>Guesses a national model from names and values; the rules are those of the documentation, nothing is learnt.</summary>
    /// <param name="table">The data.</param>
    /// <param name="sourceName">What the model file writes as its source.</param>
    /// <exception cref="InvalidInputException">There is no date, no outcome or no media column, or the table has several rows per date.</exception>
    public static ModelGuess From(RawTable table, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        var profiles = Enumerable.Range(0, table.Header.Count).Select(column => ColumnProfile.Of(table, column)).ToList();
        var date = DateGuess.From(table, profiles) ?? throw Fault(table, "No column can be read as dates.", "Write dates as yyyy-MM-dd, or number the periods 1, 2, 3, … in a column named period.");
        RejectGeos(table, profiles, date);
        profiles.Remove(date.Column);
        var outcome = OutcomeGuess.From(profiles) ?? throw Fault(table, "No column looks like an outcome.", "Name it revenue, sales, conversions or kpi.");
        profiles.Remove(outcome.Column);
        var columns = profiles.ConvertAll(ColumnGuess.Of);
        var channels = ChannelGuess.From(columns);
        if (channels.Channels.Count == 0)
            throw Fault(table, "No column looks like media.", "End the names of spend columns in _spend, of exposure columns in _impressions.");
        return new GuessAssembly(table, sourceName, date, outcome, columns, channels).Build();
    }

    static void RejectGeos(RawTable table, List<ColumnProfile> profiles, DateGuess date)
    {
        var dates = date.Periods.Values.Distinct().Count();
        if (dates == table.RowCount || dates > table.RowCount / 2)
            return;
        var geo = profiles.Find(static c => c.Words.HasAny(GuessRules.Geo)) ?? profiles.Find(c => !c.IsNumeric && c != date.Column);
        var by = geo is null ? "" : $", probably one per {FaultText.Shown(geo.Name)}";
        throw Fault(
            table,
            FormattableString.Invariant($"The table has {table.RowCount} rows for {dates} dates{by}. Models over geos are not available in this version."),
            "Sum the rows of each date, or keep one geo.");
    }

    static InvalidInputException Fault(RawTable table, string message, string remedy) =>
        new(new Fault(message, remedy, new SourceLocation(table.Source)));
}
