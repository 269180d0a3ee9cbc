namespace MediaMix;

/// <summary>Where the rows of a window stand among the knots of a trend: 1.5 is half way from the second knot to the third.</summary>
static class KnotPlaces
{
    /// <summary>Evenly spaced knots, the first in the first row and the last in the last.</summary>
    public static double[] Even(int periods, int knots)
    {
        var places = new double[periods];
        for (var t = 0; t < periods; t++)
            places[t] = t * (knots - 1.0) / (periods - 1);
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

    /// <summary>The same places, and rows behind them that stand ever farther behind the last knot.</summary>
    /// <param name="places">Places of the first rows.</param>
    /// <param name="periods">Number of all rows.</param>
    /// <param name="gap">Rows from knot to knot; infinite to stay at the last place.</param>
    public static double[] GoOn(double[] places, int periods, double gap)
    {
        if (periods == places.Length)
            return places;
        var further = new double[periods];
        for (var t = 0; t < periods; t++)
            further[t] = t < places.Length ? places[t] : places[^1] + (t - places.Length + 1) / gap;
        return further;
    }

    /// <summary>Knots in stated rows, ascending; rows before the first and after the last stand at them.</summary>
    public static double[] At(int periods, int[] knots)
    {
        var places = new double[periods];
        for (var t = 0; t < periods; t++)
        {
            var k = Array.FindLastIndex(knots, row => row <= t);
            places[t] = k < 0 ? 0
                : k == knots.Length - 1 ? k
                : k + (t - knots[k]) / (double)(knots[k + 1] - knots[k]);
        }
        return places;
    }
}
