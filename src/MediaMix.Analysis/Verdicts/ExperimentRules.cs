using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>The rules about experiments: does the model without one expect what it found?</summary>
static class ExperimentRules
{
    const double Caution = 2;
    const double Severe = 3;

    public static IEnumerable<VerdictReason> Judge(IReadOnlyList<ExperimentResult> experiments)
    {
        foreach (var experiment in experiments.Where(static e => !(Math.Abs(e.Discrepancy) < Caution)))
        {
            var isSevere = !(Math.Abs(experiment.Discrepancy) <= Severe);
            var level = isSevere && !experiment.HasConfounding ? VerdictLevel.DoNotTrust : VerdictLevel.Caution;
            yield return new VerdictReason(
                level, experiment.Name, experiment.Discrepancy, isSevere ? Severe : Caution,
                string.Create(CultureInfo.InvariantCulture, $"The experiment {experiment.Name} and the model without it disagree: z = {experiment.Conflict:0.0}{Tail(experiment)}, where {(isSevere ? "beyond 3" : "2 to 3")} {(isSevere ? "is out of the question by chance" : "is rare by chance")}."),
                experiment.HasConfounding
                    ? "Check the experiment (window, sign, units, standard error) and look for a driver of demand that media follow and the model lacks."
                    : "Check the experiment (window, sign, units, standard error), or let the model allow for demand that media follow: confounding: normal(0, 0.7) in the channel.");
        }
    }

    /// <summary>
    /// True for a channel with experiments of its own, all of which agree with the model, in geos that have at least half of its media: one on several
    /// channels confirms their sum, and one in a small region that region.
    /// </summary>
    public static bool Confirm(string channel, IReadOnlyList<ExperimentResult> experiments, double coverage = 1)
    {
        var own = experiments.Where(e => e.Channels.Count == 1 && e.Channels[0] == channel).ToArray();
        return own.Length > 0 && coverage >= ExperimentCoverage.Least && own.All(static e => Math.Abs(e.Discrepancy) < Caution);
    }

    /// <summary>Said where the tail tells more than mean and variance do.</summary>
    static string Tail(ExperimentResult experiment) => experiment.Discrepancy.Equals(experiment.Conflict)
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" by mean and spread, {experiment.TailConflict:0.0} by the tail, for what the model expects is skewed");
}
