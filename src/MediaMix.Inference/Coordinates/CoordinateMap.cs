namespace MediaMix.Inference;

/// <summary>
/// A smooth bijection from the sampler's coordinates q to those of a density, x, with log|det ∂x/∂q|. Immutable and
/// thread-safe: what a call needs to remember stands in a workspace of its caller, so no call allocates. The workspace is
/// also how <see cref="Pullback"/> gets at what <see cref="Forward"/> has computed at the same point.
/// </summary>
public abstract class CoordinateMap
{
    /// <summary>Creates the map.</summary>
    /// <param name="dimension">Number of coordinates, ≥ 1.</param>
    /// <param name="workspaceLength">Doubles of workspace that a call needs, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    protected CoordinateMap(int dimension, int workspaceLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(workspaceLength);
        (Dimension, WorkspaceLength) = (dimension, workspaceLength);
    }

    /// <summary>Number of coordinates on either side.</summary>
    public int Dimension { get; }

    /// <summary>Doubles of workspace that a call needs.</summary>
    public int WorkspaceLength { get; }

    /// <summary>Writes x(q).</summary>
    /// <param name="q">Sampler coordinates, length <see cref="Dimension"/>.</param>
    /// <param name="x">Density coordinates, length <see cref="Dimension"/>; overwritten; must not overlap <paramref name="q"/>.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLength"/> doubles; overwritten.</param>
    /// <returns>log|det ∂x/∂q|. It and x may be infinite or NaN where the map overflows.</returns>
    public abstract double Forward(scoped ReadOnlySpan<double> q, scoped Span<double> x, scoped Span<double> workspace);

    /// <summary>Writes the gradient with respect to q of log p(x(q)) + log|det ∂x/∂q|.</summary>
    /// <param name="q">The q of the last <see cref="Forward"/> with this workspace.</param>
    /// <param name="x">The x it wrote.</param>
    /// <param name="gradientX">∇ log p at x, length <see cref="Dimension"/>.</param>
    /// <param name="gradientQ">Length <see cref="Dimension"/>; overwritten; must not overlap the other spans.</param>
    /// <param name="workspace">As <see cref="Forward"/> left it; its content is lost.</param>
    public abstract void Pullback(
        scoped ReadOnlySpan<double> q,
        scoped ReadOnlySpan<double> x,
        scoped ReadOnlySpan<double> gradientX,
        scoped Span<double> gradientQ,
        scoped Span<double> workspace);

    /// <summary>Writes q(x).</summary>
    /// <param name="x">Density coordinates, length <see cref="Dimension"/>.</param>
    /// <param name="q">Sampler coordinates, length <see cref="Dimension"/>; overwritten; must not overlap <paramref name="x"/>.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLength"/> doubles; overwritten.</param>
    public abstract void Inverse(scoped ReadOnlySpan<double> x, scoped Span<double> q, scoped Span<double> workspace);

    /// <summary>
    /// Restates a point whose gradient is known in the sampler's coordinates, without evaluating the density. Allocates;
    /// for the moments at which a chain changes its coordinates.
    /// </summary>
    /// <param name="x">Density coordinates, length <see cref="Dimension"/>.</param>
    /// <param name="gradientX">∇ log p at x.</param>
    /// <param name="q">Overwritten with q(x); must not overlap the other spans.</param>
    /// <param name="gradientQ">Overwritten with the gradient of the density of q; must not overlap the other spans.</param>
    /// <returns>log|det ∂x/∂q|: what to add to log p(x) to get the log density of q.</returns>
    public double Transform(
        scoped ReadOnlySpan<double> x, scoped ReadOnlySpan<double> gradientX, scoped Span<double> q, scoped Span<double> gradientQ)
    {
        var scratch = new double[Dimension + WorkspaceLength];
        var back = scratch.AsSpan(0, Dimension);
        var workspace = scratch.AsSpan(Dimension);
        Inverse(x, q, workspace);
        var logJacobian = Forward(q, back, workspace);
        // With the x that was given, not the one that came back: it is closer to where the gradient was taken.
        Pullback(q, x, gradientX, gradientQ, workspace);
        return logJacobian;
    }
}
