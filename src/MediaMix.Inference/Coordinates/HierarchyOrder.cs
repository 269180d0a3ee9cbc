namespace MediaMix.Inference;

/// <summary>Checks hierarchies and puts each after those that its mean and log-sd are members of.</summary>
static class HierarchyOrder
{
    /// <summary>The order, stable where it is free.</summary>
    public static int[] Of(int dimension, IReadOnlyList<NormalHierarchy> hierarchies)
    {
        var owner = Owners(dimension, hierarchies);
        var order = new List<int>(hierarchies.Count);
        var placed = new bool[hierarchies.Count];
        bool IsReady(int k) => Parents(hierarchies[k], owner).All(parent => placed[parent]);
        while (order.Count < hierarchies.Count)
        {
            var next = Enumerable.Range(0, hierarchies.Count).FirstOrDefault(k => !placed[k] && IsReady(k), -1);
            if (next < 0)
                throw new ArgumentException("Hierarchies depend on each other in a circle.", nameof(hierarchies));
            placed[next] = true;
            order.Add(next);
        }
        return [.. order];
    }

    /// <summary>For every hierarchy, whether it is the given one or one that the given one depends on, however far up.</summary>
    public static bool[] IsAtOrAbove(int hierarchy, int dimension, IReadOnlyList<NormalHierarchy> hierarchies)
    {
        var owner = Owners(dimension, hierarchies);
        var above = new bool[hierarchies.Count];
        void Visit(int k)
        {
            above[k] = true;
            foreach (var parent in Parents(hierarchies[k], owner).Where(parent => !above[parent]))
                Visit(parent);
        }
        Visit(hierarchy);
        return above;
    }

    /// <summary>The hierarchies that hold the mean and the log-sd as members.</summary>
    static IEnumerable<int> Parents(NormalHierarchy hierarchy, int[] owner)
    {
        if (hierarchy.MeanCoordinate is { } mean && owner[mean] >= 0)
            yield return owner[mean];
        if (owner[hierarchy.LogSdCoordinate] >= 0)
            yield return owner[hierarchy.LogSdCoordinate];
    }

    /// <summary>For every coordinate the hierarchy that it is a member of, or −1.</summary>
    static int[] Owners(int dimension, IReadOnlyList<NormalHierarchy> hierarchies)
    {
        var owner = new int[dimension];
        Array.Fill(owner, -1);
        for (var k = 0; k < hierarchies.Count; k++)
        {
            var hierarchy = hierarchies[k];
            if (hierarchy.Members.Count == 0)
                throw new ArgumentException($"Hierarchy {k} has no members.", nameof(hierarchies));
            if (!double.IsFinite(hierarchy.ConstantMean) || hierarchy.MeanCoordinate == hierarchy.LogSdCoordinate)
                throw new ArgumentException($"Hierarchy {k}: the mean must be finite, and another coordinate than the log-sd.", nameof(hierarchies));
            int[] hyper = hierarchy.MeanCoordinate is { } mean ? [mean, hierarchy.LogSdCoordinate] : [hierarchy.LogSdCoordinate];
            foreach (var coordinate in hierarchy.Members.Concat(hyper))
            {
                if (coordinate < 0 || coordinate >= dimension)
                    throw new ArgumentException($"Hierarchy {k}: coordinate {coordinate} is not one of {dimension}.", nameof(hierarchies));
            }
            foreach (var member in hierarchy.Members)
            {
                if (owner[member] >= 0)
                    throw new ArgumentException($"Coordinate {member} is a member twice.", nameof(hierarchies));
                owner[member] = k;
            }
        }
        return owner;
    }
}
