namespace MediaMix;

/// <summary>Where the rows of a window stand among the knots of a trend: 1.5 is half way from the second knot to the third.</summary>
static class KnotPlaces
{
    /// <summary>Evenly spaced knots, the first in the first row and the last in the last that is no forecast; behind it they go on at the same distance.</summary>
    /// <param name="panel">The data.</param>
    /// <param name="knots">Number of knots up to there, at least 2.</param>
    public static double[] Even(Panel panel, int knots)
    {
        var places = new double[panel.Periods];
        for (var t = 0; t < places.Length; t++)
            places[t] = t * (knots - 1.0) / (panel.Origin - 1);
        return places;
    }

    /// <summary>A knot in the first row and every so many rows.</summary>
    public static double[] Every(int periods, int rows)
    {
        var places = new double[periods];
        for (var t = 0; t < periods; t++)
            places[t] = t / (double)rows;
        return places;
    }

    /// <summary>
    /// Knots in stated rows, ascending; rows before the first and after the last stand at them. Behind the last knot and all rows that are
    /// no forecast, knots go on at the mean distance of those stated: flat on, a forecast would be surer than the past allows.
    /// </summary>
    public static double[] At(Panel panel, int[] knots)
    {
        var places = new double[panel.Periods];
        var (last, gap) = (Math.Max(knots[^1], panel.Origin - 1), (knots[^1] - knots[0]) / (knots.Length - 1.0));
        for (var t = 0; t < places.Length; t++)
        {
            var k = Array.FindLastIndex(knots, row => row <= t);
            places[t] = k < 0 ? 0
                : k == knots.Length - 1 ? k + Math.Max(0, t - last) / gap
                : k + (t - knots[k]) / (double)(knots[k + 1] - knots[k]);
        }
        return places;
    }

    /// <summary>Number of knots that the rows need, those of a forecast included.</summary>
    /// <param name="places">Place of every row.</param>
    /// <param name="knots">Number of knots without a forecast.</param>
    public static int Count(double[] places, int knots) => Math.Max(knots, 1 + (int)Math.Ceiling(places[^1]));
}
