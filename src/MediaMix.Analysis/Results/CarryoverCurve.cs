namespace MediaMix.Analysis;

/// <summary>Share of an exposure's effect that falls in each following period.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Lag">Periods after the exposure, from 0.</param>
/// <param name="Weight">Share of the effect per lag.</param>
/// <param name="MeanLag">Mean delay in periods.</param>
public sealed record CarryoverCurve(string Channel, int[] Lag, Band Weight, Estimate MeanLag)
{
    /// <value>What the priors alone say of the weights; null where it is not known.</value>
    public Band? Prior { get; init; }

    /// <summary>Share of the effect in the period of the exposure itself; the rest is carried over.</summary>
    public Estimate Immediate => new(Weight.Mean[0], Weight.Q5[0], Weight.Q50[0], Weight.Q95[0]);
}
