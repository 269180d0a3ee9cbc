using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The verdict in words, for terminal and report alike.</summary>
public static class VerdictText
{
    /// <summary>The level as files write it: <c>trust</c>, <c>caution</c> or <c>do_not_trust</c>.</summary>
    public static string Key(VerdictLevel level) => level switch
    {
        VerdictLevel.Trust => "trust",
        VerdictLevel.Caution => "caution",
        VerdictLevel.DoNotTrust => "do_not_trust",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such verdict."),
    };

    /// <summary>The level in one or two words.</summary>
    public static string Label(VerdictLevel level) => level switch
    {
        VerdictLevel.Trust => "Trust",
        VerdictLevel.Caution => "Caution",
        VerdictLevel.DoNotTrust => "Do not trust",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such verdict."),
    };

    /// <summary>What the verdict means for the reader, as one sentence without a full stop.</summary>
    public static string Headline(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var count = verdict.Reasons.Count;
        return verdict.Level switch
        {
            VerdictLevel.Trust => "These numbers passed every check that was run",
            VerdictLevel.Caution => $"Use these numbers with care: {Objections(count)}",
            _ => $"Do not act on these numbers: {Objections(count)}",
        };
    }

    static string Objections(int count) => count == 1 ? "one check objects" : $"{NumberText.Count(count)} checks object";
}
