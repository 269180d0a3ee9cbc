namespace MediaMix.Inference;

/// <summary>Where a chain may start, and what it cost to find out.</summary>
/// <param name="Point">Candidates, one per attempt.</param>
/// <param name="Gradients">Gradient evaluations of the search, this chain's share of them.</param>
sealed record ChainStart(StartingPoint Point, long Gradients);
