namespace MediaMix.Analysis;

/// <summary>
/// Weighted sum over scenarios of what blocks of a single variable bring, remembered point by point: what counts for a plan and, of scenarios with
/// negative weights, what against it. Not thread-safe; asks for several points at once, which are evaluated in parallel.
/// </summary>
/// <param name="objective">Whose blocks.</param>
/// <param name="weights">One per scenario; null = their mean.</param>
sealed class BlockCurves(ScenarioObjective objective, double[]? weights = null)
{
    readonly SortedList<double, (double For, double Against)>[] _known = [.. objective.Response.Blocks.Select(static _ => new SortedList<double, (double, double)>())];
    readonly double[] _weights = weights ?? [.. Enumerable.Repeat(1.0 / objective.Response.Scenarios, objective.Response.Scenarios)];

    /// <summary>Evaluated points of a block with what counts there, ascending.</summary>
    public SortedList<double, (double For, double Against)> Of(int block) => _known[block];

    /// <summary>Number of points evaluated.</summary>
    public int Count => _known.Sum(static k => k.Count);

    /// <summary>Evaluates points that are not known yet.</summary>
    public void Add(IReadOnlyCollection<(int Block, double X)> points)
    {
        var wanted = points.Where(p => !_known[p.Block].ContainsKey(p.X)).Distinct().ToArray();
        var values = objective.BlockSums(wanted, _weights);
        for (var i = 0; i < wanted.Length; i++)
            _known[wanted[i].Block][wanted[i].X] = values[i];
    }

    /// <summary>Evaluates an even grid over the range of every variable, denser towards its lower end where curves bend.</summary>
    public void AddGrid(Polytope set, int points)
    {
        var grid = new List<(int, double)>();
        for (var block = 0; block < _known.Length; block++)
        {
            var (low, high) = (set.Lower[block], set.Upper[block]);
            for (var i = 0; i < points; i++)
            {
                var share = (double)i / (points - 1);
                grid.Add((block, i == points - 1 ? high : low + (high - low) * Math.Pow(share, 1.5)));
            }
        }
        Add(grid);
    }

    /// <summary>The value at any point in the range of the known ones, linear in between.</summary>
    public double Interpolate(int block, double x)
    {
        var (keys, values) = (_known[block].Keys, _known[block].Values);
        var (low, high) = (0, keys.Count - 1);
        if (high == 0 || x >= keys[high])
            return Net(high);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = keys[middle] <= x ? (middle, high) : (low, middle);
        }
        return Net(low) + (x - keys[low]) / (keys[high] - keys[low]) * (Net(high) - Net(low));

        double Net(int i) => values[i].For - values[i].Against;
    }
}
