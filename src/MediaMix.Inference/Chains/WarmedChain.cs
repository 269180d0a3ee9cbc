namespace MediaMix.Inference;

/// <summary>What a warm-up leaves: all that the draws after it depend on, besides the seed.</summary>
/// <param name="Map">The metric, frozen.</param>
/// <param name="StepSize">Step size in whitened coordinates.</param>
/// <param name="Position">Where the chain stands, length d.</param>
/// <param name="Iterations">Warm-up transitions made.</param>
/// <param name="Gradients">Gradient evaluations made, starts and step searches included.</param>
sealed record WarmedChain(AffineMap Map, double StepSize, double[] Position, int Iterations, long Gradients);
