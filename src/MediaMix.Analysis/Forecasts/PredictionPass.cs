using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Predicts with every draw that is kept for bands. Results do not depend on the number of threads.</summary>
public static class PredictionPass
{
    /// <summary>Predicts.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="panel">Its panel with the periods to predict behind the window.</param>
    /// <param name="token">Heeded before every draw.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Prediction Run(FittedModel fit, Panel panel, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(panel);
        var (stride, kept) = (DrawPass.BandStride(fit), DrawPass.BandDraws(fit));
        var probe = OutcomeForecast.Create(fit.Model, panel);
        var store = new Store(probe.Horizon, fit.Model.Spec.Channels.Count, kept);
        var run = new Execution(Token: token);
        DrawPass.Walk(fit, () => (Forecast: OutcomeForecast.Create(fit.Model, panel), Values: fit.Model.AllocateValues()), draw => draw % stride == 0, (_, draw, work) =>
        {
            var (chain, iteration) = Math.DivRem(draw, fit.Draws.Iterations);
            fit.Values(draw, work.Values);
            var rng = Rng.Create(fit.Sampler.Seed, chain, iteration, (int)RngPurpose.Forecast);
            work.Forecast.Load(work.Values, ref rng);
            store.Take(draw / stride, work.Forecast, fit.Model, ref rng);
        }, run);
        return store.Result(fit.Model, panel, probe);
    }

    sealed class Store(PlanHorizon horizon, int channels, int kept)
    {
        readonly double[][] _expected = BandBuilder.Allocate(horizon.Cells, kept);
        readonly double[][] _outcome = BandBuilder.Allocate(horizon.Cells, kept);
        readonly double[][] _effect = BandBuilder.Allocate(channels, kept);

        public void Take(int draw, OutcomeForecast forecast, BoundModel model, ref Rng rng)
        {
            var (cells, media) = (new double[horizon.Cells], new double[horizon.Cells]);
            forecast.Expected(cells);
            for (var m = 0; m < channels; m++)
            {
                forecast.Media(m, media);
                _effect[m][draw] = model.Spec.Likelihood is LogNormalErrors ? Lost(cells, media) : Kernels.Sum(media);
            }
            Keep(_expected, draw, cells);
            forecast.Scatter(ref rng, cells);
            Keep(_outcome, draw, cells);
        }

        public Prediction Result(BoundModel model, Panel panel, OutcomeForecast forecast)
        {
            var (periods, geos) = (horizon.Periods, horizon.Geos);
            var means = _expected.Select(static draws => draws.Average()).ToArray();
            return new Prediction
            {
                Periods = horizon.Axis,
                Geos = model.Panel.Geos,
                Outcome = Band(Enumerable.Range(0, periods).Select(t => Enumerable.Range(0, geos).Select(g => g * periods + t).ToArray())),
                OutcomeByGeo = geos == 1 ? [] : [.. Enumerable.Range(0, geos).Select(g => Band(Enumerable.Range(0, periods).Select(t => new[] { g * periods + t })))],
                Total = BandBuilder.Estimate(Sum(_outcome, [.. Enumerable.Range(0, horizon.Cells)])) with { Mean = means.Sum() },
                ExpectedTotal = BandBuilder.Estimate(Sum(_expected, [.. Enumerable.Range(0, horizon.Cells)])),
                Channels = [.. model.Spec.Channels.Select((channel, m) => (channel.Name, Spend(channel, panel), BandBuilder.Estimate(_effect[m])))],
                Beyond = PlannedBeyond.Of(model, panel, horizon.Start),
                Fresh = forecast.Fresh,
            };

            Band Band(IEnumerable<int[]> groups)
            {
                var cells = groups.ToArray();
                return BandBuilder.Build([.. cells.Select(group => Sum(_outcome, group))], [.. cells.Select(group => group.Sum(cell => means[cell]))]);
            }
        }

        double Spend(ChannelSpec channel, Panel panel) => channel.Spend is not { } column ? 0
            : panel.WindowOf(column).Where((_, cell) => cell % panel.Periods >= horizon.Start).Sum();

        /// <summary>A channel's part of the log acts as a factor: without it this much is lost.</summary>
        static double Lost(double[] expected, double[] part)
        {
            var sum = 0.0;
            for (var cell = 0; cell < expected.Length; cell++)
                sum -= expected[cell] * ScalarMath.Expm1(-part[cell]);
            return sum;
        }

        static void Keep(double[][] store, int draw, double[] cells)
        {
            for (var cell = 0; cell < cells.Length; cell++)
                store[cell][draw] = cells[cell];
        }

        double[] Sum(double[][] store, int[] cells)
        {
            var sums = new double[kept];
            foreach (var cell in cells)
                Kernels.Add(sums, store[cell], sums);
            return sums;
        }
    }
}
