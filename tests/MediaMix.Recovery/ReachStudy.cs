using System.Globalization;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Recovery;

/// <summary>Fits Meridian's default model to worlds of <see cref="ReachWorld"/> and counts how often 90 % intervals hold the true ROI.</summary>
static class ReachStudy
{
    /// <summary>
    /// Meridian's default priors. Its half-saturation of a frequency, 0.1 + log-normal(0.7, 0.4), is the log-normal of the same mean
    /// and variance here.
    /// </summary>
    public static ModelSpec Spec => new()
    {
        Outcome = "revenue",
        Channels =
        [
            .. Enumerable.Range(0, ReachWorld.Channels - 1).Select(static m => Channel(m) with
            {
                Exposure = $"media_{m}",
                Saturation = new HillSaturation { Half = new TruncatedNormalPrior(0.8, 0.8, 0.1, 10), Slope = new FixedPrior(1) },
            }),
            Channel(ReachWorld.Channels - 1) with
            {
                Reach = $"media_{ReachWorld.Channels - 1}",
                Frequency = "frequency",
                Saturation = new HillSaturation { Half = new LogNormalPrior(0.7512, 0.3837), Slope = new LogNormalPrior(0.7, 0.4) },
            },
        ],
        Controls = [.. Enumerable.Range(0, 2).Select(static c => new ControlSpec { Column = $"control_{c}", Prior = new NormalPrior(0, 5), Pooling = new HierarchicalPooling(new HalfNormalPrior(5)) })],
        Baseline = new BaselineSpec
        {
            Intercept = new NormalPrior(0, 5),
            InterceptPooling = Pooling.Unpooled,
            Trend = new KnotTrend(ReachWorld.Weeks) { Value = new NormalPrior(0, 5) },
            Seasonality = [],
        },
        Noise = new NoiseSpec { Prior = new HalfNormalPrior(5), Pooling = Pooling.Shared },
        Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.Standardize), Media = new MediaScale(MediaScaleKind.MedianNonZero) },
    };

    static ChannelSpec Channel(int m) => new()
    {
        Name = $"channel_{m}",
        Spend = $"spend_{m}",
        Adstock = new GeometricAdstock { Decay = new UniformPrior(0, 1), MaxLag = ReachWorld.Lags - 1 },
        Strength = new RoiStrength(new LogNormalPrior(0.2, 0.9)),
        Pooling = new HierarchicalPooling(new HalfNormalPrior(1)),
    };

    /// <summary>Runs seeds one after the other and prints a line per channel.</summary>
    /// <param name="settings">Number of seeds, and length of the chains.</param>
    /// <param name="first">First seed.</param>
    /// <param name="isFromPrior">True to draw truths from the priors of the model, whose intervals then hold them as often as they say.</param>
    /// <param name="csv">A row per interval.</param>
    public static void Run(RecoverySettings settings, int first, bool isFromPrior, TextWriter csv)
    {
        csv.WriteLine("seed,channel,definition,truth,q5,median,q95,covered,rhat,divergences,seconds");
        var (covered, count) = (new int[2], 0);
        for (var seed = first; seed < first + settings.Replications; seed++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var world = new ReachWorld((ulong)(1320 + seed), isFromPrior);
            var fit = ModelFit.Run(BoundModel.Bind(Spec, world.Panel()), new SamplerSpec { Warmup = settings.PanelWarmup, Draws = settings.Draws, Seed = settings.Seed + (ulong)seed }, threads: settings.Threads);
            var worst = fit.Draws.Names.Max(name => Rhat.Rank(new ChainDraws(fit.Draws[name], fit.Draws.Chains, fit.Draws.Iterations)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {watch.Elapsed.TotalSeconds:0} s, divergences {fit.Statistics.Divergences}, largest R-hat of all parameters {worst:0.000}"));
            foreach (var (m, definition, draws) in Rois(fit))
            {
                var truth = definition == 0 ? world.Roi[m] : world.RoiInWindow[m];
                double[] sorted = [.. draws.Order()];
                var (low, median, high) = (Quantiles.Type7(sorted, 0.05), Quantiles.Type7(sorted, 0.5), Quantiles.Type7(sorted, 0.95));
                var rhat = Rhat.Rank(new ChainDraws(draws, fit.Draws.Chains, fit.Draws.Iterations));
                covered[definition] += low <= truth && truth <= high ? 1 : 0;
                count += definition;
                var line = string.Create(CultureInfo.InvariantCulture, $"{seed},channel_{m},{(definition == 0 ? "with carry-out" : "in window")},{truth:0.000},{low:0.000},{median:0.000},{high:0.000},{(low <= truth && truth <= high ? 1 : 0)},{rhat:0.000},{fit.Statistics.Divergences},{watch.Elapsed.TotalSeconds:0}");
                csv.WriteLine(line);
                Console.WriteLine("  " + line);
            }
            csv.Flush();
        }
        Console.WriteLine($"{covered[0]} of {count} true ROIs lie in their 90 % intervals with carry-out, {covered[1]} within the window.");
    }

    /// <summary>Draws of the ROI of every channel, with carry-out and within the window.</summary>
    static IEnumerable<(int Channel, int Definition, double[] Draws)> Rois(FittedModel fit)
    {
        var model = fit.Model;
        var (simulator, values, effect) = (model.CreateSimulator(), model.AllocateValues(), new double[model.Panel.Cells]);
        for (var m = 0; m < simulator.Channels; m++)
        {
            var (plan, spend) = (ChannelPlan.Actual(model, m), model.Constants.Channels[m].Spend);
            var (whole, inside) = (new double[fit.Draws.Count], new double[fit.Draws.Count]);
            for (var d = 0; d < whole.Length; d++)
            {
                fit.Values(d, values);
                simulator.Load(values);
                whole[d] = simulator.WindowEffect(m) / spend;
                simulator.Contribution(m, plan, effect);
                inside[d] = effect.Sum() / spend;
            }
            yield return (m, 0, whole);
            yield return (m, 1, inside);
        }
    }
}
