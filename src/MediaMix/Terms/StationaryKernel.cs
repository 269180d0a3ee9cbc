namespace MediaMix;

/// <summary>
/// A stationary covariance on a line, k(r) = α² κ(r/ℓ) at distance r, and its spectral density S(w) = α² ℓ s(ℓw), with
/// α² = ∫ S dw / 2π. The functions are those of α = ℓ = 1; u = ℓw is a phase per length scale. Immutable and thread-safe.
/// </summary>
abstract class StationaryKernel
{
    /// <summary>
    /// How many length scales a <see cref="HilbertBasis"/> must reach beyond the data: its boundary reflects the process, and the
    /// reflection must have lost touch.
    /// </summary>
    public abstract double Margin { get; }

    /// <summary>Basis functions per ratio of the basis' range to the length scale, after Riutort-Mayol et al. 2023, Eq. 19.</summary>
    public abstract double CountPerRange { get; }

    /// <summary>The kernel of that name.</summary>
    public static StationaryKernel Of(ProcessKernel kernel) => kernel switch
    {
        ProcessKernel.Matern52 => new Matern52Kernel(),
        ProcessKernel.Matern32 => new Matern32Kernel(),
        ProcessKernel.SquaredExponential => new SquaredExponentialKernel(),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "There is no such kernel."),
    };

    /// <summary>κ.</summary>
    /// <param name="distance">r/ℓ ≥ 0.</param>
    public abstract double Correlation(double distance);

    /// <summary>√s, positive at any phase below 1e50.</summary>
    /// <param name="phase">u ≥ 0.</param>
    public abstract double Root(double phase);

    /// <summary>d ln s / d ln u.</summary>
    /// <param name="phase">u ≥ 0.</param>
    public abstract double Slope(double phase);
}
