using System.Globalization;
using System.Text;

namespace MediaMix.Data;

/// <summary>
/// A panel as one table with a row per geo and period, history first, and the way to read it: whatever shape the data came in,
/// <see cref="PanelReader"/> gives back an equal panel. Stateless and thread-safe.
/// </summary>
public static class PanelFile
{
    /// <summary>Writes the table as UTF-8 CSV: ISO dates or whole numbers, numbers at round-trip precision, a missing outcome as an empty cell.</summary>
    /// <param name="panel">The panel; rows of absent geos are left out.</param>
    /// <param name="data">How the panel's own data are read; names the columns.</param>
    /// <param name="source">Name of the file that will hold the table.</param>
    /// <returns>The bytes, and how they are read.</returns>
    public static (byte[] Bytes, DataSpec Data) Of(Panel panel, DataSpec data, string source)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(source);
        var geo = panel.Geos.Count > 1 ? data.Geo.Count == 1 ? data.Geo[0] : Free("geo", panel, data) : null;
        var population = panel.Population is null ? null : data.Population ?? Free("population", panel, data);
        var heldOut = HasOwnHoldouts(panel) ? Free("held_out", panel, data) : null;
        var series = panel.Series.Values.OrderBy(static s => s.Unit).ThenBy(static s => s.Name, StringComparer.Ordinal).ToArray();
        var categorical = panel.Categorical.Values.OrderBy(static s => s.Name, StringComparer.Ordinal).ToArray();
        var text = new StringBuilder();
        Line(text, [data.DateColumn, .. Optional(geo), .. Optional(population), panel.Outcome.Name, .. series.Select(static s => s.Name), .. categorical.Select(static s => s.Name), .. Optional(heldOut)]);
        for (var g = 0; g < panel.Geos.Count; g++)
        {
            for (var row = 0; row < panel.Axis.Count; row++)
            {
                if (!Exists(panel, g, row))
                    continue;
                var cell = g * panel.Axis.Count + row;
                Line(text,
                [
                    panel.Axis.Label(row),
                    .. Optional(geo is null ? null : panel.Geos[g]),
                    .. Optional(population is null ? null : Number(panel.Population![g])),
                    Number(panel.Outcome.Values[cell]),
                    .. series.Select(s => Number(s.Values[cell])),
                    .. categorical.Select(s => s.Levels[s.Codes[cell]]),
                    .. Optional(heldOut is null ? null : IsHeldOut(panel, g, row) ? "1" : "0"),
                ]);
            }
        }
        return (Encoding.UTF8.GetBytes(text.ToString()), new DataSpec
        {
            Source = source,
            DateColumn = data.DateColumn,
            Geo = geo is null ? [] : [geo],
            Population = population,
            OutcomeKind = data.OutcomeKind,
            Margin = data.Margin,
            MediaHistory = panel.History,
            Exclude = [.. panel.Exclusions.Select(e => new ExclusionSpec(panel.Window.Label(e.First), panel.Window.Label(e.Last), e.Why))],
            Holdout = heldOut is null ? Holdout(panel) : new ColumnHeldOut(heldOut),
        });
    }

    /// <summary>History of a geo that is not there when the window begins is of nothing.</summary>
    static bool Exists(Panel panel, int geo, int row) => panel.IsPresent(geo * panel.Periods + Math.Max(0, row - panel.History));

    static bool IsHeldOut(Panel panel, int geo, int row) => row >= panel.History && panel.Marks.HeldOut?[geo * panel.Periods + row - panel.History] is true;

    /// <summary>True where a period is held out in some of its geos only, which takes a column of marks to say.</summary>
    static bool HasOwnHoldouts(Panel panel) => panel.Marks.HeldOut is { } marks && Enumerable.Range(0, panel.Periods).Any(t =>
        Enumerable.Range(0, panel.Geos.Count).Select(g => g * panel.Periods + t).Where(panel.IsPresent).Select(cell => marks[cell]).Distinct().Count() > 1);

    /// <summary>Periods that are held out in every geo that exists.</summary>
    static DatesHeldOut? Holdout(Panel panel)
    {
        if (panel.Marks.HeldOut is not { } marks)
            return null;
        SpecList<string> dates = [.. Enumerable.Range(0, panel.Periods).Where(t => Enumerable.Range(0, panel.Geos.Count).All(g => marks[g * panel.Periods + t] || !panel.IsPresent(g * panel.Periods + t))).Select(panel.Window.Label)];
        return dates.Count > 0 ? new DatesHeldOut(dates) : null;
    }

    static string Free(string name, Panel panel, DataSpec data)
    {
        while (panel.Series.ContainsKey(name) || panel.Categorical.ContainsKey(name) || name == panel.Outcome.Name || name == data.DateColumn)
            name += "_";
        return name;
    }

    static IEnumerable<string> Optional(string? cell) => cell is null ? [] : [cell];

    static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    static void Line(StringBuilder text, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
            text.Append(i == 0 ? "" : ",").Append(TableText.Cell(cells[i]));
        text.Append('\n');
    }
}
