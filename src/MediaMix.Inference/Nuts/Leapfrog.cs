using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The leapfrog integrator in whitened coordinates: half a kick, a drift, half a kick. Reversible, volume preserving, one
/// gradient per step, which it counts. One instance per chain.
/// </summary>
sealed class Leapfrog(ILogDensity density)
{
    readonly int _dimension = density.Dimension;

    /// <summary>Whitening of the current transition; set before the first step.</summary>
    public AffineMap Map { get; set; } = null!;

    /// <summary>Gradient evaluations so far.</summary>
    public int Evaluations { get; set; }

    /// <summary>Integrates for a time that is negative to go back; <paramref name="to"/> may be <paramref name="from"/>.</summary>
    public void Step(PhasePoint from, PhasePoint to, double time)
    {
        from.Momentum.CopyTo(to.Momentum, 0);
        Kernels.Axpy(0.5 * time, from.WhitenedGradient, to.Momentum);
        from.Whitened.CopyTo(to.Whitened, 0);
        Kernels.Axpy(time, to.Momentum, to.Whitened);
        Map.ToPosition(to.Whitened, to.Position);
        var logDensity = density.Evaluate(to.Position.AsSpan(0, _dimension), to.Gradient.AsSpan(0, _dimension));
        Evaluations++;
        to.LogDensity = double.IsFinite(logDensity) ? logDensity : double.NegativeInfinity;
        Map.PullGradient(to.Gradient, to.WhitenedGradient);
        Kernels.Axpy(0.5 * time, to.WhitenedGradient, to.Momentum);
        to.Energy = 0.5 * Kernels.SumOfSquares(to.Momentum) - to.LogDensity;
    }
}
