using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Checks what every geo brings to the panel, and says what the panel looks like.</summary>
sealed class GeoChecks(DataSpec data, ModelSpec model, PanelColumns columns, PanelCells cells, CappedFaults faults)
{
    const double MuchAbsent = 0.25;

    /// <summary>Checks the outcome of every geo and describes the panel; does nothing for national data.</summary>
    public void Run(List<string> notes)
    {
        if (data.Geo.Count == 0 || cells.Axis is not { } axis)
            return;
        if (cells.Rows.Geos.Count == 1)
            faults.Warn($"There is one geo, {FaultText.Shown(cells.Rows.Geos[0])}: the model is that of a national series.", "Remove data.geo, or check its column.", null, "data.geo");
        Describe(axis, notes);
        if (!columns.Numeric.TryGetValue(model.Outcome, out var outcome))
            return;
        for (var geo = 0; geo < cells.Rows.Geos.Count; geo++)
            Outcome(geo, outcome.Values);
    }

    bool IsSizedByOutcome => cells.Rows.Geos.Count > 1 && (model.Scaling.Geos == GeoScale.Outcome || (model.Scaling.Geos == GeoScale.Default && data.Population is null));

    void Outcome(int geo, double[] outcome)
    {
        var (name, known) = (FaultText.Shown(cells.Rows.Geos[geo]), Of(geo).Where(cell => cells.IsInWindow(cell) && double.IsFinite(outcome[cell])).ToList());
        var fitted = known.FindAll(cells.IsFitted).ConvertAll(cell => outcome[cell]);
        if (known.Count == 0)
            Error($"The geo {name} has no outcome in the fitted rows.", "Remove its rows: nothing can be said about it.");
        else if (fitted.Count == 0)
            Error($"All outcomes of the geo {name} are held out or excluded.", "Leave it some periods, or remove its rows.");
        else if (IsSizedByOutcome && fitted.Average() is <= 0 and var mean)
            Error(Invariant($"The mean outcome of the geo {name} is {mean:G6}, which cannot be its size."), "Geos are compared by mean outcome where no population is given: name it as data.population, remove the rows, or write scaling: { geos: none }.");
        else if (fitted.Count > 1 && fitted.TrueForAll(y => y == fitted[0]))
            faults.Warn(Invariant($"The outcome of the geo {name} is {fitted[0]} in every fitted row."), "It says nothing about the effects: are these numbers real?", null, "data.geo");
    }

    void Describe(TimeAxis axis, List<string> notes)
    {
        var (rows, window) = (cells.Rows, cells.Window);
        var absent = Enumerable.Range(0, cells.Count).Count(cell => !cells.IsHistory(cell) && !cells.IsPresent(cell));
        var all = rows.Geos.Count * (window.Count - window.History);
        notes.Add(Invariant($"{rows.Geos.Count} geos ({FaultText.Some(rows.Geos, 6)}) over {window.Count - window.History} periods from {axis.Label(window.History)} to {axis.Label(window.Count - 1)}: {all} cells, {(absent == 0 ? "all with a row" : $"{absent} without a row, which count for nothing")}."));
        Edge(notes, "a late start", geo => Of(geo).SkipWhile(cells.IsHistory).First(cell => cells.IsPresent(cell) || IsLast(cell)), cell => cells.PeriodOf(cell) > window.History, axis);
        Edge(notes, "an early end", geo => Of(geo).Reverse().First(cell => cells.IsPresent(cell) || cells.PeriodOf(cell) == 0), cell => cells.PeriodOf(cell) < window.Count - 1, axis);
        if (absent > MuchAbsent * all)
            faults.Warn(Invariant($"{100.0 * absent / all:0} % of the cells of the panel have no row."), "Check the columns of dates and geos, and whether rows of zeros were dropped.", null, "data.geo");
    }

    void Edge(List<string> notes, string what, Func<int, int> edge, Func<int, bool> isNoteworthy, TimeAxis axis)
    {
        var found = Enumerable.Range(0, cells.Rows.Geos.Count).Select(edge).Where(isNoteworthy)
            .Select(cell => $"{cells.Rows.Geos[cells.GeoOf(cell)]} ({axis.Label(cells.PeriodOf(cell))})").ToList();
        if (found.Count > 0)
            notes.Add(Invariant($"{found.Count} {(found.Count == 1 ? "geo" : "geos")} with {what}: {FaultText.Some(found, 6)}."));
    }

    bool IsLast(int cell) => cells.PeriodOf(cell) == cells.Rows.Periods - 1;

    IEnumerable<int> Of(int geo) => Enumerable.Range(geo * cells.Rows.Periods, cells.Rows.Periods);

    void Error(string message, string remedy) => faults.Error("outcome of geos", message, remedy, null, "data.geo");
}
