namespace MediaMix;

/// <summary>
/// Chooses the knots of a trend from the outcome: the fewest bends that describe what moves all geos together, by Akaike's
/// criterion along a path of penalties (Goepp, Bouaziz and Nuel 2025; the rule of Google 2025, Meridian). Media and controls are not looked
/// at, and the choice counts as certain afterwards. Pure.
/// </summary>
static class KnotSelection
{

    /// <summary>A rule needs a candidate, and three rows that are none: the first and the last two.</summary>
    const int RowsWithoutKnot = 3;

    const int Penalties = 100;

    /// <summary>In units of the variance of all values.</summary>
    const double LeastVariance = 1e-12;

    /// <summary>Number of channels and controls, which the trend must leave room for.</summary>
    public static int Drivers(ModelSpec spec) => spec.Channels.Count + spec.Controls.Count;

    /// <summary>Least number of periods with a known outcome for which the rule can be followed.</summary>
    /// <param name="drivers">Number of channels and controls.</param>
    public static int LeastPeriods(int drivers) => RowsWithoutKnot + 1 + drivers;

    /// <summary>The rows of the knots, ascending: the first and the last with a known outcome, and those chosen. Allocates.</summary>
    /// <param name="outcome">
    /// [geo, period] row-major, in units that can be compared over geos (per inhabitant, say), whatever they are; NaN where it is missing,
    /// left out or held out, which then has no say.
    /// </param>
    /// <param name="periods">Number of periods of the window; at least <see cref="LeastPeriods"/> of them with a known outcome.</param>
    /// <param name="drivers">Number of channels and controls; the more, the fewer knots are allowed.</param>
    public static int[] Rows(ReadOnlySpan<double> outcome, int periods, int drivers)
    {
        var rows = SplineRows.Of(Standardised(outcome, periods), periods);
        var candidates = rows.Periods.Length - RowsWithoutKnot;
        if (candidates - drivers < 1)
            throw new ArgumentException("There are too few periods with a known outcome.", nameof(outcome));
        int[] everything = [.. Enumerable.Range(0, candidates + 1), rows.Periods.Length - 1];
        var variance = Variance(rows, everything);
        var spline = new AdaptiveSpline(rows.Normal(everything));
        var (best, least) = (Array.Empty<int>(), double.PositiveInfinity);
        foreach (var penalty in Path(outcome.Length / periods))
        {
            if (spline.Select(penalty) is not { } kept || kept.Length < 1 || kept.Length > candidates - drivers)
                continue;
            int[] knots = [0, .. kept.Select(static k => k + 1), rows.Periods.Length - 1];
            var criterion = 2 * knots.Length + rows.SquaredResiduals(knots) / variance;
            // Of equal ones the smoother.
            if (criterion <= least)
                (best, least) = (knots, criterion);
        }
        return best.Length > 0 ? [.. best.Select(k => rows.Periods[k])] : [rows.Periods[0], rows.Periods[^1]];
    }

    /// <summary>From 0.1 to 100 in equal steps of the logarithm, over √geos, as more geos describe the same line more often.</summary>
    static IEnumerable<double> Path(int geos) =>
        Enumerable.Range(0, Penalties).Select(i => Math.Pow(10, -1 + 3.0 * i / (Penalties - 1)) / Math.Sqrt(geos));

    /// <summary>What a knot in every candidate leaves unexplained; never quite nothing, of which any knot would explain infinitely much.</summary>
    static double Variance(SplineRows rows, int[] everything) =>
        Math.Max(rows.SquaredResiduals(everything) / (rows.Count - everything.Length), LeastVariance);

    /// <summary>Mean 0 in every geo, in units of the sd of all values. The penalties are absolute, so the units matter.</summary>
    static double[] Standardised(ReadOnlySpan<double> outcome, int periods)
    {
        var values = outcome.ToArray();
        var known = values.Where(static y => !double.IsNaN(y)).ToArray();
        var mean = known.Average();
        var sd = Math.Sqrt(known.Sum(y => (y - mean) * (y - mean)) / known.Length);
        for (var first = 0; first < values.Length; first += periods)
        {
            var geo = values.AsSpan(first, periods);
            var centre = geo.ToArray().Where(static y => !double.IsNaN(y)).DefaultIfEmpty().Average();
            foreach (ref var y in geo)
                y = (y - centre) / (sd > 0 ? sd : 1);
        }
        return values;
    }
}
