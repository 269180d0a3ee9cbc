namespace MediaMix.Analysis;

/// <summary>How effective channels were over the window, relative to their average: in every draw the curve is one on average.</summary>
/// <param name="Channels">Channels with this curve, in model order: one, or all that share it.</param>
/// <param name="Multiplier">Factor of the effect per period of the window, above 0.</param>
public sealed record MovingEffectiveness(IReadOnlyList<string> Channels, Band Multiplier);
