namespace MediaMix.Analysis;

/// <summary>What fits with the end of the data stepped back say of every channel's return. Pure data.</summary>
public sealed record RoiStability
{
    /// <summary>Overlap above which two successive posteriors count as the same.</summary>
    public const double Stable = 0.8;

    /// <value>Name of the model, or null.</value>
    public required string? Name { get; init; }

    /// <value>Periods of the window of all data.</value>
    public required TimeAxis Periods { get; init; }

    /// <value>How many periods are cut off the end in each fit, ascending; the first is 0.</value>
    public required IReadOnlyList<int> Cuts { get; init; }

    /// <value>The state of each fit.</value>
    public required IReadOnlyList<FitHealth> Fits { get; init; }

    /// <value>Per paid channel, in model order.</value>
    public required IReadOnlyList<ChannelStability> Channels { get; init; }
}

/// <summary>The return of one channel, fit by fit.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="SpendShare">Share of the paid spend of all data.</param>
/// <param name="Roi">Return in each fit; null where the channel had no media yet.</param>
/// <param name="Overlap">Overlap of each fit's posterior with that of the one before it, which has more data, from 0 to 1: ∫min(p, q) of the densities of log ROI. NaN for the first and where there is none.</param>
public sealed record ChannelStability(string Channel, double SpendShare, IReadOnlyList<Estimate?> Roi, IReadOnlyList<double> Overlap)
{
    /// <summary>A channel with at least this share of the spend is a big one.</summary>
    public const double BigShare = 0.1;

    /// <summary>Smallest overlap of two successive fits; NaN with a single fit.</summary>
    public double LeastOverlap => Overlap.Where(static o => !double.IsNaN(o)).DefaultIfEmpty(double.NaN).Min();

    /// <summary>True where all successive posteriors overlap by more than <see cref="RoiStability.Stable"/>.</summary>
    public bool IsStable => !(LeastOverlap <= RoiStability.Stable);

    /// <summary>True for a channel that gets much of the money and whose return is not settled.</summary>
    public bool IsFlagged => SpendShare >= BigShare && !IsStable;
}
