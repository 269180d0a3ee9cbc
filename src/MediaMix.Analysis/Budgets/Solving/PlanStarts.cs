namespace MediaMix.Analysis;

/// <summary>Where the searches for a plan begin that one climb does not settle. The same problem has the same starts.</summary>
sealed class PlanStarts(ScenarioObjective objective, Polytope set)
{
    const int Corners = 6, Scattered = 60, ScatteredWork = 50_000, LargeWork = 200_000;

    /// <summary>How much there is to split: the most that the rows over all variables allow.</summary>
    public double Total(double[] start)
    {
        var total = set.Upper.Sum();
        foreach (var row in set.Rows.Where(row => row.Index.Length == set.Count && Array.TrueForAll(row.Coefficient, static c => c == 1)))
            total = Math.Min(total, row.Bound);
        return Math.Max(total, start.Sum());
    }

    /// <summary>Splits all over the set, the more the fewer variables there are: exponential shares from a sequence that fills the cube evenly.</summary>
    public IEnumerable<double[]> AllOver(double[] start)
    {
        var (count, total) = (start.Length, start.Sum());
        for (var k = 1; k <= Math.Min(Scattered, ScatteredWork / (count * objective.Response.Scenarios)); k++)
        {
            var shares = new double[count];
            for (var v = 0; v < count; v++)
            {
                // Multiples of square roots of primes would need primes; those of v + φ are as irrational.
                var place = k * Math.Sqrt(v + 1.618033988749895);
                shares[v] = -Math.Log(1 - 0.999 * (place - Math.Floor(place)));
            }
            var scale = total / shares.Sum();
            yield return [.. shares.Select((s, v) => Math.Min(set.Upper[v], scale * s))];
        }
    }

    /// <summary>As much as possible for one block, and half of the others; for a few blocks, the largest first.</summary>
    public IEnumerable<double[]> InCorners(double[] start)
    {
        var blocks = objective.Response.Blocks;
        var order = Enumerable.Range(0, blocks.Count).OrderByDescending(b => start.AsSpan(objective.First(b), blocks[b]).ToArray().Sum()).ThenBy(static b => b);
        foreach (var block in order.Take(start.Length * objective.Response.Scenarios > LargeWork ? 1 : Corners))
        {
            var corner = start.Select(static value => 0.3 * value).ToArray();
            for (var v = objective.First(block); v < objective.First(block) + blocks[block]; v++)
                corner[v] = Math.Min(set.Upper[v], Math.Max(3 * start[v], start.Sum() / start.Length));
            yield return corner;
        }
    }
}
