namespace MediaMix.Analysis;

/// <summary>How the values of a column vary: within geos and within periods, as parts of all variation.</summary>
/// <param name="Size">Root of the mean square.</param>
/// <param name="Total">Sum of squares around the mean.</param>
/// <param name="OverTime">Sum of squares around the mean of the geo, per geo.</param>
/// <param name="OverGeos">Sum of squares around the mean of the period.</param>
/// <param name="IsUnused">Per geo, whether all values are 0.</param>
/// <param name="Counts">Number of cells per geo.</param>
sealed record Spread(double Size, double Total, double[] OverTime, double OverGeos, bool[] IsUnused, int[] Counts)
{
    public static Spread Of(DesignData data, double[] values)
    {
        var geos = new Group[data.Geos];
        var periods = new Group[data.Periods];
        var all = default(Group);
        foreach (var cell in data.Cells)
        {
            var value = values[cell];
            all.Add(value);
            geos[cell / data.Periods].Add(value);
            periods[cell % data.Periods].Add(value);
        }
        var (overTime, overGeos, total, squares) = (new double[data.Geos], 0.0, 0.0, 0.0);
        foreach (var cell in data.Cells)
        {
            var value = values[cell];
            squares += value * value;
            total += Square(value - all.Mean);
            overTime[cell / data.Periods] += Square(value - geos[cell / data.Periods].Mean);
            overGeos += Square(value - periods[cell % data.Periods].Mean);
        }
        return new Spread(
            Math.Sqrt(squares / data.Cells.Length), total, overTime, overGeos,
            [.. geos.Select(static g => g.Largest == 0)], [.. geos.Select(static g => g.Count)]);
    }

    static double Square(double x) => x * x;

    struct Group
    {
        double _sum;

        public int Count { get; private set; }

        public double Largest { get; private set; }

        public readonly double Mean => _sum / Count;

        public void Add(double value)
        {
            _sum += value;
            Count++;
            Largest = Math.Max(Largest, Math.Abs(value));
        }
    }
}
