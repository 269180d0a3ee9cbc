using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Effect of the same exposures at every frequency: per draw and point of the grid, the plan with that frequency in every period of
/// the window against none of its media inside the window, later carryover included.
/// </summary>
static class FrequencyPass
{
    /// <summary>One result per channel with reach and frequency.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="returns">Effects at the actual plan.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public static IReadOnlyList<FrequencyCurve> Run(FittedModel fit, ReturnPass returns, Execution run = default)
    {
        var spec = fit.Model.Spec;
        int[] channels = [.. Enumerable.Range(0, spec.Channels.Count).Where(m => spec.Channels[m].Frequency is not null)];
        if (channels.Length == 0)
            return [];
        var stride = DrawPass.CurveStride(fit);
        double[][] grids = [.. channels.Select(m => FrequencyGrid.Of(fit.Model.Panel, spec.Channels[m]))];
        double[][][] effects = [.. grids.Select(grid => BandBuilder.Allocate(grid.Length, DrawPass.Kept(fit, stride)))];
        var worths = fit.Model.HasUnitValue ? grids.Select(grid => BandBuilder.Allocate(grid.Length, DrawPass.Kept(fit, stride))).ToArray() : effects;
        // It only reads its plans, which are large for many geos, and a draw writes only its own cells: one serves all pieces.
        var visitor = new Visitor(fit.Model, channels, grids, (effects, worths), stride);
        DrawPass.Run(fit, _ => visitor, stride, run);
        return [.. channels.Select((m, c) => Curve(fit.Model.Constants.Channels[m], grids[c], (effects[c], worths[c]), (returns.Effect[m], returns.Worth[m]), stride, run))];
    }

    /// <param name="facts">The channel's constants.</param>
    /// <param name="grid">Frequencies.</param>
    /// <param name="at">Effect, and what it is worth, [frequency][kept draw].</param>
    /// <param name="actual">The same at the actual plan, per draw.</param>
    /// <param name="stride">Every how many draws one is kept.</param>
    /// <param name="run">Threads, and when to stop.</param>
    static FrequencyCurve Curve(ChannelConstants facts, double[] grid, (double[][] Effect, double[][] Worth) at, (double[] Effect, double[] Worth) actual, int stride, Execution run)
    {
        // What is best is best in money: units that are worth more count for more.
        int[] bests = [.. Enumerable.Range(0, at.Worth[0].Length).Select(draw => Largest([.. at.Worth.Select(point => point[draw])]))];
        var effect = BandBuilder.Build(at.Effect, Means(at.Effect, actual.Effect), run);
        var worth = ReferenceEquals(at.Worth, at.Effect) ? effect : BandBuilder.Build(at.Worth, Means(at.Worth, actual.Worth), run);
        return new FrequencyCurve
        {
            Channel = facts.Name,
            Frequency = grid,
            Effect = effect,
            Roi = facts.Spend > 0 ? Over(worth, facts.Spend) : null,
            BestProbability = [.. grid.Select((_, i) => bests.Count(best => best == i) / (double)bests.Length)],
            Best = Largest(worth.Mean),
            BestFrequency = BandBuilder.Estimate([.. bests.Select(best => grid[best])]),
            ActualFrequency = facts.MeanFrequency ?? 1,
            ActualEffect = BandBuilder.Estimate(actual.Effect),
            ActualRoi = facts.Spend > 0 ? BandBuilder.Estimate([.. actual.Worth.Select(e => e / facts.Spend)]) : null,
        };

        double[] Means(double[][] kept, double[] all) => TiedMeans.Of(kept, [.. all.Where((_, draw) => draw % stride == 0)], all);
    }

    /// <summary>Index of the largest value, the first of equal ones.</summary>
    static int Largest(double[] values) => Array.IndexOf(values, values.Max());

    static Band Over(Band band, double spend) => new(
        Array.ConvertAll(band.Mean, x => x / spend), Array.ConvertAll(band.Q5, x => x / spend),
        Array.ConvertAll(band.Q50, x => x / spend), Array.ConvertAll(band.Q95, x => x / spend));

    sealed class Visitor : IDrawVisitor
    {
        readonly int[] _channels;
        readonly ChannelPlan[] _without;
        readonly ChannelPlan[][] _plans;
        readonly double[][][] _effects;
        readonly double[][][] _worths;
        readonly int _stride;

        public Visitor(BoundModel model, int[] channels, double[][] grids, (double[][][] Effects, double[][][] Worths) into, int stride)
        {
            (_channels, _effects, _worths, _stride) = (channels, into.Effects, into.Worths, stride);
            ChannelPlan[] actual = [.. channels.Select(m => ChannelPlan.Actual(model, m))];
            _without = [.. actual.Select(static plan => plan.ScaleWindow(0))];
            _plans = [.. actual.Zip(grids, static (plan, grid) => grid.Select(plan.WithFrequency).ToArray())];
        }

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var c = 0; c < _channels.Length; c++)
            {
                var without = simulator.TotalEffect(_channels[c], _without[c]);
                for (var i = 0; i < _plans[c].Length; i++)
                    _effects[c][i][draw / _stride] = simulator.TotalEffect(_channels[c], _plans[c][i]) - without;
                if (!ReferenceEquals(_worths, _effects))
                    Price(draw / _stride, c, simulator);
            }
        }

        void Price(int kept, int c, OutcomeSimulator simulator)
        {
            var without = simulator.TotalWorth(_channels[c], _without[c]);
            for (var i = 0; i < _plans[c].Length; i++)
                _worths[c][i][kept] = simulator.TotalWorth(_channels[c], _plans[c][i]) - without;
        }
    }
}
