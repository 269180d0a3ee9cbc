namespace MediaMix.Recovery;

/// <summary>How much is simulated and sampled.</summary>
/// <param name="Replications">Truths per case.</param>
/// <param name="Seed">Seed of truths, outcomes and fits.</param>
/// <param name="Draws">Kept draws of each of the four chains of a fit.</param>
/// <param name="Threads">Fits at the same time; changes no number.</param>
sealed record RecoverySettings(int Replications, ulong Seed, int Draws, int Threads)
{
    /// <summary>Replications for which the limits are made: right coverage breaks those of a quantity once in 4,000 times.</summary>
    public const int DefaultReplications = 200;

    public const int DefaultDraws = 250;

    /// <value>Warm-up draws of each chain of the studies of panels, whose fits take long; default 300.</value>
    public int PanelWarmup { get; init; } = 300;
}
