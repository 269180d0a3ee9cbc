using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>The rules of the verdict (statistical conventions, section 3), as far as their ingredients exist.</summary>
static class VerdictRules
{
    const string NoExperiment =
        "No experiment supports these numbers; demand drivers not in the data could bias them and no check here can see it.";

    const string Multiplicative =
        "This model is multiplicative: returns are what is lost without a channel, all others running, and such losses overlap; contributions split the same outcome so that they add up (decomposition: additive).";

    const string Losses =
        "This model is multiplicative: returns and contributions are what is lost without a channel, all others running (decomposition: counterfactual); such losses overlap, and what they count more than once is a component of its own.";

    const string NoHoldout = "coverage of a holdout (no outcome is held out): data.holdout, or mediamix backtest";

    const string NoSensitivity = "power-scaling sensitivity of prior and likelihood (too few draws)";

    public static Verdict Judge(
        FittedModel fit,
        ComponentPass components,
        ReturnPass returns,
        FittedSeries fitted,
        IReadOnlyList<ChannelReturn> channels,
        IReadOnlyList<ExperimentResult> experiments,
        FitDiagnostics diagnostics,
        HoldoutScore? holdout = null,
        InsightTables? insights = null)
    {
        var reasons = SamplingRules.Judge(diagnostics)
            .Concat(ExperimentRules.Judge(experiments))
            .Concat(ModelRules(fit, returns, fitted, channels, diagnostics))
            .Concat(HoldoutRules.Judge(holdout) is { } missed ? [missed] : Array.Empty<VerdictReason>())
            .Concat(InsightRules.Judge(insights))
            .OrderByDescending(static r => r.Level)
            .ToArray();
        var level = reasons.Length == 0 ? VerdictLevel.Trust : reasons[0].Level;
        string[] statements =
        [
            .. channels.Any(static c => c.Grade == Grade.A) ? Array.Empty<string>() : [NoExperiment],
            .. fit.Model.Spec.Likelihood is LogNormalErrors ? [ComponentPass.HasLosses(fit.Model) ? Losses : Multiplicative] : Array.Empty<string>(),
        ];
        string[] notChecked =
        [
            .. holdout is null ? [NoHoldout] : Array.Empty<string>(),
            .. insights is null or { Sensitivities.Count: 0 } ? [NoSensitivity] : Array.Empty<string>(),
            EvidenceRules.NoPlacebo,
            EvidenceRules.NoVariants,
        ];
        return new Verdict(level, reasons, statements, notChecked);
    }

    static IEnumerable<VerdictReason> ModelRules(
        FittedModel fit, ReturnPass returns, FittedSeries fitted, IReadOnlyList<ChannelReturn> channels, FitDiagnostics diagnostics)
    {
        var negative = diagnostics.NegativeBaselineProbability;
        if (negative > 0.2)
        {
            var level = negative > 0.8 ? VerdictLevel.DoNotTrust : VerdictLevel.Caution;
            yield return new VerdictReason(level, "baseline", negative, level == VerdictLevel.DoNotTrust ? 0.8 : 0.2,
                Text($"The probability that the baseline ({Baseline(fit.Model)}) is negative is {negative:0.00}: media gets more credit than there is outcome."),
                "Add the missing drivers of demand, or state lower priors for the channels.");
        }
        var residual = fitted.ResidualAutocorrelation;
        if (residual > 0.3)
        {
            var level = residual > 0.6 ? VerdictLevel.DoNotTrust : VerdictLevel.Caution;
            yield return new VerdictReason(level, "residuals", residual, level == VerdictLevel.DoNotTrust ? 0.6 : 0.3,
                Text($"What the model leaves unexplained is correlated from period to period ({residual:0.00}): something that moves slowly is missing, and intervals are too narrow."),
                Autocorrelated(fit.Model.Spec));
        }
        var observed = fit.Model.Constants.Outcome.Observed;
        if (diagnostics.PLoo > observed / 5.0)
        {
            yield return new VerdictReason(VerdictLevel.Caution, "p_loo", diagnostics.PLoo, observed / 5.0,
                Text($"The model uses about {diagnostics.PLoo:0} effective parameters for {observed} observations: it may follow noise."),
                "Give the model less freedom: fewer controls, holidays or channels, a stiffer trend or constant effectiveness, or tighter priors.");
        }
        if (Dominance(fit, returns) is { } dominance)
            yield return dominance;
        if (Believed(channels) is { } unbelieved)
            yield return unbelieved;
    }

    /// <summary>Subject of the reason that too little of the spend is graded A or B.</summary>
    public const string Channels = "channels";

    /// <summary>The reason that too little of the spend is graded A or B, or null.</summary>
    public static VerdictReason? Believed(IReadOnlyList<ChannelReturn> channels)
    {
        var paid = channels.Where(static c => c.Spend > 0).ToArray();
        var believed = paid.Where(static c => c.Grade is Grade.A or Grade.B).Sum(static c => c.SpendShare);
        return paid.Length == 0 || believed >= 0.5 ? null : new VerdictReason(
            VerdictLevel.Caution, Channels, believed, 0.5,
            Text($"Channels that the data (or an experiment) say something about cover {(believed > 0 ? Text($"only {100 * believed:0} %") : "none")} of paid spend; the other numbers are mostly your priors."),
            "Run an experiment on the largest channel, vary spend more, or merge channels that move together.");
    }

    static string Baseline(BoundModel model) =>
        model.Treatments.Count == 0 ? "the outcome without media" : "the outcome without media, and with every treatment at its baseline level";

    static string Autocorrelated(ModelSpec spec) => spec switch
    {
        { Noise.Autoregression: not null } => "The noise is autocorrelated already: add the missing driver, a richer seasonal pattern or a more flexible trend (trend: knots), or let its prior (noise.autocorrelation) reach higher.",
        { Likelihood: StudentTErrors } => "Add the missing driver, a richer seasonal pattern or a more flexible trend (trend: knots); or write likelihood: normal, where the noise can be autocorrelated.",
        _ => "Add the missing driver, a richer seasonal pattern or a more flexible trend (trend: knots); or let the noise be autocorrelated (noise: ar1), which widens the intervals to what the data support.",
    };

    /// <summary>A channel with little spend that takes nearly all of the media effect is usually a proxy for demand.</summary>
    static VerdictReason? Dominance(FittedModel fit, ReturnPass returns)
    {
        const double smallShare = 0.2, largeShare = 0.8;
        var constants = fit.Model.Constants;
        var paid = Enumerable.Range(0, constants.Channels.Count).Where(m => constants.Channels[m].Spend > 0).ToArray();
        foreach (var m in paid.Where(m => constants.Channels[m].Spend < smallShare * constants.TotalSpend))
        {
            var draws = returns.Effect[m].Length;
            var count = 0;
            for (var d = 0; d < draws; d++)
            {
                if (returns.Effect[m][d] > largeShare * paid.Sum(other => returns.Effect[other][d]))
                    count++;
            }
            var probability = count / (double)draws;
            if (probability > 0.5)
            {
                return new VerdictReason(VerdictLevel.Caution, constants.Channels[m].Name, probability, 0.5,
                    Text($"{constants.Channels[m].Name} has less than 20 % of spend but takes more than 80 % of the media effect with probability {probability:0.00}."),
                    "It probably stands for demand itself (as brand search does); add demand as a control or test the channel.");
            }
        }
        return null;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
