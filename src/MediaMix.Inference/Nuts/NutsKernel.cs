using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The no-U-turn transition with multinomial selection (Hoffman and Gelman 2014; Betancourt 2017), in whitened coordinates:
/// biased progressive selection between doublings, unbiased inside, and a U-turn test on three spans of every merge
/// (whole, left plus the first state of right, last state of left plus right), by the displacement Δz·v as the velocity
/// in whitened coordinates is the momentum itself. Allocates nothing per transition; one instance per chain.
/// </summary>
/// <remarks>
/// Steps are single leapfrogs or, with a <see cref="StepRefinement"/>, refined ones, whose orbits may have an end. Beyond
/// it the tree continues without states: a doubling there counts and costs nothing, half a subtree may be empty, and
/// states before the end stay eligible. The tree that grows from a state is then the same function of the orbit from each
/// of its states, which is all that the proof for endless orbits uses. To double only towards the open side would break
/// it; to give up the subtree would be as exact, but wastes what it had found. A trajectory with both ends is complete.
/// </remarks>
public sealed class NutsKernel
{
    /// <summary>Energy error above which a plain leapfrog counts as divergent.</summary>
    public const double MaxEnergyError = 1000;

    readonly Leapfrog _leapfrog;
    readonly RefinedStep? _refined;
    readonly PhasePointPool _pool;
    readonly int _dimension;
    double _stepSize;
    double _initialEnergy;
    double _acceptSum;
    double _symmetricSum;
    int _steps;
    bool _divergent;

    /// <summary>Creates the kernel.</summary>
    /// <param name="density">Density of this chain.</param>
    /// <param name="maxDepth">Largest number of doublings, 1–20.</param>
    /// <param name="refinement">How steps are refined where the curvature is high; null = never.</param>
    public NutsKernel(ILogDensity density, int maxDepth = 10, StepRefinement? refinement = null)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, 20);
        _dimension = density.Dimension;
        _leapfrog = new Leapfrog(density);
        _refined = refinement is null ? null : new RefinedStep(_leapfrog, refinement, _dimension);
        _pool = new PhasePointPool(_dimension, maxDepth);
        MaxDepth = maxDepth;
    }

    /// <summary>Largest number of doublings the workspace allows.</summary>
    public int MaxDepth { get; }

    /// <summary>Trajectory states not in use; all of them between transitions.</summary>
    internal int FreeStates => _pool.Available;

    /// <summary>Moves the chain by one transition that leaves the density invariant.</summary>
    /// <param name="state">Read and overwritten.</param>
    /// <param name="map">Whitening of this transition.</param>
    /// <param name="stepSize">Leapfrog step in whitened coordinates, > 0.</param>
    /// <param name="depthLimit">Doublings allowed now, ≤ <see cref="MaxDepth"/>.</param>
    /// <param name="rng">Stream of this chain and iteration.</param>
    public TransitionInfo Transition(ChainState state, AffineMap map, double stepSize, int depthLimit, ref Rng rng)
    {
        (_leapfrog.Map, _leapfrog.Evaluations) = (map, 0);
        (_stepSize, _acceptSum, _symmetricSum, _steps, _divergent) = (stepSize, 0, 0, 0, false);
        var tree = Root(state, ref rng);
        var depth = 0;
        var (blockedBefore, blockedAfter) = (false, false);
        while (depth < Math.Min(depthLimit, MaxDepth) && !(blockedBefore && blockedAfter))
        {
            var forward = rng.NextBool();
            if (forward ? blockedAfter : blockedBefore)
            {
                // A doubling beyond the end: it adds nothing, but counts, as it does for every other state of the tree.
                depth++;
                continue;
            }
            var branch = Grow(forward ? tree.Last : tree.First, forward, depth, ref rng);
            if (branch.End is TrajectoryEnd.Turning or TrajectoryEnd.Divergent)
                break;
            depth++;
            (blockedBefore, blockedAfter) = forward
                ? (blockedBefore, branch.End == TrajectoryEnd.Blocked)
                : (branch.End == TrajectoryEnd.Blocked, blockedAfter);
            if (branch.IsEmpty)
                continue;
            tree = Merge(tree, branch, forward, branch.LogWeight - tree.LogWeight, ref rng);
            if (tree.End == TrajectoryEnd.Turning)
                break;
        }
        return Finish(tree, depth, state);
    }

    Trajectory Root(ChainState state, ref Rng rng)
    {
        var start = Start(state, ref rng);
        _initialEnergy = start.Energy;
        var tree = Trajectory.Single(start, 0);
        _pool.Release(start);
        return tree;
    }

    /// <summary>Moves the chain to the selected state.</summary>
    TransitionInfo Finish(in Trajectory tree, int depth, ChainState state)
    {
        var info = new TransitionInfo(
            _acceptSum / _steps, _symmetricSum / _steps, depth, _leapfrog.Evaluations, _divergent,
            tree.Selected.Energy, tree.Selected.Offset);
        tree.Selected.Position.CopyTo(state.Position, 0);
        tree.Selected.Gradient.CopyTo(state.Gradient, 0);
        state.LogDensity = tree.Selected.LogDensity;
        Release(tree);
        return info;
    }

    /// <summary>Energy error H₀ − H of a single leapfrog step from a state with fresh momentum; for the step-size search.</summary>
    /// <param name="state">Read only.</param>
    /// <param name="map">Whitening.</param>
    /// <param name="stepSize">Step to try.</param>
    /// <param name="rng">Stream for the momentum.</param>
    public double ProbeStep(ChainState state, AffineMap map, double stepSize, ref Rng rng)
    {
        _leapfrog.Map = map;
        var start = Start(state, ref rng);
        var end = _pool.Rent();
        _leapfrog.Step(start, end, stepSize);
        var error = start.Energy - end.Energy;
        _pool.Release(start);
        _pool.Release(end);
        return double.IsNaN(error) ? double.NegativeInfinity : error;
    }

    PhasePoint Start(ChainState state, ref Rng rng)
    {
        var point = _pool.Rent();
        state.Position.CopyTo(point.Position, 0);
        state.Gradient.CopyTo(point.Gradient, 0);
        _leapfrog.Map.ToWhitened(point.Position, point.Whitened);
        _leapfrog.Map.PullGradient(point.Gradient, point.WhitenedGradient);
        rng.NextNormals(point.Momentum.AsSpan(0, _dimension));
        point.LogDensity = state.LogDensity;
        point.Energy = 0.5 * Kernels.SumOfSquares(point.Momentum) - point.LogDensity;
        point.Offset = 0;
        return point;
    }

    Trajectory Grow(PhasePoint edge, bool forward, int depth, ref Rng rng)
    {
        if (depth == 0)
            return Leaf(edge, forward);
        var near = Grow(edge, forward, depth - 1, ref rng);
        if (near.End != TrajectoryEnd.Open)
            return near;
        var far = Grow(forward ? near.Last : near.First, forward, depth - 1, ref rng);
        if (far.End is TrajectoryEnd.Turning or TrajectoryEnd.Divergent)
        {
            Release(near);
            return far;
        }
        if (far.IsEmpty)
        {
            near.End = TrajectoryEnd.Blocked;
            return near;
        }
        var logTotal = ScalarMath.LogAddExp(near.LogWeight, far.LogWeight);
        var merged = Merge(near, far, forward, far.LogWeight - logTotal, ref rng);
        if (merged.End == TrajectoryEnd.Turning)
        {
            Release(merged);
            merged = new Trajectory { End = TrajectoryEnd.Turning };
        }
        return merged;
    }

    Trajectory Leaf(PhasePoint edge, bool forward)
    {
        var point = _pool.Rent();
        var outcome = Step(edge, point, forward ? _stepSize : -_stepSize, out var trialEnergy);
        point.Offset = edge.Offset + (forward ? 1 : -1);
        _steps++;
        AddToStatistics(_initialEnergy - trialEnergy);
        if (outcome != StepOutcome.Taken)
        {
            _divergent |= outcome == StepOutcome.Failed;
            _pool.Release(point);
            return new Trajectory { End = TrajectoryEnd.Blocked };
        }
        var logWeight = _initialEnergy - point.Energy;
        // A refined step holds the energy by itself; a limit counted from the start would depend on the start.
        if (_refined is null && !(logWeight >= -MaxEnergyError))
        {
            _divergent = true;
            _pool.Release(point);
            return new Trajectory { End = TrajectoryEnd.Divergent };
        }
        var leaf = Trajectory.Single(point, logWeight);
        _pool.Release(point);
        return leaf;
    }

    StepOutcome Step(PhasePoint from, PhasePoint to, double time, out double trialEnergy)
    {
        if (_refined is not null)
            return _refined.Take(from, to, time, out trialEnergy);
        _leapfrog.Step(from, to, time);
        trialEnergy = to.Energy;
        return StepOutcome.Taken;
    }

    /// <summary>A trial that diverges, or has no energy, counts as never accepted.</summary>
    void AddToStatistics(double logWeight)
    {
        if (!(logWeight >= -MaxEnergyError))
            return;
        var ratio = ScalarMath.Exp(-Math.Abs(logWeight));
        _acceptSum += logWeight >= 0 ? 1 : ratio;
        _symmetricSum += 2 * ratio / (1 + ratio);
    }

    /// <summary>Joins two adjacent stretches; the outer one is selected from with probability min(1, exp(logOdds)).</summary>
    Trajectory Merge(in Trajectory inner, in Trajectory outer, bool forward, double logOdds, ref Rng rng)
    {
        ref readonly var left = ref forward ? ref inner : ref outer;
        ref readonly var right = ref forward ? ref outer : ref inner;
        var takeOuter = logOdds >= 0 || rng.NextDouble() < ScalarMath.Exp(logOdds);
        var turning = PhasePoint.IsTurning(left.First, right.Last)
            || (!ReferenceEquals(right.First, right.Last) && PhasePoint.IsTurning(left.First, right.First))
            || (!ReferenceEquals(left.First, left.Last) && PhasePoint.IsTurning(left.Last, right.Last));
        var merged = new Trajectory
        {
            First = left.First,
            Last = right.Last,
            Selected = takeOuter ? outer.Selected : inner.Selected,
            LogWeight = ScalarMath.LogAddExp(inner.LogWeight, outer.LogWeight),
            End = turning ? TrajectoryEnd.Turning : outer.End,
        };
        _pool.Release(takeOuter ? inner.Selected : outer.Selected);
        _pool.Release(left.Last);
        _pool.Release(right.First);
        return merged;
    }

    void Release(in Trajectory tree)
    {
        _pool.Release(tree.First);
        _pool.Release(tree.Last);
        _pool.Release(tree.Selected);
    }
}
