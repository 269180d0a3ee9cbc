namespace MediaMix;

/// <summary>What one cycle of a Fourier term lasts.</summary>
public enum FourierCycle
{
    /// <summary>A stated number of rows.</summary>
    Rows,

    /// <summary>365.25 days, by day of the year.</summary>
    Yearly,

    /// <summary>The calendar month, by day of the month.</summary>
    Monthly,

    /// <summary>Seven days, by day of the week.</summary>
    Weekly,
}

/// <summary>A seasonal pattern as a sum of sines and cosines.</summary>
public sealed record FourierSpec : SeasonSpec
{
    /// <value>What one cycle lasts.</value>
    public required FourierCycle Cycle { get; init; }

    /// <value>Length of a cycle in rows, > 1; only with <see cref="FourierCycle.Rows"/>.</value>
    public double PeriodRows { get; init; }

    /// <value>Number of harmonics, ≥ 1.</value>
    public required int Order { get; init; }

    /// <value>True: the sd of the (normal) prior is divided by the number of the harmonic.</value>
    public bool DividesByHarmonic { get; init; }
}
