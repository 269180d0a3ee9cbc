using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Partial non-centring of hierarchies x_j ~ N(μ, τ): the sampler sees η_j = λ_j μ + τ^(λ_j − 1) (x_j − μ), so
/// x_j = τ^(1 − λ_j) η_j + (1 − λ_j τ^(1 − λ_j)) μ and log|J| = Σ (1 − λ_j) ln τ. λ = 1 is the centred form, bit for bit, and
/// λ = 0 the non-centred one (Papaspiliopoulos, Roberts and Sköld 2007; Gorinova, Moore and Hoffman 2020). All other
/// coordinates, μ and ln τ among them, stay what they are. Immutable and thread-safe.
/// </summary>
public sealed class CentringMap : CoordinateMap
{
    readonly Block[] _blocks;

    /// <summary>Creates the map.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    /// <param name="hierarchies">May be empty; one may have its mean or log-sd among the members of another.</param>
    /// <param name="centring">λ, [hierarchy][member], each from 0 (non-centred) to 1 (centred).</param>
    /// <exception cref="ArgumentException">
    /// A coordinate is out of range or a member twice, hierarchies depend on each other in a circle, or λ does not fit.
    /// </exception>
    public CentringMap(int dimension, IReadOnlyList<NormalHierarchy> hierarchies, IReadOnlyList<IReadOnlyList<double>> centring)
        : base(dimension, CountMembers(hierarchies))
    {
        ArgumentNullException.ThrowIfNull(centring);
        Order = HierarchyOrder.Of(dimension, hierarchies);
        if (centring.Count != hierarchies.Count)
            throw new ArgumentException($"There are {centring.Count} lists of λ for {hierarchies.Count} hierarchies.", nameof(centring));
        Centring = [.. centring.Select(static row => row.ToArray())];
        var offset = 0;
        _blocks = new Block[hierarchies.Count];
        for (var k = 0; k < _blocks.Length; k++)
        {
            _blocks[k] = new Block(hierarchies[Order[k]], centring[Order[k]], offset);
            offset += hierarchies[Order[k]].Members.Count;
        }
    }

    /// <summary>λ, [hierarchy][member], in the order of the hierarchies given.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Centring { get; }

    /// <summary>True when every λ is 1: sampler and density have the same coordinates.</summary>
    public bool IsIdentity => Centring.All(static row => row.All(static λ => λ == 1));

    /// <summary>Hierarchies so that each comes after those its mean and log-sd are members of.</summary>
    internal IReadOnlyList<int> Order { get; }

    /// <summary>The map with the same λ for every member.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    /// <param name="hierarchies">As for the constructor.</param>
    /// <param name="centring">λ, 0 to 1.</param>
    public static CentringMap Uniform(int dimension, IReadOnlyList<NormalHierarchy> hierarchies, double centring)
    {
        ArgumentNullException.ThrowIfNull(hierarchies);
        return new CentringMap(dimension, hierarchies, [.. hierarchies.Select(h => Enumerable.Repeat(centring, h.Members.Count).ToArray())]);
    }

    /// <summary>The map in which a density's chains begin; null where that is the density's own coordinates.</summary>
    /// <param name="density">Any density.</param>
    internal static CentringMap? First(ILogDensity density) => density is IHierarchical { Hierarchies: var hierarchies } ? First(density.Dimension, hierarchies) : null;

    /// <summary>The same of densities of which none is made yet.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    /// <param name="hierarchies">Hierarchies among them.</param>
    internal static CentringMap? First(int dimension, IReadOnlyList<NormalHierarchy> hierarchies) =>
        hierarchies.Any(static h => h.FirstCentring != 1)
            ? new CentringMap(dimension, hierarchies, [.. hierarchies.Select(static h => Enumerable.Repeat(h.FirstCentring, h.Members.Count).ToArray())])
            : null;

    /// <inheritdoc/>
    public override double Forward(scoped ReadOnlySpan<double> q, scoped Span<double> x, scoped Span<double> workspace)
    {
        var sum = 0.0;
        q.CopyTo(x);
        foreach (var block in _blocks)
            sum += block.Forward(x, workspace);
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
        gradientX.CopyTo(gradientQ);
        for (var k = _blocks.Length - 1; k >= 0; k--)
            _blocks[k].Pullback(x, gradientQ, workspace);
    }

    /// <inheritdoc/>
    public override void Inverse(scoped ReadOnlySpan<double> x, scoped Span<double> q, scoped Span<double> workspace)
    {
        x.CopyTo(q);
        foreach (var block in _blocks)
            block.Inverse(x, q, workspace);
    }

    static int CountMembers(IReadOnlyList<NormalHierarchy> hierarchies)
    {
        ArgumentNullException.ThrowIfNull(hierarchies);
        return hierarchies.Sum(static h => h.Members.Count);
    }

    /// <summary>One hierarchy, with its part of the workspace: the factors τ^(1 − λ) of its members.</summary>
    sealed class Block
    {
        readonly NormalHierarchy _hierarchy;
        readonly int[] _members;
        readonly double[] _centring;
        readonly double[] _powers;
        readonly double _powerSum;
        readonly int _offset;

        public Block(NormalHierarchy hierarchy, IReadOnlyList<double> centring, int offset)
        {
            if (centring.Count != hierarchy.Members.Count)
                throw new ArgumentException($"There are {centring.Count} values of λ for {hierarchy.Members.Count} members.", nameof(centring));
            (_hierarchy, _members, _centring, _offset) = (hierarchy, [.. hierarchy.Members], [.. centring], offset);
            foreach (var λ in _centring)
            {
                if (!(λ >= 0 && λ <= 1))
                    throw new ArgumentOutOfRangeException(nameof(centring), λ, "λ must lie between 0 and 1.");
            }
            _powers = [.. _centring.Select(static λ => 1 - λ)];
            _powerSum = _powers.Sum();
        }

        public double Forward(Span<double> x, Span<double> workspace)
        {
            var factors = Factors(x, workspace);
            var mean = _hierarchy.MeanAt(x);
            for (var j = 0; j < _members.Length; j++)
            {
                ref var member = ref x[_members[j]];
                member = Math.FusedMultiplyAdd(factors[j], member, (1 - _centring[j] * factors[j]) * mean);
            }
            return _powerSum * x[_hierarchy.LogSdCoordinate];
        }

        public void Pullback(ReadOnlySpan<double> x, Span<double> gradient, Span<double> workspace)
        {
            var factors = workspace.Slice(_offset, _members.Length);
            var mean = _hierarchy.MeanAt(x);
            var (toMean, toLogSd) = (0.0, _powerSum);
            for (var j = 0; j < _members.Length; j++)
            {
                ref var member = ref gradient[_members[j]];
                toMean = Math.FusedMultiplyAdd(member, 1 - _centring[j] * factors[j], toMean);
                toLogSd = Math.FusedMultiplyAdd(_powers[j] * member, x[_members[j]] - mean, toLogSd);
                member *= factors[j];
            }
            gradient[_hierarchy.LogSdCoordinate] += toLogSd;
            if (_hierarchy.MeanCoordinate is { } coordinate)
                gradient[coordinate] += toMean;
        }

        public void Inverse(ReadOnlySpan<double> x, Span<double> q, Span<double> workspace)
        {
            var factors = Factors(x, workspace);
            var mean = _hierarchy.MeanAt(x);
            for (var j = 0; j < _members.Length; j++)
                q[_members[j]] = (x[_members[j]] - (1 - _centring[j] * factors[j]) * mean) / factors[j];
        }

        Span<double> Factors(ReadOnlySpan<double> x, Span<double> workspace)
        {
            var factors = workspace.Slice(_offset, _members.Length);
            Kernels.Scale(x[_hierarchy.LogSdCoordinate], _powers, factors);
            Kernels.Exp(factors, factors);
            return factors;
        }
    }
}
