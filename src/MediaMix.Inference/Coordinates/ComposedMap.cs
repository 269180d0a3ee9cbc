namespace MediaMix.Inference;

/// <summary>
/// Several maps in sequence, the first next to the sampler and the last next to the density. log|J| is the sum over the
/// maps, the gradient goes back through them in reverse. Immutable and thread-safe; its workspace holds the points
/// between the maps, two gradients and the workspace of every map.
/// </summary>
public sealed class ComposedMap : CoordinateMap
{
    readonly CoordinateMap[] _maps;
    readonly int[] _workspaces;

    /// <summary>Composes maps.</summary>
    /// <param name="maps">At least one, of the same dimension; the first is applied first to the sampler's coordinates.</param>
    /// <exception cref="ArgumentException">There is none, or their dimensions differ.</exception>
    public ComposedMap(params IReadOnlyList<CoordinateMap> maps)
        : base(DimensionOf(maps), LengthFor(maps))
    {
        _maps = [.. maps];
        _workspaces = new int[_maps.Length];
        var next = (_maps.Length + 1) * Dimension;
        for (var k = 0; k < _maps.Length; k++)
        {
            _workspaces[k] = next;
            next += _maps[k].WorkspaceLength;
        }
    }

    /// <inheritdoc/>
    public override double Forward(scoped ReadOnlySpan<double> q, scoped Span<double> x, scoped Span<double> workspace)
    {
        var sum = 0.0;
        var last = _maps.Length - 1;
        for (var k = 0; k <= last; k++)
        {
            // One call per case: a scoped span cannot be kept in a variable that outlives it.
            var own = Own(workspace, k);
            sum += (k == 0, k == last) switch
            {
                (true, true) => _maps[k].Forward(q, x, own),
                (true, false) => _maps[k].Forward(q, Between(workspace, k), own),
                (false, false) => _maps[k].Forward(Between(workspace, k - 1), Between(workspace, k), own),
                (false, true) => _maps[k].Forward(Between(workspace, k - 1), x, own),
            };
        }
        return sum;
    }

    /// <inheritdoc/>
    public override void Pullback(
        scoped ReadOnlySpan<double> q,
        scoped ReadOnlySpan<double> x,
        scoped ReadOnlySpan<double> gradientX,
        scoped Span<double> gradientQ,
        scoped Span<double> workspace)
    {
        var last = _maps.Length - 1;
        for (var k = last; k >= 0; k--)
        {
            ReadOnlySpan<double> before = k == 0 ? q : Between(workspace, k - 1);
            ReadOnlySpan<double> after = k == last ? x : Between(workspace, k);
            ReadOnlySpan<double> incoming = k == last ? gradientX : Gradient(workspace, k);
            _maps[k].Pullback(before, after, incoming, k == 0 ? gradientQ : Gradient(workspace, k - 1), Own(workspace, k));
        }
    }

    /// <inheritdoc/>
    public override void Inverse(scoped ReadOnlySpan<double> x, scoped Span<double> q, scoped Span<double> workspace)
    {
        var last = _maps.Length - 1;
        for (var k = last; k >= 0; k--)
        {
            ReadOnlySpan<double> after = k == last ? x : Between(workspace, k);
            _maps[k].Inverse(after, k == 0 ? q : Between(workspace, k - 1), Own(workspace, k));
        }
    }

    /// <summary>The point between map k and map k + 1.</summary>
    Span<double> Between(Span<double> workspace, int k) => workspace.Slice(k * Dimension, Dimension);

    /// <summary>The gradient there: two places take turns.</summary>
    Span<double> Gradient(Span<double> workspace, int k) => workspace.Slice((_maps.Length - 1 + k % 2) * Dimension, Dimension);

    Span<double> Own(Span<double> workspace, int k) => workspace.Slice(_workspaces[k], _maps[k].WorkspaceLength);

    static int DimensionOf(IReadOnlyList<CoordinateMap> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        if (maps.Count == 0)
            throw new ArgumentException("There must be at least one map.", nameof(maps));
        foreach (var map in maps)
        {
            if (map.Dimension != maps[0].Dimension)
                throw new ArgumentException($"A map has {map.Dimension} coordinates, the first {maps[0].Dimension}.", nameof(maps));
        }
        return maps[0].Dimension;
    }

    static int LengthFor(IReadOnlyList<CoordinateMap> maps) =>
        (maps.Count + 1) * maps[0].Dimension + maps.Sum(static m => m.WorkspaceLength);
}
