namespace MediaMix.Analysis;

/// <summary>Share of an exposure's effect that falls in each following period.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Lag">Periods after the exposure, from 0.</param>
/// <param name="Weight">Share of the effect per lag.</param>
/// <param name="MeanLag">Mean delay in periods.</param>
public sealed record CarryoverCurve(string Channel, int[] Lag, Band Weight, Estimate MeanLag);
