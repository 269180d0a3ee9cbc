using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// What every component adds in every cell [geo, period] with its bands: only of panels in which that is a table that somebody can
/// open. Walks over blocks of geos like <see cref="CellDraws"/>.
/// </summary>
static class GeoBandPass
{
    /// <summary>Most rows (cells × components) for which bands are made.</summary>
    public const int MostRows = 200_000;

    /// <summary>[geo][component]; null for a national panel, and for one that is too large.</summary>
    public static Band[][]? Run(FittedModel fit, ComponentPass components, Execution run = default)
    {
        var panel = fit.Model.Panel;
        var count = components.Components.Count;
        if (panel.Geos.Count == 1 || (long)panel.Cells * count > MostRows)
            return null;
        var (stride, kept) = (DrawPass.BandStride(fit), DrawPass.BandDraws(fit));
        var perBlock = (int)Math.Clamp(components.MostStored / ((long)panel.Periods * count * kept), 1, panel.Geos.Count);
        var bands = new Band[panel.Geos.Count][];
        for (var first = 0; first < panel.Geos.Count; first += perBlock)
        {
            var geos = Math.Min(perBlock, panel.Geos.Count - first);
            double[][][] draws = [.. components.Components.Select(_ => BandBuilder.Allocate(geos * panel.Periods, kept))];
            var begin = first * panel.Periods;
            foreach (var piece in DrawPass.Run(fit, _ => new Visitor(fit.Model, components, draws, begin, stride), stride, run))
                piece.Flush();
            for (var g = first; g < first + geos; g++)
            {
                var (own, all) = (new Range((g - first) * panel.Periods, (g - first + 1) * panel.Periods), new Range(g * panel.Periods, (g + 1) * panel.Periods));
                bands[g] = [.. draws.Select((component, c) => BandBuilder.Build(component[own], components.Means[c][all], run))];
            }
        }
        return bands;
    }

    sealed class Visitor(BoundModel model, ComponentPass components, double[][][] draws, int firstCell, int stride) : IDrawVisitor
    {
        readonly ComponentEffects _effects = new(model, components.Components);
        readonly DrawColumns[] _columns = [.. draws.Select(static component => new DrawColumns(component))];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var c = 0; c < _columns.Length; c++)
                _columns[c].Add(draw / stride, _effects.Of(c, simulator).AsSpan(firstCell, draws[c].Length));
        }

        public void Flush()
        {
            foreach (var column in _columns)
                column.Flush();
        }
    }
}
