namespace MediaMix;

/// <summary>
/// What straight lines between knots have to fit, summed up over geos: a least-squares fit of values that all share one line depends on
/// their number and mean per period only. Immutable.
/// </summary>
/// <param name="Periods">0-based periods with at least one value, ascending.</param>
/// <param name="Counts">Number of values in each of them, > 0.</param>
/// <param name="Means">Their mean.</param>
/// <param name="Within">Sum of squares of all values around the mean of their period.</param>
sealed record SplineRows(int[] Periods, double[] Counts, double[] Means, double Within)
{
    /// <summary>Number of values.</summary>
    public double Count => Counts.Sum();

    /// <summary>Sums up values. Allocates.</summary>
    /// <param name="values">[geo, period] row-major; NaN = unknown.</param>
    /// <param name="periods">Number of periods.</param>
    public static SplineRows Of(ReadOnlySpan<double> values, int periods)
    {
        var (counts, means) = (new double[periods], new double[periods]);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            counts[i % periods]++;
            means[i % periods] += values[i];
        }
        for (var t = 0; t < periods; t++)
            means[t] /= counts[t];
        var within = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var rest = values[i] - means[i % periods];
            within += double.IsNaN(rest) ? 0 : rest * rest;
        }
        int[] known = [.. Enumerable.Range(0, periods).Where(t => counts[t] > 0)];
        return new SplineRows(known, [.. known.Select(t => counts[t])], [.. known.Select(t => means[t])], within);
    }

    /// <summary>Residual sum of squares of the least-squares lines between knots. Allocates.</summary>
    /// <param name="knots">Positions among <see cref="Periods"/>, ascending, the first and the last of them included.</param>
    public double SquaredResiduals(ReadOnlySpan<int> knots)
    {
        var system = Normal(knots);
        var values = new double[knots.Length];
        system.Solve(values);
        var sum = Within;
        var k = 0;
        for (var i = 0; i < Periods.Length; i++)
        {
            while (k + 2 < knots.Length && i > knots[k + 1])
                k++;
            var (weight, next) = Weights(knots, k, i);
            var rest = Means[i] - (weight * values[k] + next * values[k + 1]);
            sum += Counts[i] * rest * rest;
        }
        return sum;
    }

    /// <summary>The normal equations of the values at knots. Allocates.</summary>
    /// <param name="knots">As in <see cref="SquaredResiduals"/>.</param>
    public PentadiagonalSystem Normal(ReadOnlySpan<int> knots)
    {
        var system = new PentadiagonalSystem(knots.Length);
        var k = 0;
        for (var i = 0; i < Periods.Length; i++)
        {
            while (k + 2 < knots.Length && i > knots[k + 1])
                k++;
            var (weight, next) = Weights(knots, k, i);
            system.Diagonal[k] += Counts[i] * weight * weight;
            system.Diagonal[k + 1] += Counts[i] * next * next;
            system.First[k] += Counts[i] * weight * next;
            system.Right[k] += Counts[i] * weight * Means[i];
            system.Right[k + 1] += Counts[i] * next * Means[i];
        }
        return system;
    }

    /// <summary>Weights of knot k and of the next at a position between them.</summary>
    (double Weight, double Next) Weights(ReadOnlySpan<int> knots, int k, int position)
    {
        double left = Periods[knots[k]], right = Periods[knots[k + 1]];
        var next = (Periods[position] - left) / (right - left);
        return (1 - next, next);
    }
}
