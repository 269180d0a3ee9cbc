using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The seed of a fit within a study: the first number of a stream of its own, so that fits of one study share nothing and adding one changes no other.
/// Allocates nothing; thread-safe.
/// </summary>
public static class Seeds
{
    /// <summary>The seed of one fit.</summary>
    /// <param name="seed">The seed of the study, any value.</param>
    /// <param name="kind">What the fit is one of.</param>
    /// <param name="number">Its number among these.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static ulong Of(ulong seed, SeedKind kind, int number)
    {
        // The place of the chain tells kinds apart, the purpose those of before there were kinds. Neither number may change: old seeds would no longer replay.
        var (purpose, chain) = kind switch
        {
            SeedKind.Origin => (RngPurpose.Backtest, 0),
            SeedKind.Replicate => (RngPurpose.Refit, 1),
            SeedKind.Variant => (RngPurpose.Refit, 1_000),
            SeedKind.Placebo => (RngPurpose.Refit, 2_000),
            SeedKind.WithoutExperiment => (RngPurpose.Refit, 3_000),
            SeedKind.Step => (RngPurpose.Refit, 4_000),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of fit."),
        };
        return Rng.Create(seed, chain, number, (int)purpose).NextUInt64();
    }
}
