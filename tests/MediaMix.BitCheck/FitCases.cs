using MediaMix.Testing;

namespace MediaMix.BitCheck;

/// <summary>A model with its simulated data.</summary>
/// <param name="Name">Name in the output.</param>
/// <param name="Spec">The model.</param>
/// <param name="Panel">The data.</param>
sealed record FitCase(string Name, ModelSpec Spec, Panel Panel);

/// <summary>Small models that together pass through every adstock, saturation, strength, order and coordinate of the sampler.</summary>
static class FitCases
{
    /// <summary>Short, because a process without hardware vectors is about a hundred times slower.</summary>
    public static SamplerSpec Sampler { get; } = new() { Chains = 2, Warmup = 60, Draws = 40, Seed = 3 };

    public static IReadOnlyList<FitCase> Models =>
    [
        new("demo", DemoWorld.AnalystModel, DemoWorld.Create(7).Panel),
        new("delayed + Hill", DelayedHill, SmallWorld.Panel(periods: 61, history: 5)),
        new("geometric + logistic", GeometricLogistic, SmallWorld.Panel(periods: 53, seed: 2)),
        new("knots + autoregressive noise", Autoregressive, SmallWorld.Panel(periods: 53, seed: 2, isMissing: static t => t is 4 or 5)),
    ];

    static ModelSpec DelayedHill => SmallWorld.Full(new ChannelSpec
    {
        Name = "tv",
        Spend = "tv_spend",
        Adstock = new DelayedAdstock { MaxLag = 9 },
        Strength = new CoefficientStrength(new HalfNormalPrior(0.5)),
    });

    static ModelSpec Autoregressive => GeometricLogistic with
    {
        Baseline = new BaselineSpec { Trend = new KnotTrend(4) },
        Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() },
        Likelihood = new NormalErrors { Weights = "stores" },
    };

    // Laplace priors are not integrated out, and saturation before carryover takes the other way back.
    static ModelSpec GeometricLogistic => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec
            {
                Name = "search",
                Spend = "search_spend",
                Adstock = new GeometricAdstock { MaxLag = 7 },
                Saturation = new LogisticSaturation(),
                Strength = new RoiStrength(new LogNormalPrior(0.5, 0.7)),
            },
            new ChannelSpec
            {
                Name = "tv",
                Spend = "tv_spend",
                Adstock = new GeometricAdstock { MaxLag = 4 },
                Saturation = new LogisticSaturation(),
                Strength = new ContributionStrength(new BetaPrior(2, 15)),
                Order = TransformOrder.SaturationFirst,
            },
        ],
        Controls = [new ControlSpec { Column = "price", Prior = new LaplacePrior(0, 0.2) }, new ControlSpec { Column = "promotion" }],
    };
}
