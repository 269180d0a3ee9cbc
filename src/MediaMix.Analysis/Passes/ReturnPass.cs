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

    ReturnPass(FittedModel fit)
    {
        _model = fit.Model;
        var channels = _model.Spec.Channels.Count;
        _stride = DrawPass.BandStride(fit);
        var kept = DrawPass.BandDraws(fit);
        PaidEffect = new double[fit.Draws.Count];
        Effect = BandBuilder.Allocate(channels, fit.Draws.Count);
        MarginalEffect = BandBuilder.Allocate(channels, fit.Draws.Count);
        Curves = [.. Enumerable.Range(0, channels).Select(_ => BandBuilder.Allocate(Multipliers.Length, kept))];
        CurveSteps = [.. Enumerable.Range(0, channels).Select(_ => BandBuilder.Allocate(Multipliers.Length, kept))];
        Weights = [.. _model.Constants.Channels.Select(c => BandBuilder.Allocate(c.MaxLag + 1, kept))];
        MeanLag = BandBuilder.Allocate(channels, fit.Draws.Count);
    }

    /// <summary>Effect of the media inside the window, later carryover included, [channel][draw].</summary>
    public double[][] Effect { get; }

    /// <summary>Effect of the media of all paid channels together, per draw.</summary>
    public double[] PaidEffect { get; }

    /// <summary>Effect of one step more of spend in every period of the window, [channel][draw].</summary>
    public double[][] MarginalEffect { get; }

    /// <summary>Effect at each multiple of the spend, [channel][multiple][kept draw].</summary>
    public double[][][] Curves { get; }

    /// <summary>Further effect of one step more at each multiple, [channel][multiple][kept draw].</summary>
    public double[][][] CurveSteps { get; }

    /// <summary>Share of the effect per lag, [channel][lag][kept draw].</summary>
    public double[][][] Weights { get; }

    /// <summary>Mean delay, [channel][draw].</summary>
    public double[][] MeanLag { get; }

    public static ReturnPass Run(FittedModel fit)
    {
        var pass = new ReturnPass(fit);
        DrawPass.Run(fit, _ => new Visitor(pass));
        return pass;
    }

    sealed class Visitor : IDrawVisitor
    {
        readonly ReturnPass _pass;
        readonly (ChannelPlan[] Grid, ChannelPlan[] Stepped)[] _plans;
        readonly int[] _paid;

        public Visitor(ReturnPass pass)
        {
            _pass = pass;
            var channels = pass._model.Spec.Channels.Count;
            _plans = [.. Enumerable.Range(0, channels).Select(m => Plans(ChannelPlan.Actual(pass._model, m)))];
            _paid = pass._model.PaidChannels();
        }

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            _pass.PaidEffect[draw] = simulator.WindowEffect(_paid);
            var kept = draw % _pass._stride == 0 ? draw / _pass._stride : -1;
            for (var m = 0; m < _plans.Length; m++)
            {
                _pass.Effect[m][draw] = simulator.WindowEffect(m);
                var one = Array.IndexOf(Multipliers, 1.0);
                _pass.MarginalEffect[m][draw] = simulator.TotalEffect(m, _plans[m].Stepped[one]) - simulator.TotalEffect(m, _plans[m].Grid[one]);
                Carryover(draw, kept, m, simulator.LagWeights(m));
                if (kept >= 0)
                    Curve(kept, m, simulator);
            }
        }

        static (ChannelPlan[] Grid, ChannelPlan[] Stepped) Plans(ChannelPlan actual) => (
            [.. Multipliers.Select(actual.ScaleWindow)],
            [.. Multipliers.Select(m => actual.ScaleWindow(m + Step))]);

        void Curve(int kept, int channel, OutcomeSimulator simulator)
        {
            var without = simulator.TotalEffect(channel, _plans[channel].Grid[0]);
            for (var i = 0; i < Multipliers.Length; i++)
            {
                var effect = simulator.TotalEffect(channel, _plans[channel].Grid[i]);
                _pass.Curves[channel][i][kept] = effect - without;
                _pass.CurveSteps[channel][i][kept] = simulator.TotalEffect(channel, _plans[channel].Stepped[i]) - effect;
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
            if (kept < 0)
                return;
            for (var lag = 0; lag < weights.Length; lag++)
                _pass.Weights[channel][lag][kept] = weights[lag] / sum;
        }
    }
}
