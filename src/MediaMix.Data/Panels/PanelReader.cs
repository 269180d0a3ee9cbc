namespace MediaMix.Data;

/// <summary>
/// Turns a table of text into the <see cref="Panel"/> that a model speaks of: geos, dates, numbers and units checked, every
/// fault reported with file, line and column in one go. Stateless and thread-safe.
/// </summary>
public static class PanelReader
{
    /// <summary>Name of the one geo of a national panel.</summary>
    public const string NationalGeo = "national";

    /// <summary>Reads the columns of a model from a table.</summary>
    /// <param name="table">The table; one with a row per channel or per day is brought into shape as <paramref name="data"/> says.</param>
    /// <param name="data">How dates and geos are read and which rows are used. Its second file is joined by <see cref="DataFiles"/>, not here.</param>
    /// <param name="model">Which columns are used, and as what.</param>
    /// <param name="learned">A model of an earlier run whose posterior becomes the prior of what both have: the rows need not carry that alone; null = none.</param>
    /// <returns>The panel, the warnings, and what was made of the data.</returns>
    /// <exception cref="InvalidInputException">Anything stands in the way of a fit; all faults are listed.</exception>
    public static PanelReading Read(RawTable table, DataSpec data, ModelSpec model, ModelSpec? learned = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        var (faults, notes) = (new CappedFaults(new FaultList()), new List<string>());
        List<ColumnUse> uses = [.. ColumnUse.Of(model), .. ColumnUse.OfMargin(data, model)];
        ColumnChecks.Unique([.. ColumnUse.OfData(data), .. uses], data.DateColumn, faults);
        if (data.Layout is not null)
            table = new LongTable(table, data, model, faults).Wide();
        // Weeks hold the columns of the model alone.
        var unused = UnusedSpend.Of(table, data, model);
        if (data.WeekStart is not null)
            table = new WeekTable(table, data, model, faults).Weeks(notes);
        var cells = PanelCells.Of(table, data, uses.Count, faults);
        var population = PopulationColumn.Read(table, data.Population, cells, faults);
        var columns = PanelColumns.Read(table, uses, cells, faults);
        new NationalMedia(table, cells, columns, faults).Divide(uses, model.Outcome, population, notes);
        if (model.Likelihood.Weights is { } weights)
            new WeightChecks(table, columns, cells, faults).Run(weights, model.Outcome);
        new GeoChecks(data, model, columns, cells, faults).Run(notes);
        new DesignChecks(table, model, columns, cells, faults).Run(learned);
        new MonthlyMedia(table, columns, cells, faults).Run(uses);
        faults.ThrowIfErrors();
        return new PanelReading(Panel(data, model, cells, columns, population), faults.Faults, notes) { UnusedSpend = unused };
    }

    static Panel Panel(DataSpec data, ModelSpec model, PanelCells cells, PanelColumns columns, double[]? population) => new(
        cells.Axis!.Slice(0, cells.Window.Count),
        cells.Rows.Geos,
        columns.Numeric[model.Outcome],
        [.. columns.Numeric.Values.Where(static s => s.Unit != SeriesUnit.Outcome)],
        [.. columns.Categorical.Values],
        cells.Window.History,
        data.OutcomeKind,
        cells.Exclusions,
        population,
        new CellMarks(cells.HeldOut, cells.Absent()));
}
