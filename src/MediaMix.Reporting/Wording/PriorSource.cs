using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The run that a fit took priors from, and what was to be thought of it. Immutable and thread-safe.</summary>
/// <param name="Run">Its folder, as the model file names it.</param>
/// <param name="Inflate">Factor by which its posterior was widened.</param>
/// <param name="Level">Its verdict.</param>
/// <param name="Reasons">Why, of the rules that object most.</param>
public sealed record PriorSource(string Run, double Inflate, VerdictLevel Level, IReadOnlyList<string> Reasons)
{
    /// <summary>True where what it says should be no prior of anything.</summary>
    public bool IsDoubtful => Level == VerdictLevel.DoNotTrust;

    /// <summary>What was taken and how far it is to be trusted, as sentences without the last full stop.</summary>
    public string Sentence
    {
        get
        {
            var start = $"Priors come from the run {Sentences.Name(Run)}, made {NumberText.Stated(Inflate)} times as wide; its verdict was “{VerdictText.Label(Level).ToLowerInvariant()}”";
            if (!IsDoubtful || Reasons.Count == 0)
                return start;
            var others = Reasons.Count - 1;
            var more = others == 0 ? "" : $" ({NumberText.Count(others)} other {(others == 1 ? "check objects" : "checks object")}, too)";
            return $"{start}: {Sentences.Name(Reasons[0].TrimEnd('.'))}{more}. What it got wrong is a prior here";
        }
    }
}
