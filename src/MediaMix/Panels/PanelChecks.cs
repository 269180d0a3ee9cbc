using System.Globalization;

namespace MediaMix;

/// <summary>The invariants of a <see cref="Panel"/>, reported together.</summary>
static class PanelChecks
{
    public static void Run(
        TimeAxis axis,
        IReadOnlyList<string> geos,
        Series outcome,
        IReadOnlyList<Series> series,
        IReadOnlyList<CategoricalSeries> categorical,
        int history,
        IReadOnlyList<Exclusion> exclusions)
    {
        var faults = new FaultList();
        if (geos.Count == 0)
            faults.Error("A panel needs at least one geo.", "A national panel has one, named as you like.");
        if (history < 0 || history >= axis.Count)
            faults.Error(Text($"The media history of {history} rows leaves no row to fit; the data has {axis.Count}."));
        var cells = geos.Count * axis.Count;
        Names(series.Select(static s => s.Name).Concat(categorical.Select(static s => s.Name)), faults);
        Length(outcome.Name, outcome.Values.Length, cells, faults);
        foreach (var column in series)
        {
            if (Length(column.Name, column.Values.Length, cells, faults))
                Values(column, axis, faults);
        }
        foreach (var column in categorical)
            Length(column.Name, column.Codes.Length, cells, faults);
        for (var i = 0; i < outcome.Values.Length; i++)
        {
            if (double.IsInfinity(outcome.Values[i]))
                faults.Error(Text($"The outcome {outcome.Name} is infinite in period {axis.Label(i % axis.Count)}."));
        }
        foreach (var exclusion in exclusions)
        {
            if (exclusion.First < 0 || exclusion.Last < exclusion.First || exclusion.Last >= axis.Count - history)
                faults.Error(Text($"The exclusion of periods {exclusion.First} to {exclusion.Last} does not lie inside the window of {axis.Count - history} periods."));
        }
        faults.ThrowIfErrors();
    }

    public static void Geos(IReadOnlyList<string> geos, IReadOnlyList<double>? population, CellMarks marks, int periods)
    {
        var faults = new FaultList();
        foreach (var name in geos.GroupBy(static name => name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.Error($"The geo {name.Key} is given twice.");
        if (population is not null && population.Count != geos.Count)
            faults.Error(Text($"There are {population.Count} populations for {geos.Count} geos."));
        else if (population is not null)
        {
            foreach (var (geo, people) in geos.Zip(population).Where(static item => !(item.Second > 0) || !double.IsFinite(item.Second)))
                faults.Error(Text($"The population of {geo} is {people}."), "It must be a number above 0.");
        }
        foreach (var (what, cells) in new[] { ("held out", marks.HeldOut), ("absent", marks.Absent) })
        {
            if (cells is not null && cells.Length != geos.Count * periods)
                faults.Error(Text($"The marks of cells that are {what} are {cells.Length}; geos × periods of the window is {geos.Count * periods}."));
        }
        faults.ThrowIfErrors();
    }

    static void Names(IEnumerable<string> names, FaultList faults)
    {
        foreach (var group in names.GroupBy(static name => name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.Error($"The column {group.Key} is given twice.");
    }

    static bool Length(string name, int length, int cells, FaultList faults)
    {
        if (length == cells)
            return true;
        faults.Error(Text($"The column {name} has {length} values; geos × periods is {cells}."));
        return false;
    }

    static void Values(Series column, TimeAxis axis, FaultList faults)
    {
        var mustBePositive = column.Unit is SeriesUnit.Spend or SeriesUnit.Exposure;
        for (var i = 0; i < column.Values.Length; i++)
        {
            var value = column.Values[i];
            if (column.Unit == SeriesUnit.Weight)
                Weight(column, value, axis.Label(i % axis.Count), faults);
            else if (!double.IsFinite(value))
                faults.Error(Text($"The column {column.Name} is not a finite number in period {axis.Label(i % axis.Count)}."));
            else if (mustBePositive && value < 0)
                faults.Error(Text($"The column {column.Name} is negative ({value}) in period {axis.Label(i % axis.Count)}."), "Spend and exposure cannot be negative.");
        }
    }

    static void Weight(Series column, double value, string period, FaultList faults)
    {
        if (value <= 0 || double.IsInfinity(value))
            faults.Error(Text($"The weight {column.Name} is {value} in period {period}."), "Weights are above 0; leave a row out with `exclude`.");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
