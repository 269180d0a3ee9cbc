namespace MediaMix.Inference;

/// <summary>
/// A fixed set of trajectory states, so that a transition allocates nothing. A tree of depth k holds at most three
/// states per level.
/// </summary>
sealed class PhasePointPool
{
    readonly PhasePoint[] _free;
    int _count;

    public PhasePointPool(int dimension, int maxDepth)
    {
        _free = new PhasePoint[4 * (maxDepth + 2)];
        for (_count = 0; _count < _free.Length; _count++)
            _free[_count] = new PhasePoint(dimension);
    }

    /// <summary>Number of states not in use.</summary>
    public int Available => _count;

    public PhasePoint Rent()
    {
        var point = _free[--_count];
        point.References = 1;
        return point;
    }

    public void Release(PhasePoint point)
    {
        if (--point.References == 0)
            _free[_count++] = point;
    }
}
