using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>A first model for a table: what each column is taken for, why, and where that is a bet.</summary>
/// <param name="File">The guessed model file.</param>
/// <param name="Comments">A comment for every guess, for the written file.</param>
/// <param name="Unsure">The bets, one sentence each, for the terminal.</param>
public sealed record ModelGuess(ModelFile File, ModelComments Comments, IReadOnlyList<string> Unsure)
{
    /// <value>What has to be mended in the table, or goes unused because of it: cells and columns that look like spend. Warnings, in the order of the columns.</value>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary>
    /// Guesses a model from names and values; the rules are those of the documentation, nothing is learnt. A table with several rows
    /// per date becomes a panel of geos, or one of channels.
    /// </summary>
    /// <param name="table">The data.</param>
    /// <param name="sourceName">What the model file writes as its source.</param>
    /// <exception cref="InvalidInputException">There is no date, no outcome or no media column, or no column tells the rows of a date apart.</exception>
    public static ModelGuess From(RawTable table, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        var (profiles, date) = Profiles(table, null);
        var shape = ShapeGuess.Of(table, profiles, date) ?? throw Undecided(table, date);
        var data = new DataSpec { Source = sourceName, DateColumn = date.Column.Name, DateFormat = date.Format, Geo = shape.Geo, Layout = shape.Layout };
        var faults = new CappedFaults(new FaultList());
        if (shape.Layout is not null)
        {
            table = new LongTable(table, data, NoModel, faults).Wide();
            (profiles, date) = Profiles(table, date.Column.Name);
        }
        profiles.Remove(date.Column);
        profiles.RemoveAll(column => shape.Geo.Contains(column.Name));
        var leftOut = new List<ColumnGuess>();
        var geos = GeoNames.Read(table, shape.Geo, faults);
        faults.ThrowIfErrors();
        OutcomeGuess.Check(table, profiles);
        var (history, rows) = History(table, profiles, date);
        if (history > 0)
            profiles = profiles.ConvertAll(column => ColumnProfile.Of(table, column.Position, rows));
        var byGeo = new GeoGuess(table, geos!, date.Periods, rows);
        var population = byGeo.TakePopulation(profiles, leftOut);
        var outcome = OutcomeGuess.From(profiles) ?? throw Fault(table, "No column looks like an outcome.", shape.Layout is null ? "Name it revenue, sales, conversions or kpi." : "Name it revenue, sales, conversions or kpi; if it stands in a file of its own, write that as data.outcome_source.");
        profiles.Remove(outcome.Column);
        var value = UnitValueGuess.From(profiles, outcome);
        if (value is { IsUsed: true })
            profiles.Remove(value.Column);
        var columns = profiles.ConvertAll(column => ColumnGuess.Of(column, outcome.Column, row => geos![row]));
        var channels = ChannelGuess.From(columns);
        if (channels.Channels.Count == 0)
            throw NoMedia(table, columns) ?? Fault(table, "No column looks like media.", "End the names of spend columns in _spend, of exposure columns in _impressions.");
        channels.MarkNational(columns.Where(column => byGeo.IsNational(column.Column)).Select(static column => column.Column.Name));
        return new GuessAssembly(table, data with { Population = population?.Name, MediaHistory = history }, shape, date, outcome, value, [.. leftOut, .. columns], channels).Build();
    }

    static ModelSpec NoModel { get; } = new() { Outcome = "", Channels = [] };

    static (List<ColumnProfile> Profiles, DateGuess Date) Profiles(RawTable table, string? dateColumn)
    {
        var profiles = Enumerable.Range(0, table.Header.Count).Select(column => ColumnProfile.Of(table, column)).ToList();
        var dates = dateColumn is null ? profiles : profiles.FindAll(column => column.Name == dateColumn);
        return (profiles, DateGuess.From(table, dates) ?? throw DateGuess.Explain(table, profiles) ?? Fault(table, "No column can be read as dates.", "Write dates as yyyy-MM-dd, or number the periods 1, 2, 3, … in a column named period."));
    }

    /// <summary>Leading dates on which no row has an outcome carry media only, and the rows after them.</summary>
    static (int Periods, IReadOnlyList<int> Rows) History(RawTable table, List<ColumnProfile> profiles, DateGuess date)
    {
        int[] all = [.. Enumerable.Range(0, table.RowCount)];
        var values = date.Periods.Values;
        if (OutcomeGuess.From(profiles) is not { Column.Values: { } outcome })
            return (0, all);
        var first = all.Where(row => double.IsFinite(outcome[row])).Select(row => values[row]).Min();
        return (values.Where(value => value < first).Distinct().Count(), [.. all.Where(row => values[row] >= first)]);
    }

    /// <summary>Names the columns that would be media but for their numbers; null where there is none.</summary>
    static InvalidInputException? NoMedia(RawTable table, List<ColumnGuess> columns)
    {
        Fault[] faults = [.. columns.Where(static c => c.Role == GuessedRole.LeftOut && c.IsUnsure)
            .Select(c => new Fault($"No column looks like media; {c.Column.Name} is left out: {c.Reason}.", null, table.WhereHeader(c.Column.Position)))];
        return faults.Length == 0 ? null : new InvalidInputException(faults);
    }

    static InvalidInputException Undecided(RawTable table, DateGuess date) => Fault(
        table,
        Invariant($"The table has {table.RowCount} rows for {date.Periods.Values.Distinct().Count()} dates, and no column of geos or channels tells the rows of a date apart."),
        "Sum the rows of each date, or add a column that names the geo.");

    static InvalidInputException Fault(RawTable table, string message, string remedy) =>
        new(new Fault(message, remedy, new SourceLocation(table.Source)));
}
