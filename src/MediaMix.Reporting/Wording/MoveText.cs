using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Why a return moved between two runs, as a sentence without a full stop.</summary>
public static class MoveText
{
    /// <summary><c>tv: 1.8 → 1.5 (90 %: 1.1–2.0); −0.31 = data −0.35, priors +0.04, specification 0</c>.</summary>
    /// <param name="move">The move.</param>
    public static string Sentence(ReturnMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var name = Sentences.Name(move.Channel == "all" ? "all paid media" : move.Channel);
        if (move.IsNoise)
            return $"{name} stayed at {NumberText.Mean(move.After)} (90 %: {NumberText.Range(move.After)}): the difference is no larger than chance in sampling makes it";
        var now = $"{name} went from {NumberText.Mean(move.Before)} to {NumberText.Mean(move.After)} (90 %: {NumberText.Range(move.After)})";
        (string Name, double Value)[] parts = [("the data", move.Data), ("the priors", move.Priors), ("the specification", move.Specification)];
        var largest = parts.MaxBy(static p => Math.Abs(p.Value));
        var rest = string.Join(", ", parts.Where(p => p != largest).Select(p => $"{Change(p.Value, move)} from {p.Name}"));
        return $"{now}, mostly because of {largest.Name} ({Change(largest.Value, move)}; {rest})";
    }

    /// <summary>What is said of two runs that differ in nothing but how they were sampled.</summary>
    public const string Same = "Both runs fit the same model with the same priors to the same data: what differs comes from sampling alone, and less of it with more draws.";

    /// <summary>A change, or a part of it, with its sign, one digit finer than the return itself is told.</summary>
    /// <param name="value">The change.</param>
    /// <param name="move">The move that it belongs to.</param>
    public static string Change(double value, ReturnMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var text = NumberText.Difference(value, move.After);
        return !text.AsSpan().ContainsAnyInRange('1', '9') ? "0" : value > 0 ? "+" + text : text;
    }
}
