using MediaMix.Testing;

namespace MediaMix.Recovery;

/// <summary>
/// What is recovered. Adstocks, saturations, strengths, forms of channels and parts of the baseline come from the component catalogue, so a new
/// one there is studied without a line here; what it does not list, such as kinds of errors, is one line in this file.
/// </summary>
static class RecoveryCatalog
{
    public static IReadOnlyList<RecoveryCase> All { get; } =
    [
        .. ComponentCatalog.Adstocks.Select(static c => OfTv($"adstock {c.Name}", Tv with { Adstock = c.Create() })),
        .. ComponentCatalog.Saturations.Select(static c => OfTv($"saturation {c.Name}", Tv with { Saturation = c.Create() })),
        .. ComponentCatalog.Strengths.Select(static name => OfTv($"strength {name}", Tv with { Strength = SmallWorld.StrengthOf(name) })),
        OfTv("channel by half-life", Tv with { Adstock = new GeometricAdstock { HalfLife = new LogNormalPrior(0, 0.7) } }),
        OfTv("channel not normalised", Tv with { Adstock = new DelayedAdstock { Normalize = false } }),
        OfTv("channel saturated first", Tv with { Order = TransformOrder.SaturationFirst }),
        OfTv("channel in money", Tv with { SaturationUnits = SaturationUnits.Natural }),
        OfTv("channel in money, logistic", Tv with { SaturationUnits = SaturationUnits.Natural, Saturation = new LogisticSaturation() }),
        OfTv("channel with history", Tv) with { History = 12 },
        new("channel organic", Plain with { Channels = [.. Plain.Channels, Email] }),
        .. ComponentCatalog.Linear.Select(static c => new RecoveryCase(c.Name, c.Spec with { Channels = Plain.Channels }, c.Step)),
        .. ComponentCatalog.Media.Select(static c => new RecoveryCase($"channel {c.Name}", c.Spec, c.Step)),
        Baseline("no trend or season", new BaselineSpec { Trend = new NoTrend(), Seasonality = [] }),
        Baseline("knot trend", new BaselineSpec { Trend = new KnotTrend() }),
        Baseline("season in rows", new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 13, Order = 2 }] }),
        Baseline("season monthly", new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Monthly, Order = 2 }] }),
        Baseline("season weekly", new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Weekly, Order = 3 }] }) with { Step = TimeStep.Day },
        Baseline("season with Laplace priors", new BaselineSpec { Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2, Prior = new LaplacePrior(0, 0.05) }] }),
        new("controls of all kinds", SmallWorld.Full() with { Channels = Plain.Channels }),
        new("controls as they are", Plain with { Scaling = Plain.Scaling with { StandardizeControls = false } }),
        new("errors student_t", Plain with { Likelihood = new StudentTErrors() }),
        new("errors log_normal", Plain with { Likelihood = new LogNormalErrors() }),
        new("errors by variance", Plain with { Noise = new NoiseSpec { IsVariance = true } }),
    ];

    static ChannelSpec Tv => new() { Name = "tv", Spend = "tv_spend" };

    static ChannelSpec Search => new() { Name = "search", Spend = "search_spend", Exposure = "clicks", Saturation = new LogisticSaturation() };

    static ChannelSpec Email => new() { Name = "email", Exposure = "emails" };

    static ModelSpec Plain => new() { Outcome = "sales", Channels = [Tv, Search], Controls = [new ControlSpec { Column = "price" }] };

    static RecoveryCase OfTv(string name, ChannelSpec tv) => new(name, Plain with { Channels = [tv, Search] });

    static RecoveryCase Baseline(string name, BaselineSpec baseline) => new(name, Plain with { Baseline = baseline });
}
