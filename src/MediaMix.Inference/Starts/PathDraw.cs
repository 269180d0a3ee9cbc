namespace MediaMix.Inference;

/// <summary>A draw from the best approximation of a path.</summary>
/// <param name="Path">0-based path.</param>
/// <param name="Position">Length d.</param>
/// <param name="LogRatio">log p − log q there; −∞ at an impossible point.</param>
readonly record struct PathDraw(int Path, double[] Position, double LogRatio);
