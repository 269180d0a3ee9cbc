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
        var now = $"{name} went from {NumberText.Mean(move.Before)} to {NumberText.Mean(move.After)} (90 %: {NumberText.Range(move.After)})";
        if (move.IsNoise)
            return $"{now}, no further than chance in sampling moves it";
        (string Name, double Value)[] parts = [("the data", move.Data), ("the priors", move.Priors), ("the specification", move.Specification)];
        var largest = parts.MaxBy(static p => Math.Abs(p.Value));
        var rest = string.Join(", ", parts.Where(p => p != largest).Select(static p => $"{Change(p.Value)} from {p.Name}"));
        return $"{now}, mostly because of {largest.Name} ({Change(largest.Value)}; {rest})";
    }

    /// <summary>A change with its sign.</summary>
    /// <param name="value">The change.</param>
    public static string Change(double value) => value == 0 ? "0" : $"{(value > 0 ? "+" : "")}{NumberText.Significant(value, 2)}";
}
