namespace MediaMix.Analysis;

/// <summary>
/// Which amounts a plan decides, and how each is spread over the cells [geo, period] of its channel: a cell is one variable times a fixed share, and the
/// shares of a variable add up to one, so that variables are money. Immutable and thread-safe.
/// </summary>
sealed class DecisionMap
{
    readonly int[][] _variable;
    readonly double[][] _share;
    readonly int[] _first;

    DecisionMap(PlanHorizon horizon, int[] channels, int[][] variable, double[][] share, int[] counts)
    {
        (Horizon, Channels, Counts, _variable, _share) = (horizon, channels, counts, variable, share);
        _first = new int[counts.Length + 1];
        for (var b = 0; b < counts.Length; b++)
            _first[b + 1] = _first[b] + counts[b];
    }

    /// <summary>Periods of the plan.</summary>
    public PlanHorizon Horizon { get; }

    /// <summary>0-based channels that are planned, one per block.</summary>
    public int[] Channels { get; }

    /// <summary>Variables of every block.</summary>
    public int[] Counts { get; }

    /// <summary>Variables of all blocks.</summary>
    public int Count => _first[^1];

    /// <summary>First variable of a block.</summary>
    public int First(int block) => _first[block];

    /// <summary>Variables of a block. Allocates.</summary>
    public double[] Part(double[] x, int block) => x.AsSpan(First(block), Counts[block]).ToArray();

    /// <summary>Makes the map.</summary>
    /// <param name="horizon">Periods of the plan.</param>
    /// <param name="channels">Channels that are planned.</param>
    /// <param name="reference">Old plan, [planned channel][cell], money.</param>
    /// <param name="detail">What is decided.</param>
    /// <param name="flighting">How the rest is spread over periods.</param>
    public static DecisionMap Of(PlanHorizon horizon, int[] channels, double[][] reference, PlanDetail detail, Flighting flighting)
    {
        var (variable, share, counts) = (new int[channels.Length][], new double[channels.Length][], new int[channels.Length]);
        for (var b = 0; b < channels.Length; b++)
        {
            var weight = Weights(horizon, channels[b], reference[b], flighting);
            (variable[b], share[b], counts[b]) = Cells(horizon, weight, detail);
        }
        return new DecisionMap(horizon, channels, variable, share, counts);
    }

    /// <summary>Writes the plan of a block.</summary>
    public void Spread(int block, ReadOnlySpan<double> x, Span<double> spend)
    {
        var (variable, share) = (_variable[block], _share[block]);
        for (var cell = 0; cell < spend.Length; cell++)
            spend[cell] = variable[cell] < 0 ? 0 : share[cell] * x[variable[cell]];
    }

    /// <summary>Writes the plans of all blocks, [block, geo, period].</summary>
    public void SpreadAll(ReadOnlySpan<double> x, Span<double> spend)
    {
        var cells = Horizon.Cells;
        for (var b = 0; b < Channels.Length; b++)
            Spread(b, x.Slice(First(b), Counts[b]), spend.Slice(b * cells, cells));
    }

    /// <summary>The plans of all blocks, [block, geo, period]. Allocates.</summary>
    public double[] SpreadAll(ReadOnlySpan<double> x)
    {
        var spend = new double[Channels.Length * Horizon.Cells];
        SpreadAll(x, spend);
        return spend;
    }

    /// <summary>Writes the derivative by the variables of a block.</summary>
    public void Gather(int block, ReadOnlySpan<double> byCell, Span<double> byVariable)
    {
        var (variable, share) = (_variable[block], _share[block]);
        byVariable.Clear();
        for (var cell = 0; cell < byCell.Length; cell++)
        {
            if (variable[cell] >= 0)
                byVariable[variable[cell]] += share[cell] * byCell[cell];
        }
    }

    /// <summary>Adds, for some cells of a block, the share of each variable that lies in them.</summary>
    public void AddShares(int block, Func<int, bool> isWanted, Span<double> coefficients)
    {
        for (var cell = 0; cell < _variable[block].Length; cell++)
        {
            if (_variable[block][cell] >= 0 && isWanted(cell))
                coefficients[_first[block] + _variable[block][cell]] += _share[block][cell];
        }
    }

    /// <summary>The variables that come nearest to a plan: the money of the cells of each.</summary>
    public double[] Collect(double[][] plan)
    {
        var x = new double[Count];
        for (var b = 0; b < Channels.Length; b++)
        {
            var total = 0.0;
            for (var cell = 0; cell < plan[b].Length; cell++)
            {
                total += plan[b][cell];
                if (_variable[b][cell] >= 0)
                    x[_first[b] + _variable[b][cell]] += plan[b][cell];
            }
            // Money in cells that the plan cannot reach goes where it can.
            var kept = x.AsSpan(_first[b], Counts[b]);
            var sum = Numerics.Kernels.Sum(kept);
            if (sum > 0)
                Numerics.Kernels.Scale(total / sum, kept, kept);
            else
                kept.Fill(total / Counts[b]);
        }
        return x;
    }

    /// <summary>Relative money of every cell of a channel: as before, or even over periods in the geos' proportions; 0 where money buys nothing.</summary>
    static double[] Weights(PlanHorizon horizon, int channel, double[] reference, Flighting flighting)
    {
        var (periods, weights) = (horizon.Periods, new double[horizon.Cells]);
        var past = reference.Sum() > 0 ? reference : [.. Enumerable.Repeat(1.0, horizon.Cells)];
        for (var g = 0; g < horizon.Geos; g++)
        {
            var geo = past.AsSpan(g * periods, periods);
            var mean = Numerics.Kernels.Sum(geo) / periods;
            for (var t = 0; t < periods; t++)
            {
                if (horizon.ExposurePerSpend(channel, g, t) > 0)
                    weights[g * periods + t] = flighting == Flighting.Even ? mean : geo[t];
            }
        }
        return weights;
    }

    static (int[] Variable, double[] Share, int Count) Cells(PlanHorizon horizon, double[] weight, PlanDetail detail)
    {
        var (periods, variable, share) = (horizon.Periods, new int[weight.Length], new double[weight.Length]);
        var geoTotal = Enumerable.Range(0, horizon.Geos).Select(g => weight.AsSpan(g * periods, periods).ToArray().Sum()).ToArray();
        var groups = new Dictionary<int, List<int>>();
        Array.Fill(variable, -1);
        for (var cell = 0; cell < weight.Length; cell++)
        {
            var (g, t) = Math.DivRem(cell, periods);
            if (!(geoTotal[g] > 0))
                continue;
            var key = detail switch { PlanDetail.Channel => 0, PlanDetail.Period => t, PlanDetail.Geo => g, _ => cell };
            if (!groups.TryGetValue(key, out var cells))
                groups[key] = cells = [];
            cells.Add(cell);
        }
        var next = 0;
        foreach (var (_, cells) in groups.OrderBy(static group => group.Key))
        {
            // Within a period that is decided, geos share as over all periods.
            var sizes = cells.Select(cell => detail is PlanDetail.Channel or PlanDetail.Geo ? weight[cell] : geoTotal[cell / periods]).ToArray();
            var total = sizes.Sum();
            for (var i = 0; i < cells.Count; i++)
                (variable[cells[i]], share[cells[i]]) = (next, sizes[i] / total);
            next++;
        }
        return (variable, share, next);
    }
}
