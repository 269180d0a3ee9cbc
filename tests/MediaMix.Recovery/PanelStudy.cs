using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Recovery;

/// <summary>
/// Panels whose truth is drawn from the prior, fitted partially pooled, with every geo on its own, and added up to a nation:
/// what is said of the ROI of each channel over all geos together, and of its ROI in every geo.
/// </summary>
/// <param name="Geos">Number of geos.</param>
/// <param name="Weeks">Weeks.</param>
/// <param name="Channels">Number of channels.</param>
sealed record PanelStudy(int Geos, int Weeks, int Channels)
{
    public static IReadOnlyList<PanelStudy> All { get; } = [new(10, 104, 4), new(40, 156, 6), new(5, 60, 2)];

    public string Name => FormattableString.Invariant($"panel {Geos}x{Weeks}x{Channels}");

    ModelSpec Spec => new()
    {
        Outcome = "sales",
        Channels = [.. Enumerable.Range(1, Channels).Select(static m => new ChannelSpec { Name = $"channel_{m}", Spend = $"spend_{m}", Adstock = new GeometricAdstock { MaxLag = 8 } })],
        Controls = [new ControlSpec { Column = "price" }],
    };

    /// <summary>Every geo on its own: level, slope of the price, noise and effects; the shapes of responses are shared.</summary>
    ModelSpec Unpooled => Spec with
    {
        Channels = [.. Spec.Channels.Select(static c => c with { Pooling = Pooling.Unpooled })],
        Controls = [new ControlSpec { Column = "price", Pooling = Pooling.Unpooled }],
        Baseline = new BaselineSpec { InterceptPooling = Pooling.Unpooled },
        Noise = new NoiseSpec { Pooling = Pooling.Unpooled },
    };

    /// <summary>One replication: a truth, its data and the fits.</summary>
    /// <param name="number">Number of the replication: together with the seed it decides everything.</param>
    /// <param name="settings">Seed and length of the chains.</param>
    /// <param name="fits">Fits to run: <c>pooled</c>, <c>unpooled</c>, <c>national</c>.</param>
    public IReadOnlyList<PanelInterval> Run(int number, RecoverySettings settings, IReadOnlyList<string> fits)
    {
        var (design, prior, truth) = Draw(number, settings.Seed);
        var panel = PanelDesign.With(design, SimulatedOutcome.Draw(prior, truth, settings.Seed, number));
        var known = Rois(prior, truth);
        var sampler = new SamplerSpec { Warmup = settings.PanelWarmup, Draws = settings.Draws, Seed = settings.Seed + (ulong)number };
        var intervals = new List<PanelInterval>();
        foreach (var kind in fits)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var model = kind switch
            {
                "pooled" => Rebind(prior, panel),
                "unpooled" => Rebind(BoundModel.Bind(Unpooled, design), panel),
                _ => Rebind(BoundModel.Bind(Spec, PanelDesign.National(design)), PanelDesign.National(panel)),
            };
            var fit = ModelFit.Run(model, sampler, threads: 1);
            intervals.AddRange(Intervals(kind, number, fit, known, watch.Elapsed.TotalSeconds));
        }
        return intervals;
    }

    /// <summary>The design, the partially pooled model of it, and values drawn from its prior.</summary>
    /// <param name="number">Number of the replication.</param>
    /// <param name="seed">Seed of the study.</param>
    public (Panel Design, BoundModel Prior, double[] Truth) Draw(int number, ulong seed)
    {
        var design = PanelDesign.Create(Geos, Weeks, Channels);
        var prior = BoundModel.Bind(Spec, design);
        var truth = prior.AllocateValues();
        var rng = Rng.Create(seed + (ulong)(Geos * 1000), 0, number, (int)RngPurpose.Prior);
        foreach (var parameter in prior.Sampled)
            truth[parameter.Slot] = parameter.Prior.Quantile(rng.NextDouble());
        return (design, prior, truth);
    }

    /// <summary>Scales and priors stay those of the design: were they taken from the simulated outcome, they would know the truth.</summary>
    static BoundModel Rebind(BoundModel design, Panel panel) => BoundModel.Bind(design.Spec, panel, design.Constants);

    static IEnumerable<PanelInterval> Intervals(string kind, int number, FittedModel fit, double[][] known, double seconds)
    {
        var (simulator, values) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var geos = fit.Model.Panel.Geos;
        var draws = new double[fit.Draws.Count][][];
        for (var d = 0; d < draws.Length; d++)
        {
            fit.Values(d, values);
            draws[d] = Rois(fit.Model, values, simulator);
        }
        for (var m = 0; m < known.Length; m++)
        {
            for (var q = 0; q <= (geos.Count > 1 ? geos.Count : 0); q++)
            {
                double[] of = [.. draws.Select(d => d[m][q])];
                var chains = new ChainDraws(of, fit.Draws.Chains, fit.Draws.Iterations);
                double[] sorted = [.. of.Order()];
                yield return new PanelInterval(
                    kind, number, fit.Model.Spec.Channels[m].Name, q == 0 ? "all" : geos[q - 1], known[m][q],
                    Quantiles.Type7(sorted, 0.025), Quantiles.Type7(sorted, 0.5), Quantiles.Type7(sorted, 0.975), Rhat.Rank(chains), fit.Statistics.Divergences, seconds);
            }
        }
    }

    static double[][] Rois(BoundModel model, double[] values) => Rois(model, values, model.CreateSimulator());

    /// <summary>Per channel: the ROI of all geos together, then of every geo.</summary>
    static double[][] Rois(BoundModel model, double[] values, OutcomeSimulator simulator)
    {
        simulator.Load(values);
        var panel = model.Panel;
        return [.. model.Spec.Channels.Select((channel, m) => Of(panel.Series[channel.Spend!].Values, m))];

        double[] Of(double[] spend, int m) =>
            [simulator.WindowEffect(m) / spend.Sum(), .. Enumerable.Range(0, panel.Geos.Count).Select(g => simulator.WindowEffect(m, g) / spend.AsSpan(g * panel.Periods, panel.Periods).ToArray().Sum())];
    }
}
