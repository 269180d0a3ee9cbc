namespace MediaMix.Inference;

/// <summary>
/// A log density to sample from. One instance serves one chain: it may own a workspace, need not be thread-safe,
/// and allocates nothing per call.
/// </summary>
public interface ILogDensity
{
    /// <summary>Number of unconstrained coordinates, ≥ 1.</summary>
    int Dimension { get; }

    /// <summary>Evaluates the log density up to a constant and writes its gradient.</summary>
    /// <param name="position">Length <see cref="Dimension"/>, finite.</param>
    /// <param name="gradient">Length <see cref="Dimension"/>; overwritten. Unspecified when the result is not finite.</param>
    /// <returns>The log density; −∞ marks an impossible point, NaN is taken as −∞.</returns>
    double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient);
}
