namespace MediaMix.Inference;

/// <summary>
/// A density restated in the sampler's coordinates: log p(x(q)) + log|det ∂x/∂q|. One instance per chain; owns its
/// workspace and allocates nothing per call.
/// </summary>
public sealed class MappedDensity : ILogDensity, IDisposable
{
    readonly ILogDensity _inner;
    readonly double[] _x;
    readonly double[] _gradient;
    readonly double[] _workspace;

    /// <summary>Restates a density.</summary>
    /// <param name="inner">The density of x; of this chain alone.</param>
    /// <param name="map">From q to x.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public MappedDensity(ILogDensity inner, CoordinateMap map)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(map);
        if (inner.Dimension != map.Dimension)
            throw new ArgumentException($"The map has {map.Dimension} coordinates, the density {inner.Dimension}.", nameof(map));
        (_inner, Map) = (inner, map);
        (_x, _gradient, _workspace) = (new double[inner.Dimension], new double[inner.Dimension], new double[map.WorkspaceLength]);
    }

    /// <summary>The map from q to x.</summary>
    public CoordinateMap Map { get; }

    /// <inheritdoc/>
    public int Dimension => _inner.Dimension;

    /// <inheritdoc/>
    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var logJacobian = Map.Forward(position, _x, _workspace);
        // A density is promised finite positions; where the map overflows there is none to ask about.
        if (!IsFinite(logJacobian, _x))
            return double.NegativeInfinity;
        var log = _inner.Evaluate(_x, _gradient) + logJacobian;
        if (double.IsFinite(log))
            Map.Pullback(position, _x, _gradient, gradient, _workspace);
        return log;
    }

    /// <summary>Writes the density's coordinates of a sampled position. Allocates nothing.</summary>
    /// <param name="position">q, length <see cref="Dimension"/>.</param>
    /// <param name="x">x(q), length <see cref="Dimension"/>; overwritten; must not overlap <paramref name="position"/>.</param>
    /// <returns>log|det ∂x/∂q|: what the log density of q has more than that of x.</returns>
    public double ToDensity(scoped ReadOnlySpan<double> position, scoped Span<double> x) => Map.Forward(position, x, _workspace);

    /// <summary>Disposes the density that was restated, where it can be.</summary>
    public void Dispose() => (_inner as IDisposable)?.Dispose();

    static bool IsFinite(double logJacobian, double[] x)
    {
        var finite = double.IsFinite(logJacobian);
        foreach (var value in x)
            finite &= double.IsFinite(value);
        return finite;
    }
}
