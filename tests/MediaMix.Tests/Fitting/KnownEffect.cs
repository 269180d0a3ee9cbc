using MediaMix.Numerics;

namespace MediaMix.Tests.Fitting;

/// <summary>An outcome of 1000 per period, a channel without carryover, one more effect that is known, and noise of sd 10.</summary>
static class KnownEffect
{
    public const double Level = 1000, NoiseSd = 10;

    /// <summary>A panel with the effect, by fitted row.</summary>
    public static Panel Panel(TimeAxis axis, Func<int, double> effect, int history = 0, params Series[] more)
    {
        var rng = Rng.Create(3, 0, 0, 904);
        var (spend, outcome) = (new double[axis.Count], new double[axis.Count]);
        for (var t = 0; t < axis.Count; t++)
        {
            spend[t] = 100 * rng.NextDouble();
            outcome[t] = Level + 2 * spend[t] + effect(t - history) + NoiseSd * rng.NextNormal();
        }
        return new Panel(
            axis, ["national"], new Series("sales", SeriesUnit.Outcome, outcome), [new Series("tv", SeriesUnit.Spend, spend), .. more], null, history);
    }

    /// <summary>Posterior means by name, of one short chain; all but scales and the channel is integrated out.</summary>
    public static Func<string, double> Fit(Panel panel, BaselineSpec baseline, SpecList<ControlSpec>? controls = null)
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels =
            [
                new ChannelSpec
                {
                    Name = "tv", Spend = "tv", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new RoiStrength(new LogNormalPrior(0.5, 0.5)),
                },
            ],
            Controls = controls ?? [],
            Baseline = baseline,
            Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) },
        };
        var draws = ModelFit.Run(spec, panel, new SamplerSpec { Chains = 1, Warmup = 200, Draws = 400, Seed = 11 }).Draws;
        return name => draws[name].Average();
    }
}
