namespace MediaMix.Analysis;

/// <summary>
/// Five numbers that describe an outcome over the fitted cells: mean, standard deviation, lag-1 autocorrelation, smallest, largest.
/// In a panel cells are over the size of their geo, and neighbours are those of one geo. Immutable and thread-safe.
/// </summary>
/// <param name="model">The model whose fitted cells count.</param>
sealed class OutcomeStatistics(BoundModel model)
{
    readonly bool[] _isFitted = [.. model.Panel.FittedOutcome.Select(static y => !double.IsNaN(y))];
    readonly int _periods = model.Panel.Periods;

    /// <summary>Keys of the statistics, in the order of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mean", "sd", "autocorrelation", "min", "max"];

    /// <summary>The statistics of the outcome that was fitted.</summary>
    public double[] Observed()
    {
        var statistics = new double[Names.Count];
        Of(model.Panel.FittedOutcome, statistics);
        return statistics;
    }

    /// <summary>Writes the statistics. Allocates nothing.</summary>
    /// <param name="outcome">[geo, period of the window], outcome units; only fitted cells are read.</param>
    /// <param name="statistics">Length 5; a statistic of too few cells is NaN.</param>
    public void Of(ReadOnlySpan<double> outcome, Span<double> statistics)
    {
        var (sum, count, least, most) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        for (var cell = 0; cell < outcome.Length; cell++)
        {
            if (!_isFitted[cell])
                continue;
            var y = At(outcome, cell);
            (sum, count, least, most) = (sum + y, count + 1, Math.Min(least, y), Math.Max(most, y));
        }
        var mean = sum / count;
        var (squares, products, pairs) = (0.0, 0.0, 0);
        for (var cell = 0; cell < outcome.Length; cell++)
        {
            if (!_isFitted[cell])
                continue;
            var deviation = At(outcome, cell) - mean;
            squares += deviation * deviation;
            if (cell % _periods == 0 || !_isFitted[cell - 1])
                continue;
            products += deviation * (At(outcome, cell - 1) - mean);
            pairs++;
        }
        (statistics[0], statistics[1]) = (mean, count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN);
        statistics[2] = pairs > 2 ? products / pairs / (squares / count) : double.NaN;
        (statistics[3], statistics[4]) = (least, most);
    }

    double At(ReadOnlySpan<double> outcome, int cell) => outcome[cell] / model.Constants.Size(cell / _periods);
}
