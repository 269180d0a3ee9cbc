namespace MediaMix.Data;

/// <summary>
/// Turns a table of text into the <see cref="Panel"/> that a model speaks of: dates, numbers and units checked, every
/// fault reported with file, line and column in one go. National data only: one geo. Stateless and thread-safe.
/// </summary>
public static class PanelReader
{
    /// <summary>Name of the one geo of a national panel.</summary>
    public const string NationalGeo = "national";

    /// <summary>Reads the columns of a model from a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="data">How dates are read and which rows are used.</param>
    /// <param name="model">Which columns are used, and as what.</param>
    /// <returns>The panel and the warnings.</returns>
    /// <exception cref="InvalidInputException">Anything stands in the way of a fit; all faults are listed.</exception>
    public static PanelReading Read(RawTable table, DataSpec data, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        var faults = new CappedFaults(new FaultList());
        var uses = ColumnUse.Of(model);
        ColumnChecks.Unique(uses, data.DateColumn, faults);
        var (axis, window, exclusions) = Periods(table, data, faults);
        var columns = PanelColumns.Read(table, uses, window, faults);
        if (model.Likelihood.Weights is { } weights)
            new WeightChecks(table, columns, window, exclusions, faults).Run(weights, model.Outcome);
        new DesignChecks(table, model, columns, window, exclusions, axis, faults).Run();
        faults.ThrowIfErrors();
        var panel = new Panel(
            axis!.Slice(0, window.Count),
            [NationalGeo],
            columns.Numeric[model.Outcome],
            [.. columns.Numeric.Values.Where(static s => s.Unit != SeriesUnit.Outcome)],
            [.. columns.Categorical.Values],
            window.History,
            data.OutcomeKind,
            exclusions);
        return new PanelReading(panel, faults.Faults);
    }

    // Without sound dates the whole table stands in for the window, so that faults in the columns are still found.
    static (TimeAxis? Axis, PanelWindow Window, IReadOnlyList<Exclusion> Exclusions) Periods(RawTable table, DataSpec data, CappedFaults faults)
    {
        var everything = new PanelWindow(table.RowCount, Math.Clamp(data.MediaHistory, 0, table.RowCount - 1));
        var column = ColumnChecks.Find(table, data.DateColumn, "the date", faults);
        if (column < 0 || PeriodColumn.Read(table, column, data.DateFormat, faults) is not { } periods)
            return (null, everything, []);
        var axis = new PeriodChecks(table, column, periods, faults).Axis();
        if (axis is null)
            return (null, everything, []);
        return PanelWindow.Of(data, periods, faults) is { } window
            ? (axis, window, window.Exclusions(data, periods, faults))
            : (axis, everything, []);
    }
}
