namespace MediaMix;

/// <summary>
/// Periods of the fitted window that the likelihood leaves out although their outcome is known, such as a lockdown or a broken
/// tracker. Their media still carries over and still counts in contributions and returns.
/// </summary>
/// <param name="First">First period left out, 0-based within the window.</param>
/// <param name="Last">Last period left out, ≥ <paramref name="First"/>, inside the window.</param>
/// <param name="Why">The reason, for the readers of the results.</param>
public sealed record Exclusion(int First, int Last, string Why)
{
    /// <summary>Number of periods.</summary>
    public int Count => Last - First + 1;

    /// <summary>True for a period that is left out.</summary>
    /// <param name="period">0-based period of the window.</param>
    public bool Contains(int period) => period >= First && period <= Last;
}
