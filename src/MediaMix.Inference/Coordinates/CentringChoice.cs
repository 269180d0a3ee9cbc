namespace MediaMix.Inference;

/// <summary>
/// Chooses how far to centre every member of every hierarchy from draws of the centred density with their gradients, without
/// evaluating the density: the λ that minimise the sum of the Fisher indices of the members, the mean and the log-sd, all
/// of which follow for any λ from the draws at hand. A pure function of the draws.
/// </summary>
static class CentringChoice
{
    /// <summary>With fewer usable draws the density's own coordinates are kept.</summary>
    public const int FewestDraws = 20;

    const int Rounds = 2;

    /// <summary>Chooses the map.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    /// <param name="hierarchies">Those of the density.</param>
    /// <param name="draws">In centred coordinates. Those with a number that is not finite are left out.</param>
    public static CentringMap Choose(int dimension, IReadOnlyList<NormalHierarchy> hierarchies, IReadOnlyList<WhiteningDraw> draws)
    {
        WhiteningDraw[] usable = [.. draws.Where(static d => d.IsFinite)];
        var map = CentringMap.Uniform(dimension, hierarchies, 1);
        if (usable.Length < FewestDraws)
            return map;
        // A second round, because hierarchies that share a mean or log-sd see each other's choice in its score.
        for (var round = 0; round < (hierarchies.Count > 1 ? Rounds : 1); round++)
        {
            foreach (var k in map.Order.Reverse())
            {
                var above = HierarchyOrder.IsAtOrAbove(k, dimension, hierarchies);
                // Its mean and log-sd must be coordinates as the density knows them: what they are members of stays centred.
                var rest = With(map, dimension, hierarchies, (h, row) => above[h] ? Enumerable.Repeat(1.0, row.Count).ToArray() : row);
                var best = new CentringSearch(hierarchies[k], Transform(rest, usable)).Find();
                map = With(map, dimension, hierarchies, (h, row) => h == k ? best : row);
            }
        }
        return map;
    }

    /// <summary>The same draws in the sampler's coordinates of a map.</summary>
    public static IReadOnlyList<WhiteningDraw> Transform(CoordinateMap map, IReadOnlyList<WhiteningDraw> draws)
    {
        var (q, gradient) = (new double[map.Dimension], new double[map.Dimension]);
        var mapped = new WhiteningDraw[draws.Count];
        for (var i = 0; i < mapped.Length; i++)
        {
            map.Transform(draws[i].Position.AsSpan(0, map.Dimension), draws[i].Gradient.AsSpan(0, map.Dimension), q, gradient);
            mapped[i] = new WhiteningDraw(q, gradient);
        }
        return mapped;
    }

    static CentringMap With(
        CentringMap map, int dimension, IReadOnlyList<NormalHierarchy> hierarchies, Func<int, IReadOnlyList<double>, IReadOnlyList<double>> change) =>
        new(dimension, hierarchies, [.. map.Centring.Select((row, h) => change(h, row))]);
}
