using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// Identification in plain words: per channel and pair of channels what the data settled, what they left to the prior, and what would help.
/// Thresholds are listed in docs/concepts/identification.md.
/// </summary>
sealed class Findings(FittedModel fit, IReadOnlyList<ChannelReturn> channels, IReadOnlyList<PriorPosterior> learning)
{
    const double LittleLearned = 0.5, Unmoved = 0.8, NarrowSpend = 0.3, NeverOff = 0.3, SmallShare = 0.05, SomeNegative = 0.05;

    readonly BoundModel _model = fit.Model;

    /// <summary>All of them, those that call for attention first, else in the order of rules and of the model.</summary>
    public IReadOnlyList<Finding> Of(IReadOnlyList<ChannelPair> pairs, InsightTables insights, FitDiagnostics diagnostics, LooEstimate loo) =>
    [
        .. Enumerable.Range(0, channels.Count).SelectMany(m => Channel(m, insights))
            .Concat(pairs.Select(Pair))
            .Concat(insights.Sensitivities.Where(s => s.IsMaterial && !IsLittle(s.Channel)).Select(Sensitivity).OfType<Finding>())
            .Concat(Baseline(diagnostics))
            .Concat(Geos(insights.GeoCorrelation))
            .Concat(PredictiveChecks.Findings(insights.Checks, _model.Spec))
            .Concat(InfluentialOutcomes.Findings(insights.Influential, loo, _model))
            .OrderByDescending(static f => f.Level),
    ];

    bool IsLittle(string channel) => channels.Any(c => c.Channel == channel && c.Contraction < LittleLearned);

    IEnumerable<Finding> Channel(int m, InsightTables insights)
    {
        var isLittle = IsLittle(channels[m].Channel);
        if (isLittle)
            yield return Learning(m, insights.Sensitivities.FirstOrDefault(s => s.Channel == channels[m].Channel));
        if (channels[m].Signal < ChannelSignal.Threshold)
            yield return Nothing(m);
        if (ExperimentCoverage.Of(_model, m) is > 0 and < ExperimentCoverage.Least and var coverage)
        {
            yield return new Finding(
                "partial_experiment", FindingLevel.Attention, channels[m].Channel,
                $"The experiments on {channels[m].Channel} cover geos with {NumberText.Percent(coverage)} of its media. They confirm its return there; elsewhere it rests on the data and on what geos share, so they do not give it grade A (threshold {NumberText.Percent(ExperimentCoverage.Least)}).",
                $"Test {channels[m].Channel} in geos that hold at least half of its media.");
        }
        var use = MediaUse.Of(_model, m);
        // Of a channel about which little is known at all, the curve goes without saying, unless its media are why.
        if (Shape(m, use, isLittle) is { } shape && !(isLittle && shape.Level == FindingLevel.Note))
            yield return shape;
        if (use.Mean > 0 && use.Least > NeverOff * use.Mean)
            yield return new Finding(
                "always_on", isLittle ? FindingLevel.Attention : FindingLevel.Note, channels[m].Channel,
                $"{channels[m].Channel} never pauses: its lowest period still has {NumberText.Percent(use.Least / use.Mean)} of the average one. What comes without it has never been seen.",
                $"Pause {channels[m].Channel} for some weeks, or in some regions.")
            {
                Brief = $"{channels[m].Channel} ({NumberText.Percent(use.Least / use.Mean)})",
            };
    }

    /// <summary>What the channel is credited with explains no more than chance does, and its prior leaves out nothing at all.</summary>
    Finding Nothing(int m)
    {
        var (channel, name) = (channels[m], channels[m].Channel);
        var isPositive = _model.Spec.Channels[m].Strength is not { } strength || strength.Prior.Support.Lower >= 0;
        var most = channel.Roi is { } roi ? $"an ROI of at most {NumberText.Significant(roi.Q95, 2)}" : $"at most {NumberText.Percent(channel.Share?.Q95 ?? channel.ShareMean)} of the outcome";
        return new Finding(
            "may_be_nothing", channel.SpendShare is 0 or >= SmallShare ? FindingLevel.Attention : FindingLevel.Note, name,
            $"The data could do without {name}: what it is credited with ({NumberText.Percent(channel.ShareMean)} of the outcome) explains no more than chance would.{(isPositive ? " Its prior is positive and cannot say zero, so neither can its interval: " : " ")}Read its number as {most}.",
            $"Plan as if {name} might bring nothing; an experiment on it, or more varied spend, would tell.")
        {
            Brief = $"{name} ({most})",
        };
    }

    Finding Learning(int m, ReturnSensitivity? sensitivity)
    {
        var (channel, name) = (channels[m], channels[m].Channel);
        var overlap = learning.FirstOrDefault(p => p.Channel == name && p.Quantity is "roi" or "contribution")?.Overlap ?? double.NaN;
        var (what, after) = channel.Roi is { } roi ? ("ROI", roi) : ("contribution", channel.Contribution);
        var message = overlap < 0.6
            ? $"The data moved {name} but did not narrow it: its {what} is {NumberText.WithRange(after)}{Before(channel.PriorRoi)}."
            : $"The data say little about {name}: its {what} of {NumberText.WithRange(after)} is mostly your prior{Before(channel.PriorRoi)}{(double.IsNaN(overlap) ? "" : $"; the two overlap by {NumberText.Percent(overlap)}")}.";
        var level = channel.SpendShare is 0 or >= SmallShare ? FindingLevel.Attention : FindingLevel.Note;
        var twice = sensitivity is { IsMaterial: true } ? $" Counting the priors twice would move it by about {NumberText.PercentChange(sensitivity.PriorShift)}." : "";
        return new Finding("learning", level, name, message + twice,
            $"Run an experiment on {name} (some regions or weeks without it), vary its spend more, or pool it with channels like it (groups).")
        {
            Brief = $"{name} {NumberText.WithRange(after)[..^1]}{(channel.PriorRoi is { } prior ? $", {NumberText.Range(prior)} before the data" : "")})",
        };

        static string Before(Estimate? prior) => prior is { } p ? $" ({NumberText.Range(p)} before the data)" : "";
    }

    /// <summary>A curve that is its prior; above all where the data never went where it bends.</summary>
    Finding? Shape(int m, MediaUse use, bool isLittle)
    {
        var name = channels[m].Channel;
        var curves = learning.Where(p => p.Channel == name && p.Key is TransformKey { Part: TransformPart.Saturation }).ToArray();
        if (curves.Length == 0 || !curves.All(static c => c.Overlap >= Unmoved))
            return null;
        var isNarrow = use.Variation < NarrowSpend;
        var half = HalfSaturation(m);
        var isBelow = half > use.Most;
        var range = $"per period {NumberText.Amount(use.Least, 2)} to {NumberText.Amount(use.Most, 2)}, {NumberText.Amount(use.Mean, 2)} on average";
        var why = isNarrow ? $"; its media hardly varied ({range})"
            : isBelow ? $"; its largest period ({NumberText.Amount(use.Most, 2)}) is still below the half-saturation of about {NumberText.Amount(half, 2)}" : "";
        return new Finding(
            "saturation_unseen", isNarrow || isBelow ? FindingLevel.Attention : FindingLevel.Note, name,
            $"The data say little about how {name} saturates: its curve is mostly your prior{why}.{(isLittle ? "" : " Its average return is known better than what more or less of it would bring.")}",
            $"Vary {name}: some weeks at twice the usual level, some at none. Until then keep plans near past spend.")
        {
            Brief = isNarrow || isBelow ? $"{name}{why}" : name,
        };
    }

    /// <summary>Posterior median of the half-saturation in natural exposure of one period and geo; NaN where the curve has none.</summary>
    double HalfSaturation(int m)
    {
        var (spec, facts) = (_model.Spec.Channels[m], _model.Constants.Channels[m]);
        var name = new TransformKey(spec.Name, TransformPart.Saturation, "half").Name;
        if (spec.Reach is not null || _model.Panel.Geos.Count > 1 || !fit.Draws.Contains(name))
            return double.NaN;
        double[] sorted = [.. fit.Draws[name].Order()];
        return Quantiles.Type7(sorted, 0.5) * (spec.SaturationUnits == SaturationUnits.Natural ? 1 : facts.ExposureScale);
    }

    static Finding Pair(ChannelPair pair)
    {
        var (a, b) = (pair.First, pair.Second);
        var together = pair.Roi is { } roi
            ? $"together they returned {NumberText.WithRange(roi)} per unit spent"
            : $"together they brought {NumberText.WithRange(pair.Effect)}";
        var message = pair.Correlation < 0
            ? $"The data cannot tell {a} from {b} (correlation of their log ROIs {NumberText.Fixed(pair.Correlation, 2)}): what one gains the other loses. Their sum is known to ±{NumberText.Percent(pair.Precision)}: {together}."
            : $"What is known of {a} and of {b} stands and falls together (correlation of their log ROIs {NumberText.Fixed(pair.Correlation, 2)}): if one is too high, so is the other. {char.ToUpperInvariant(together[0])}{together[1..]}, known to ±{NumberText.Percent(pair.Precision)}.";
        return new Finding("pair", FindingLevel.Attention, $"{a} + {b}", message,
            $"Judge the two together, test one of them alone, or spend on them at different times.");
    }

    static Finding? Sensitivity(ReturnSensitivity s)
    {
        var what = s.Channel == "all" ? "all paid media together" : s.Channel;
        var moves = $"counting the priors twice would move it by about {NumberText.PercentChange(s.PriorShift)}, counting the data twice by {NumberText.PercentChange(s.LikelihoodShift)}";
        var numbers = $"power-scaling sensitivity {NumberText.Fixed(s.Prior, 2)} to the priors, {NumberText.Fixed(s.Likelihood, 2)} to the data, notable from {ReturnSensitivity.Threshold}";
        var brief = $"{what} {NumberText.PercentChange(s.PriorShift)}";
        return s.Diagnosis switch
        {
            PowerScalingDiagnosis.StrongPrior => new Finding(
                "prior_decides", FindingLevel.Attention, s.Channel,
                $"The prior decides about {what}: {moves} ({numbers}).",
                $"Be sure that you mean the prior of {what}; if not, widen it. Only an experiment or more variation in spend can take its place.") { Brief = brief },
            PowerScalingDiagnosis.PriorDataConflict => new Finding(
                "prior_and_data", FindingLevel.Attention, s.Channel,
                $"Prior and data both decide about {what}: {moves} ({numbers}).",
                $"Look at prior against posterior of {what}: loosen the prior if it was a guess, or look for a missing driver if you are sure of it.") { Brief = brief },
            _ => null,
        };
    }

    static IEnumerable<Finding> Baseline(FitDiagnostics diagnostics)
    {
        var p = diagnostics.NegativeBaselineProbability;
        if (p > SomeNegative)
            yield return new Finding(
                "negative_baseline", p > 0.2 ? FindingLevel.Attention : FindingLevel.Note, "baseline",
                $"With probability {NumberText.Fixed(p, 2)} media is credited with more than the whole outcome, so that nothing, or less, would be left without it.",
                "Add the missing drivers of demand, or state lower priors for the channels.");
    }

    static IEnumerable<Finding> Geos(GeoCorrelation? geos)
    {
        if (geos is { IsMaterial: true })
            yield return new Finding("geos_move_together", FindingLevel.Attention, "geos", GeoMessage(geos), GeoRemedy);
    }

    /// <summary>What a panel whose errors go together means.</summary>
    public static string GeoMessage(GeoCorrelation geos) =>
        $"What the model leaves unexplained goes up and down together in all geos (mean correlation {NumberText.Fixed(geos.Correlation, 2)}): the total scatters {NumberText.Fixed(geos.SdRatio, 2)} times as much as the model believes (threshold {NumberText.Fixed(geos.Threshold, 2)}), and intervals of everything that geos share are too narrow{(geos.IsSevere ? $": above {NumberText.Fixed(GeoCorrelation.Severe, 0)} no channel is graded B" : "")}.";

    /// <summary>What to do about it.</summary>
    public const string GeoRemedy = "Something national is missing: give the trend more knots, up to one per period (trend: { type: knots, count: all, prior: { value: \"normal(0, 5)\" } }), a richer seasonal pattern, or a control for what happened everywhere.";
}
