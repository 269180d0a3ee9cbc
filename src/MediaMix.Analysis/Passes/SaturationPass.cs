using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Saturation curves by the one simulator: every grid point is a plan with the same exposure in all periods, whose effect per period is
/// where the channel settles.
/// </summary>
static class SaturationPass
{
    const int Points = 25, Bins = 20;

    /// <summary>Enough for a band of a picture: an end is then known to an eighth of the spread.</summary>
    const int MostDraws = 250;

    /// <summary>Per channel without reach and frequency whose exposure is ever above 0, in model order.</summary>
    public static IReadOnlyList<SaturationCurve> Run(FittedModel fit, Execution run = default)
    {
        var model = fit.Model;
        int[] channels = [.. Enumerable.Range(0, model.Spec.Channels.Count).Where(m => model.Spec.Channels[m].Reach is null && Observed(model, m).Max() > 0)];
        if (channels.Length == 0)
            return [];
        double[][] observed = [.. channels.Select(m => Observed(model, m))];
        double[][] grids = [.. observed.Select(static values => Even(values.Max(), Points))];
        var stride = Math.Max(DrawPass.CurveStride(fit), (fit.Draws.Count + MostDraws - 1) / MostDraws);
        double[][][] effects = [.. channels.Select(_ => BandBuilder.Allocate(Points, DrawPass.Kept(fit, stride)))];
        // Plans are read only: one set serves all pieces.
        ChannelPlan[][] plans = [.. channels.Select((m, c) => grids[c].Select(x => ChannelPlan.Constant(model, m, x)).ToArray())];
        DrawPass.Run(fit, _ => new Visitor(model, channels, plans, effects, stride), stride, run);
        return [.. channels.Select((m, c) => Curve(model.Constants.Channels[m].Name, grids[c], effects[c], observed[c], run))];
    }

    /// <summary>Exposure of the channel per cell in which its geo exists, relative to the size of the geo.</summary>
    static double[] Observed(BoundModel model, int channel)
    {
        var panel = model.Panel;
        var exposure = panel.WindowOf(model.Spec.Channels[channel].ExposureColumn);
        return [.. Enumerable.Range(0, panel.Cells).Where(panel.IsPresent).Select(cell => exposure[cell] / model.Constants.Size(cell / panel.Periods))];
    }

    static SaturationCurve Curve(string name, double[] grid, double[][] effects, double[] observed, Execution run)
    {
        var counts = new int[Bins];
        foreach (var x in observed.Where(static x => x > 0))
            counts[Math.Min(Bins - 1, (int)(x / grid[^1] * Bins))]++;
        return new SaturationCurve(name, grid, BandBuilder.Build(effects, run: run), Even(grid[^1], Bins + 1), counts);
    }

    static double[] Even(double largest, int points) => [.. Enumerable.Range(0, points).Select(i => i * largest / (points - 1))];

    sealed class Visitor(BoundModel model, int[] channels, ChannelPlan[][] plans, double[][][] effects, int stride) : IDrawVisitor
    {
        readonly double[] _effect = new double[model.Panel.Cells];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var c = 0; c < channels.Length; c++)
            {
                for (var i = 0; i < plans[c].Length; i++)
                {
                    simulator.Effect(channels[c], plans[c][i], _effect);
                    effects[c][i][draw / stride] = Kernels.Sum(_effect) / model.Panel.Periods;
                }
            }
        }
    }
}
