namespace MediaMix;

/// <summary>Declares the parameters of pooled groups.</summary>
sealed class GroupBinder(ParameterRegistry registry)
{
    readonly List<(int Mean, int Sd, SpecList<string> Channels)> _pools = [];

    /// <summary>Before the channels are declared, whose returns depend on these parameters.</summary>
    public void Declare(ModelSpec spec)
    {
        foreach (var group in spec.Groups)
        {
            if (group.Pooled is not { } pooled)
                continue;
            var members = string.Join(", ", group.Channels);
            var mean = registry.Declare(new GroupReturnKey(group.Name) { Form = ParameterForm.Mean }, pooled.Mean!, ParameterRole.Shape, $"Common return of {members}: the median around which theirs scatter.");
            var sd = registry.Declare(new GroupReturnKey(group.Name) { Form = ParameterForm.Spread }, pooled.Sd!, ParameterRole.Shape, $"How far the returns of {members} differ: standard deviation of their logs.");
            _pools.Add((mean, sd, group.Channels));
        }
    }

    public IReadOnlyList<StrengthPool> Pools(int[] slots) =>
        [.. _pools.Select(pool => new StrengthPool(slots[pool.Mean], slots[pool.Sd], [.. pool.Channels.Select(channel => slots[registry.NumberOf(new StrengthKey(channel, StrengthKind.Roi))])]))];
}
