using MediaMix.Numerics;

namespace MediaMix;

// A treatment counts against a level of its own. What it would do at that level all the time belongs to the intercept; the
// sum of the two, and with it every draw, does not depend on the level.
public sealed partial class OutcomeSimulator
{
    /// <summary>Adds to the intercept in <see cref="_column"/> what all treatments do at their baseline levels.</summary>
    void AddTreatmentLevels(double unit)
    {
        for (var i = 0; i < _model.Treatments.Count; i++)
        {
            var term = _model.Linear[_model.Treatments[i]];
            term.Multipliers(_values, _multipliers.AsSpan(0, term.Columns.Count));
            for (var g = 0; g < _panel.Geos; g++)
            {
                var rows = _panel.Of(g, _column.AsSpan())[.._panel.Periods];
                Kernels.Affine(1, rows, Level(term, g, unit), rows);
            }
        }
    }

    /// <summary>What a treatment does in a geo at its baseline level.</summary>
    double Level(LinearTerm term, int geo, double unit)
    {
        var level = 0.0;
        for (var k = 0; k < term.Columns.Count; k++)
        {
            if (term.Columns[k].Geo is null || term.Columns[k].Geo == geo)
                level += _values[term.Slots[k]] * (_multipliers[k] * unit) * term.Treatment!.Values[k];
        }
        return level;
    }
}
