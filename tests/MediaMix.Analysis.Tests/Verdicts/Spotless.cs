using MediaMix.Inference;

namespace MediaMix.Analysis.Tests.Verdicts;

/// <summary>Results that no rule objects to; tests spoil one thing at a time.</summary>
static class Spotless
{
    public static FitDiagnostics Diagnostics { get; } = new()
    {
        Chains = 4,
        Warmup = 500,
        WarmupUsed = 300,
        Pass = new SamplerPass(0, 0.9, null),
        EarlierDivergences = 0,
        Draws = 1000,
        Seed = 1,
        Divergences = 0,
        MaxRhat = new Extreme("tv.roi", 1.0),
        MinEssBulk = new Extreme("tv.roi", 4000),
        MinEssTail = new Extreme("tv.roi", 4000),
        MinEbfmi = 1,
        MaxParetoK = 0.2,
        ElpdLoo = -100,
        PLoo = 1,
        GradientEvaluations = 1,
        NegativeBaselineProbability = 0,
    };

    public static FittedSeries Fitted { get; } = new([], [], new Band([], [], [], []), 1, 0, 1, ResidualAutocorrelation: 0);

    public static ExperimentResult Experiment(string channel) => new()
    {
        Name = $"{channel} test",
        Channels = [channel],
        Window = new PeriodSpan("1", "8"),
        Quantity = "lift",
        Stated = 100,
        StandardError = 10,
        Prior = default,
        Without = default,
        With = default,
        Conflict = 0,
        ParetoK = 0.1,
        IsRefitted = false,
        HasConfounding = false,
    };

    public static ChannelReturn Channel(string name, double spendShare, Grade grade) => new()
    {
        Channel = name,
        Spend = spendShare,
        SpendShare = spendShare,
        Contribution = default,
        ShareMean = 0,
        Roi = null,
        MarginalRoi = null,
        CostPerUnit = null,
        PriorRoi = null,
        Contraction = 1,
        Twin = null,
        Grade = grade,
    };
}
