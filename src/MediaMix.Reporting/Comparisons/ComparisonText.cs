using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a comparison of runs says, in plain sentences without a full stop.</summary>
public static class ComparisonText
{
    const double FarApart = 2;

    /// <summary>What elpd is, for people who have never met it.</summary>
    public const string ElpdMeaning = "elpd is the sum of the log densities that a model gives to outcomes it has not seen, each left out in turn; larger is better, and a difference counts when it is more than two standard errors and at least 4";

    /// <summary>Who predicts best, and whether that is certain.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Headline(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var best = Sentences.Name(comparison.Ranks[0].Run.Name);
        var tied = comparison.Ranks.Skip(1).Where(static r => !IsWorse(r)).Select(static r => Sentences.Name(r.Run.Name)).ToArray();
        return tied.Length == 0
            ? $"{best} predicts best"
            : $"{best} predicts best, but {string.Join(", ", tied)} cannot be told apart from it";
    }

    /// <summary>True where a run is clearly behind the best: by more than two standard errors, and by at least 4.</summary>
    public static bool IsWorse(RunRank rank)
    {
        ArgumentNullException.ThrowIfNull(rank);
        return rank.Difference.ElpdDifference <= -4 && -rank.Difference.ElpdDifference > FarApart * rank.Difference.StandardError;
    }

    /// <summary>A difference with its standard error: <c>−12.3 (±4.1)</c>; nothing for the best.</summary>
    public static string Difference(RunRank rank)
    {
        ArgumentNullException.ThrowIfNull(rank);
        var d = rank.Difference;
        return d is { ElpdDifference: 0, StandardError: 0 } ? "0" : $"{NumberText.Fixed(d.ElpdDifference, 1)} (±{NumberText.Fixed(d.StandardError, 1)})";
    }

    /// <summary>A number with one decimal.</summary>
    public static string OneDecimal(double value) => NumberText.Fixed(value, 1);
}
