namespace MediaMix.Data;

/// <summary>
/// Reads a prior that may say how geos differ, and the key <c>geos</c> that says only that. Where both are given they are a fault.
/// </summary>
static class PooledValue
{
    const string Key = "geos";

    /// <summary>A prior under a key, alone or within words of pooling.</summary>
    public static PooledPrior Read(YamlGroup group, string key, Interval domain) =>
        group.Find(key) is { } node ? Read(node, group.Label(key), domain, group.Faults) : new PooledPrior(null, null);

    /// <summary>The same of a node.</summary>
    public static PooledPrior Read(YamlNode node, string label, Interval domain, FaultList faults)
    {
        if (node is not YamlScalar { IsNull: false } scalar || !PooledPriorText.IsPooled(scalar.Text))
            return new PooledPrior(PriorValue.Read(node, label, domain, faults), null);
        if (!PooledPriorText.TryParse(scalar.Text, out var pooled, out var problem))
        {
            faults.Error($"{label}: {problem}", null, scalar.Where);
            return new PooledPrior(null, null);
        }
        if (pooled.Prior is { } prior && !PriorValue.IsWithin(prior, label, domain, scalar.Where, faults))
            return pooled with { Prior = null };
        return pooled;
    }

    /// <summary>How geos differ, from the key <c>geos</c> or from the text of a prior in the same group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="stated">What the text of a prior said.</param>
    /// <param name="allowsUnpooled">False where every geo on its own makes no sense.</param>
    public static Pooling? Geos(YamlGroup group, Pooling? stated = null, bool allowsUnpooled = true)
    {
        if (group.Find(Key) is not { } node)
            return stated;
        var label = group.Label(Key);
        if (node is not YamlScalar { IsNull: false } scalar || !PooledPriorText.TryParse(scalar.Text, out var pooled, out var problem))
        {
            YamlValue.Wrong(node, label, "shared, hierarchical, unpooled, or hierarchical(sd: half_normal(1), link: log)", group.Faults);
            return stated;
        }
        if (pooled.Prior is not null)
            group.Faults.Error($"{label}: the prior {pooled.Prior.Text} belongs to the quantity itself.", "Write it there, and here only how geos differ, such as hierarchical(sd: half_normal(1)).", scalar.Where);
        else if (stated is not null)
            group.Faults.Error($"{group.Name}: how geos differ is said both in {Key} and in a prior.", "Say it once.", scalar.Where);
        else if (pooled.Pooling is UnpooledPooling && !allowsUnpooled)
            group.Faults.Error($"{label}: it cannot be unpooled.", "Write shared, or hierarchical: every geo then deviates from what all have in common.", scalar.Where);
        return pooled.Pooling;
    }

    /// <summary>The key as a file holds it, with a comma before it; empty for the default.</summary>
    public static string Text(Pooling? pooling) => pooling is null ? "" : $", {Key}: {Scalar(pooling)}";

    /// <summary>The value of the key.</summary>
    public static string Scalar(Pooling pooling) => PooledPriorText.Format(pooling) is var text && text.Contains('(', StringComparison.Ordinal) ? YamlLines.Quoted(text) : text;
}
