namespace MediaMix.Inference;

/// <summary>
/// When a warm-up renews its metric, as data: an early part with short windows, a main part with growing windows, and a
/// last part that adapts the step size only. At two, three and four fifths of the budget a chain may find that it has
/// settled; then the last part follows at once. Two overlapping estimators are kept; at a switch the younger one takes
/// over and a new one starts.
/// </summary>
public sealed record WarmupSchedule
{
    /// <summary>Fewer draws than this are never enough to find that a chain has settled.</summary>
    const int ShortestSettled = 200;

    const double FirstShare = 0.4;
    const double EarlyShare = 0.30;
    const double FinalShare = 0.15;
    const int EarlyWindow = 10;
    const double FirstMainShare = 0.16;
    const int LowRankInterval = 25;
    const double CentringShare = 0.30;

    readonly bool[] _switches;
    readonly int[] _decisions;

    WarmupSchedule(int length, int earlyEnd, int finalLength, bool[] switches, int[] decisions, int centring) =>
        (Length, EarlyEnd, FinalLength, _switches, _decisions, Centring) = (length, earlyEnd, finalLength, switches, decisions, centring);

    /// <summary>Number of warm-up draws, if the chain never finds that it has settled.</summary>
    public int Length { get; }

    /// <summary>First draw of the main part.</summary>
    public int EarlyEnd { get; }

    /// <summary>Number of draws of the last part, in which the metric is frozen.</summary>
    public int FinalLength { get; }

    /// <summary>First draw of the last part, if the chain never finds that it has settled.</summary>
    public int FinalStart => Length - FinalLength;

    /// <summary>Number of draws after which hierarchies choose their centring; 0 where there are none.</summary>
    public int Centring { get; }

    /// <summary>True when the estimators switch after this draw, unless the last part begins there.</summary>
    /// <param name="draw">0-based warm-up draw.</param>
    public bool SwitchesAfter(int draw) => _switches[draw];

    /// <summary>True when the chain may find after this draw that it has settled.</summary>
    /// <param name="draw">0-based warm-up draw.</param>
    public bool DecidesAfter(int draw) => _decisions.Contains(draw);

    /// <summary>
    /// True when a low-rank map is fitted after this draw: at switches, at intervals in the main part, and where the last
    /// part may begin.
    /// </summary>
    /// <param name="draw">0-based warm-up draw.</param>
    public bool FitsLowRankAfter(int draw) =>
        _switches[draw] || draw == FinalStart - 1
        || (draw >= EarlyEnd && draw < FinalStart && (draw + 1 - EarlyEnd) % LowRankInterval == 0);

    /// <summary>Builds the schedule.</summary>
    /// <param name="length">Number of warm-up draws, ≥ 0.</param>
    /// <param name="hasHierarchies">True to choose a centring after three tenths of the budget; a chain then settles later.</param>
    public static WarmupSchedule Create(int length, bool hasHierarchies = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        // The shortest warm-up that may come of it sets the pace; a chain that goes on only adds to it.
        var shortest = Math.Min(length, Math.Max(ShortestSettled, (int)(FirstShare * length)));
        var earlyEnd = (int)(EarlyShare * shortest);
        var finalLength = (int)(FinalShare * shortest);
        int[] decisions = [.. (hasHierarchies ? Enumerable.Range(3, 2) : Enumerable.Range(2, 3)).Select(fifth => fifth * length / 5).Where(static end => end >= ShortestSettled).Select(end => end - finalLength - 1)];
        var switches = new bool[length];
        for (var draw = EarlyWindow; draw <= earlyEnd; draw += EarlyWindow)
            switches[draw - 1] = true;
        var main = earlyEnd + Math.Max(EarlyWindow, (int)(FirstMainShare * shortest));
        if (main <= length - finalLength && shortest > EarlyWindow)
            switches[main - 1] = true;
        // A window that has not settled the chain is not waited for any longer.
        foreach (var decision in decisions)
            switches[decision] = true;
        return new WarmupSchedule(length, earlyEnd, finalLength, switches, decisions, hasHierarchies ? (int)(CentringShare * length) : 0);
    }
}
