using MediaMix.Analysis;
using MediaMix.Inference;

namespace MediaMix.Reporting.Tests;

/// <summary>Parameter table, diagnostics and verdict of a sample fit.</summary>
internal static class SampleChecks
{
    public static ParameterSummary[] Parameters(IEnumerable<string> channels)
    {
        var rows = new List<ParameterSummary>
        {
            Row(new InterceptKey(), 220_000, 8_000, "normal(180000, 60000)", "Level of the outcome without anything else."),
            Row(new TrendKey(TrendPart.Slope), 29_800, 4_000, "normal(0, 110000)", null),
            Row(new NoiseKey(), 9_100, 500, "half_normal(42000)", "Standard deviation of what the model does not explain."),
        };
        foreach (var name in channels)
        {
            rows.Add(Row(new StrengthKey(name, StrengthKind.Roi), 2.1, 0.5, "lognormal(0.2, 0.9)", "Outcome per unit of spend."));
            rows.Add(Row(new TransformKey(name, TransformPart.Adstock, "decay"), 0.42, 0.08, "beta(2, 3)", "Share of the effect that is carried into the next period."));
            rows.Add(Row(new TransformKey(name, TransformPart.Saturation, "half"), 1.3, 0.7, "lognormal(0.2, 0.7)", null));
            rows.Add(Row(new TransformKey(name, TransformPart.Saturation, "slope"), 1.1, 0.3, "lognormal(0.1, 0.3)", null));
        }
        return [.. rows];
    }

    public static FitDiagnostics Diagnostics() => new()
    {
        Chains = 4,
        Warmup = 500,
        WarmupUsed = 300,
        Pass = new SamplerPass(0, 0.9, null),
        EarlierDivergences = 0,
        Draws = 1000,
        Seed = 42,
        Divergences = 3,
        MaxRhat = new Extreme("TV.saturation.half", 1.0063),
        MinEssBulk = new Extreme("TV.saturation.half", 1240),
        MinEssTail = new Extreme("noise", 1633),
        MinEbfmi = 0.87,
        MaxParetoK = 0.61,
        ElpdLoo = -1123.4,
        PLoo = 14.2,
        GradientEvaluations = 48_213,
        NegativeBaselineProbability = 0,
    };

    public static Verdict Verdict(VerdictLevel level, string channel)
    {
        var reasons = new List<VerdictReason>();
        if (level == VerdictLevel.DoNotTrust)
            reasons.Add(new VerdictReason(
                VerdictLevel.DoNotTrust, $"{channel}.roi", 1.09, 1.05,
                $"The chains disagree about {channel}.roi: R-hat is 1.09, above 1.05.",
                "Sample longer (sampler.warmup: 1000), or give the channel a tighter prior."));
        if (level != VerdictLevel.Trust)
        {
            reasons.Add(new VerdictReason(
                VerdictLevel.Caution, "residuals", 0.41, 0.3,
                "What the model misses one week it tends to miss the next: the autocorrelation of the residuals is 0.41, above 0.3.",
                "Add trend knots or a missing control; intervals are too narrow until then."));
            reasons.Add(new VerdictReason(
                VerdictLevel.Caution, "divergences", 3, 0,
                "3 of 4,000 draws ran into a region the sampler could not follow; none should.",
                "Raise sampler.target_accept to 0.95."));
        }
        return new Verdict(
            level,
            reasons,
            ["No experiment supports these numbers; demand drivers not in the data could bias them and no check here can see it."],
            ["holdout coverage: no holdout was set", "power-scaling sensitivity: not built yet"]);
    }

    static ParameterSummary Row(ParameterKey key, double mean, double sd, string? prior, string? meaning) => new(
        key.Name, mean, sd, sd / 40, mean - 1.96 * sd, mean - 1.645 * sd, mean - 0.674 * sd, mean, mean + 0.674 * sd,
        mean + 1.645 * sd, mean + 1.96 * sd, 1600, 1500, 1.0021, prior, meaning) { Key = key };
}
