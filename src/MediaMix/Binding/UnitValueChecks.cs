using System.Globalization;

namespace MediaMix;

/// <summary>What must hold of the value of a unit of the outcome.</summary>
static class UnitValueChecks
{
    public static void Run(UnitValue value, Panel panel, FaultList faults)
    {
        if (panel.OutcomeKind == OutcomeKind.Revenue)
            faults.Error("The outcome is revenue, so that a unit of it is worth 1.", "Write `outcome_kind: units`, or remove value_per_unit.");
        if (value.Column is not { } column)
            return;
        if (!panel.Series.TryGetValue(column, out var series))
        {
            faults.Error($"The panel has no column {column}, which is the value per unit of the outcome.");
            return;
        }
        if (series.Unit != SeriesUnit.Plain)
            faults.Error($"The column {column} is the value per unit of the outcome, but the panel holds it as {series.Unit}.");
        var cells = panel.WindowOf(column);
        if (Array.FindIndex(cells, static x => x < 0) is var cell and >= 0)
            faults.Error(string.Create(CultureInfo.InvariantCulture, $"The value per unit ({column}) is negative ({cells[cell]}) in period {panel.Window.Label(cell % panel.Periods)}."), "A value of units is 0 or more.");
        else if (!Array.Exists(cells, static x => x > 0))
            faults.Error($"The value per unit ({column}) is 0 in every fitted row.", "Remove it: returns are then in units of the outcome.");
    }
}
