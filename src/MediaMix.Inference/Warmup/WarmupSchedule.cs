namespace MediaMix.Inference;

/// <summary>
/// When a warm-up renews its metric, as data: an early part with short windows (30 %), a main part with growing windows,
/// and a last part (15 %) that adapts the step size only. Two overlapping estimators are kept; at a switch the younger
/// one takes over and a new one starts.
/// </summary>
public sealed record WarmupSchedule
{
    const double EarlyShare = 0.30;
    const double FinalShare = 0.15;
    const int EarlyWindow = 10;
    const double FirstMainShare = 0.16;
    const double Growth = 1.5;
    const int LowRankInterval = 25;

    readonly bool[] _switches;

    WarmupSchedule(int length, int earlyEnd, int finalStart, bool[] switches) =>
        (Length, EarlyEnd, FinalStart, _switches) = (length, earlyEnd, finalStart, switches);

    /// <summary>Number of warm-up draws.</summary>
    public int Length { get; }

    /// <summary>First draw of the main part.</summary>
    public int EarlyEnd { get; }

    /// <summary>First draw of the last part; the metric is frozen from here on.</summary>
    public int FinalStart { get; }

    /// <summary>True when the estimators switch after this draw.</summary>
    /// <param name="draw">0-based warm-up draw.</param>
    public bool SwitchesAfter(int draw) => _switches[draw];

    /// <summary>
    /// True when a low-rank map is fitted after this draw: at switches, at intervals in the main part, and at its end.
    /// </summary>
    /// <param name="draw">0-based warm-up draw.</param>
    public bool FitsLowRankAfter(int draw) =>
        _switches[draw] || draw == FinalStart - 1
        || (draw >= EarlyEnd && draw < FinalStart && (draw + 1 - EarlyEnd) % LowRankInterval == 0);

    /// <summary>Builds the schedule.</summary>
    /// <param name="length">Number of warm-up draws, ≥ 0.</param>
    public static WarmupSchedule Create(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var earlyEnd = (int)(EarlyShare * length);
        var finalStart = length - (int)(FinalShare * length);
        var switches = new bool[length];
        for (var draw = EarlyWindow; draw <= earlyEnd; draw += EarlyWindow)
            switches[draw - 1] = true;
        var window = Math.Max(EarlyWindow, FirstMainShare * length);
        for (var draw = earlyEnd + window; draw + window * Growth <= finalStart; draw += window)
        {
            switches[(int)draw - 1] = true;
            window *= Growth;
        }
        return new WarmupSchedule(length, earlyEnd, finalStart, switches);
    }
}
