namespace MediaMix.Inference;

/// <summary>What a warm-up leaves: all that the draws after it depend on, besides the seed.</summary>
/// <param name="Map">The metric, frozen.</param>
/// <param name="StepSize">Step size in whitened coordinates.</param>
/// <param name="Centring">Coordinates of the chain, where they are not those of the density; frozen.</param>
/// <param name="Position">Where the chain stands, in its own coordinates, length d.</param>
/// <param name="Iterations">Warm-up transitions made.</param>
/// <param name="Gradients">Gradient evaluations made, starts and step searches included.</param>
sealed record WarmedChain(AffineMap Map, double StepSize, CentringMap? Centring, double[] Position, int Iterations, long Gradients);
