using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Effects that ROI, marginal ROI and response curves are made of: differences of two runs of the simulator per draw.</summary>
sealed class ReturnPass
{
    /// <summary>Grid of response curves; contains 0 and 1.</summary>
    public static readonly double[] Multipliers = [.. Enumerable.Range(0, 21).Select(static i => i / 10.0)];

    /// <summary>Size of the step of marginal effects, as a share of the spend.</summary>
    public const double Step = MarginalRoiStrength.Step;

    readonly BoundModel _model;
    readonly int _stride;
    readonly int _curveStride;

    ReturnPass(FittedModel fit)
    {
        _model = fit.Model;
        var channels = _model.Spec.Channels.Count;
        var geos = _model.Panel.Geos.Count;
        (_stride, _curveStride) = (DrawPass.BandStride(fit), DrawPass.CurveStride(fit));
        var (kept, curveKept) = (DrawPass.BandDraws(fit), DrawPass.Kept(fit, _curveStride));
        PaidEffect = new double[fit.Draws.Count];
        GroupEffect = BandBuilder.Allocate(_model.Spec.Groups.Count, fit.Draws.Count);
        Effect = BandBuilder.Allocate(channels, fit.Draws.Count);
        var isPriced = _model.HasUnitValue;
        (Worth, GroupWorth) = isPriced ? (BandBuilder.Allocate(channels, fit.Draws.Count), BandBuilder.Allocate(_model.Spec.Groups.Count, fit.Draws.Count)) : (Effect, GroupEffect);
        PaidWorth = isPriced ? new double[fit.Draws.Count] : PaidEffect;
        MarginalEffect = BandBuilder.Allocate(channels, fit.Draws.Count);
        Curves = [.. Enumerable.Range(0, channels).Select(_ => BandBuilder.Allocate(Multipliers.Length, curveKept))];
        WorthCurves = _model.Spec.UnitValue is { Column: not null } ? [.. Enumerable.Range(0, channels).Select(_ => BandBuilder.Allocate(Multipliers.Length, curveKept))] : Curves;
        CurveSteps = [.. Enumerable.Range(0, channels).Select(_ => BandBuilder.Allocate(Multipliers.Length, curveKept))];
        Weights = [.. _model.Constants.Channels.Select(c => BandBuilder.Allocate(c.MaxLag + 1, kept))];
        MeanLag = BandBuilder.Allocate(channels, fit.Draws.Count);
        GeoEffect = geos == 1 ? [] : [.. Enumerable.Range(0, channels).Select(_ => BandBuilder.Allocate(geos, kept))];
        GeoMeans = BandBuilder.Allocate(channels, geos);
        GeoMarginalMeans = BandBuilder.Allocate(channels, geos);
    }

    /// <summary>Effect of the media inside the window, later carryover included, [channel][draw].</summary>
    public double[][] Effect { get; }

    /// <summary>Effect of the media of all paid channels together, per draw.</summary>
    public double[] PaidEffect { get; }

    /// <summary>Effect of the media of the counted channels of a group together, [group][draw].</summary>
    public double[][] GroupEffect { get; }

    /// <summary>What <see cref="Effect"/> is worth in money: the numerator of ROI. The same array where no value of a unit is stated.</summary>
    public double[][] Worth { get; }

    /// <summary>What <see cref="PaidEffect"/> is worth.</summary>
    public double[] PaidWorth { get; }

    /// <summary>What <see cref="GroupEffect"/> is worth.</summary>
    public double[][] GroupWorth { get; }

    /// <summary>What one step more of spend in every period of the window brings in money, [channel][draw].</summary>
    public double[][] MarginalEffect { get; }

    /// <summary>Effect at each multiple of the spend, [channel][multiple][kept draw].</summary>
    public double[][][] Curves { get; }

    /// <summary>What <see cref="Curves"/> are worth in money where rows differ in the value of a unit; elsewhere the same arrays.</summary>
    public double[][][] WorthCurves { get; }

    /// <summary>What one step more brings further in money at each multiple, [channel][multiple][kept draw].</summary>
    public double[][][] CurveSteps { get; }

    /// <summary>Share of the effect per lag, [channel][lag][kept draw].</summary>
    public double[][][] Weights { get; }

    /// <summary>Mean delay, [channel][draw].</summary>
    public double[][] MeanLag { get; }

    /// <summary>What the media of one geo inside the window bring in money, [channel][geo][kept draw]; empty for a national panel.</summary>
    public double[][][] GeoEffect { get; }

    /// <summary>The same, mean over all draws, [channel][geo]; 0 for a national panel.</summary>
    public double[][] GeoMeans { get; }

    /// <summary>What one step more of spend in every period of the window brings in money, by geo, mean over all draws, [channel][geo]; 0 for a national panel.</summary>
    public double[][] GeoMarginalMeans { get; }

    public static ReturnPass Run(FittedModel fit, Execution run = default)
    {
        var pass = new ReturnPass(fit);
        // Plans are read only, and those of a large panel are hundreds of megabytes: one set serves all pieces.
        (ChannelPlan[], ChannelPlan[])[] plans = [.. Enumerable.Range(0, fit.Model.Spec.Channels.Count).Select(m => Plans(ChannelPlan.Actual(fit.Model, m)))];
        var pieces = DrawPass.Run(fit, _ => new Visitor(pass, plans), run: run);
        for (var m = 0; m < pass.GeoMeans.Length; m++)
            for (var g = 0; g < pass.GeoMeans[m].Length; g++)
            {
                pass.GeoMeans[m][g] = pieces.Sum(piece => piece.GeoSum[m][g]) / fit.Draws.Count;
                pass.GeoMarginalMeans[m][g] = pieces.Sum(piece => piece.GeoMarginalSum[m][g]) / fit.Draws.Count;
            }
        return pass;
    }

    static (ChannelPlan[] Grid, ChannelPlan[] Stepped) Plans(ChannelPlan actual) => (
        [.. Multipliers.Select(actual.ScaleWindow)],
        [.. Multipliers.Select(m => actual.ScaleWindow(m + Step))]);

    sealed class Visitor : IDrawVisitor
    {
        readonly ReturnPass _pass;
        readonly IReadOnlyList<(ChannelPlan[] Grid, ChannelPlan[] Stepped)> _plans;
        readonly int[] _paid;
        readonly int _geos;
        readonly double[] _actual;
        readonly double[] _stepped;
        readonly GroupMembers[] _groups;

        public Visitor(ReturnPass pass, IReadOnlyList<(ChannelPlan[] Grid, ChannelPlan[] Stepped)> plans)
        {
            (_pass, _plans) = (pass, plans);
            var channels = pass._model.Spec.Channels.Count;
            _geos = pass._model.Panel.Geos.Count;
            GeoSum = BandBuilder.Allocate(channels, _geos);
            GeoMarginalSum = BandBuilder.Allocate(channels, _geos);
            var rows = _geos * (pass._model.Panel.Periods + pass._model.Constants.Channels.Max(static c => c.MaxLag));
            (_actual, _stepped) = _geos == 1 ? ([], []) : (new double[rows], new double[rows]);
            _paid = pass._model.PaidChannels();
            _groups = GroupMembers.Of(pass._model);
        }

        /// <summary>Sum of the effects per geo over the draws of the piece, [channel][geo].</summary>
        public double[][] GeoSum { get; }

        /// <summary>The same of marginal effects.</summary>
        public double[][] GeoMarginalSum { get; }

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            _pass.PaidEffect[draw] = simulator.WindowEffect(_paid);
            _pass.PaidWorth[draw] = simulator.WindowWorth(_paid);
            for (var g = 0; g < _groups.Length; g++)
            {
                _pass.GroupEffect[g][draw] = simulator.WindowEffect(_groups[g].Counted);
                _pass.GroupWorth[g][draw] = simulator.WindowWorth(_groups[g].Counted);
            }
            var kept = draw % _pass._stride == 0 ? draw / _pass._stride : -1;
            for (var m = 0; m < _plans.Count; m++)
            {
                _pass.Effect[m][draw] = simulator.WindowEffect(m);
                _pass.Worth[m][draw] = simulator.WindowWorth(m);
                _pass.MarginalEffect[m][draw] = Marginal(m, simulator);
                Carryover(draw, kept, m, simulator.LagWeights(m));
                if (_geos > 1)
                    Geos(kept, m, simulator);
                if (draw % _pass._curveStride == 0)
                    Curve(draw / _pass._curveStride, m, simulator);
            }
        }

        double Marginal(int channel, OutcomeSimulator simulator)
        {
            var one = Array.IndexOf(Multipliers, 1.0);
            var (stepped, actual) = (_plans[channel].Stepped[one], _plans[channel].Grid[one]);
            if (_geos == 1)
                return simulator.TotalWorth(channel, stepped) - simulator.TotalWorth(channel, actual);
            var rows = _geos * (_pass._model.Panel.Periods + _pass._model.Constants.Channels[channel].MaxLag);
            var more = _stepped.AsSpan(0, rows);
            var before = _actual.AsSpan(0, rows);
            simulator.Effect(channel, stepped, more);
            simulator.Effect(channel, actual, before);
            Kernels.Subtract(more, before, more);
            for (var g = 0; g < _geos; g++)
                GeoMarginalSum[channel][g] += simulator.Worth(more.Slice(g * (rows / _geos), rows / _geos), g);
            return simulator.Worth(more);
        }

        void Geos(int kept, int channel, OutcomeSimulator simulator)
        {
            for (var g = 0; g < _geos; g++)
            {
                var effect = simulator.WindowWorth(channel, g);
                GeoSum[channel][g] += effect;
                if (kept >= 0)
                    _pass.GeoEffect[channel][g][kept] = effect;
            }
        }

        void Curve(int kept, int channel, OutcomeSimulator simulator)
        {
            var without = simulator.TotalEffect(channel, _plans[channel].Grid[0]);
            var isPriced = !ReferenceEquals(_pass.WorthCurves, _pass.Curves);
            var worthless = isPriced ? simulator.TotalWorth(channel, _plans[channel].Grid[0]) : 0;
            for (var i = 0; i < Multipliers.Length; i++)
            {
                var effect = simulator.TotalEffect(channel, _plans[channel].Grid[i]);
                _pass.Curves[channel][i][kept] = effect - without;
                var worth = _pass._model.HasUnitValue ? simulator.TotalWorth(channel, _plans[channel].Grid[i]) : effect;
                if (isPriced)
                    _pass.WorthCurves[channel][i][kept] = worth - worthless;
                _pass.CurveSteps[channel][i][kept] = simulator.TotalWorth(channel, _plans[channel].Stepped[i]) - worth;
            }
        }

        void Carryover(int draw, int kept, int channel, ReadOnlySpan<double> weights)
        {
            var (sum, delay) = (0.0, 0.0);
            for (var lag = 0; lag < weights.Length; lag++)
            {
                sum += weights[lag];
                delay += lag * weights[lag];
            }
            _pass.MeanLag[channel][draw] = delay / sum;
            if (kept >= 0)
                Shares(weights, _pass.Weights[channel], kept);
        }
    }

    /// <summary>Stores lag weights as shares of the effect.</summary>
    /// <param name="weights">Weight per lag.</param>
    /// <param name="store">[lag][draw].</param>
    /// <param name="draw">Where to store.</param>
    public static void Shares(ReadOnlySpan<double> weights, double[][] store, int draw)
    {
        var sum = Kernels.Sum(weights);
        for (var lag = 0; lag < weights.Length; lag++)
            store[lag][draw] = weights[lag] / sum;
    }
}
