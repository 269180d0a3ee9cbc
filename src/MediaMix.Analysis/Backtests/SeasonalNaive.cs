namespace MediaMix.Analysis;

/// <summary>
/// The forecast without a model: the outcome of a year before, normal around it, with the spread of past changes from year to year.
/// </summary>
/// <remarks>
/// σ² is the mean square of y_t − y_(t−year) over known pairs, not their variance: the forecast does not know the growth that the mean
/// of the differences holds, so that its errors have it, too. With fewer than eight pairs the forecast is the last known outcome, and
/// σ² the mean square of changes over as many periods as it is old.
/// </remarks>
sealed class SeasonalNaive
{
    const int LeastPairs = 8;

    readonly double[] _known;
    readonly int _year;
    readonly double _sd;

    /// <param name="known">Outcome of every period before the origin; NaN where unknown.</param>
    /// <param name="periodsPerYear">Periods in which a year comes round.</param>
    public SeasonalNaive(double[] known, int periodsPerYear)
    {
        (_known, _year) = (known, periodsPerYear);
        (_sd, var pairs) = Spread(periodsPerYear);
        IsSeasonal = pairs >= LeastPairs;
    }

    /// <summary>True when there are enough years to go by.</summary>
    public bool IsSeasonal { get; }

    /// <summary>The forecast of a period at or after the origin; NaN where nothing is known to go by.</summary>
    /// <param name="period">0-based period.</param>
    public (double Mean, double Sd) Of(int period)
    {
        for (var source = period - _year; IsSeasonal && source >= 0; source -= _year)
        {
            if (source < _known.Length && !double.IsNaN(_known[source]))
                return (_known[source], _sd);
        }
        var last = Array.FindLastIndex(_known, static y => !double.IsNaN(y));
        if (last < 0)
            return (double.NaN, double.NaN);
        var (sd, pairs) = Spread(period - last);
        // Too few of that age: changes of one period, as of a random walk.
        return (_known[last], pairs >= LeastPairs ? sd : Spread(1).Sd * Math.Sqrt(period - last));
    }

    /// <summary>Root mean square of changes over some periods, and the number of known ones; 0 without any.</summary>
    (double Sd, int Pairs) Spread(int gap)
    {
        var (squares, pairs) = (0.0, 0);
        for (var t = gap; t < _known.Length; t++)
        {
            var change = _known[t] - _known[t - gap];
            if (double.IsNaN(change))
                continue;
            squares += change * change;
            pairs++;
        }
        return (pairs == 0 ? 0 : Math.Sqrt(squares / pairs), pairs);
    }
}
