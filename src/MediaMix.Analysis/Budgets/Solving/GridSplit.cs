namespace MediaMix.Analysis;

/// <summary>
/// The best split of a sum over a grid, by dynamic programming over blocks of one variable: a start that no local maximum can catch. Other rows than the sum
/// are left to the projection.
/// </summary>
static class GridSplit
{
    const int Units = 400;

    /// <summary>Finds a split.</summary>
    /// <param name="curves">Values of the blocks; grids added.</param>
    /// <param name="set">Bounds.</param>
    /// <param name="total">Sum to be split.</param>
    /// <param name="price">Subtracted per unit of every variable.</param>
    public static double[] Find(BlockCurves curves, Polytope set, double total, double price)
    {
        var n = set.Count;
        var low = set.Lower.Sum();
        var unit = Math.Max(0, total - low) / Units;
        if (!(unit > 0))
            return (double[])set.Lower.Clone();
        var best = new double[Units + 1];
        var taken = new int[n][];
        for (var v = 0; v < n; v++)
        {
            var most = (int)Math.Min(Units, Math.Floor((set.Upper[v] - set.Lower[v]) / unit + 1e-9));
            var value = new double[most + 1];
            for (var k = 0; k <= most; k++)
            {
                var x = set.Lower[v] + k * unit;
                value[k] = curves.Interpolate(v, x) - price * x;
            }
            (best, taken[v]) = Add(best, value);
        }
        var left = Array.IndexOf(best, best.Max());
        var split = (double[])set.Lower.Clone();
        for (var v = n - 1; v >= 0; v--)
        {
            split[v] += taken[v][left] * unit;
            left -= taken[v][left];
        }
        return split;
    }

    /// <summary>Best value of at most so many units once another block may take some of them, and how many it takes.</summary>
    static (double[] Best, int[] Taken) Add(double[] before, double[] value)
    {
        var (best, taken) = (new double[before.Length], new int[before.Length]);
        for (var units = 0; units < before.Length; units++)
        {
            best[units] = double.NegativeInfinity;
            for (var k = 0; k < value.Length && k <= units; k++)
            {
                if (before[units - k] + value[k] > best[units])
                    (best[units], taken[units]) = (before[units - k] + value[k], k);
            }
        }
        return (best, taken);
    }
}
