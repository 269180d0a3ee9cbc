namespace MediaMix.Analysis;

/// <summary>Who won.</summary>
public enum DuelResult
{
    /// <summary>The difference is within what chance does.</summary>
    Undecided,

    /// <summary>The first forecast is better.</summary>
    Better,

    /// <summary>The second forecast is better.</summary>
    Worse,
}

/// <summary>Two forecasts of the same outcomes by their CRPS, paired: what is hard for both says nothing.</summary>
/// <param name="Kind">The model's forecast.</param>
/// <param name="IsTotal">True for totals over geos or a national panel.</param>
/// <param name="Horizon">Forecasts up to this many periods ahead count.</param>
/// <param name="Crps">Mean CRPS of the model.</param>
/// <param name="NaiveCrps">Mean CRPS of the forecast without a model, of the same outcomes.</param>
/// <param name="Skill">1 − Crps/NaiveCrps: 0.34 is 34 % better.</param>
/// <param name="StandardError">Standard error of the skill over origins, whose forecasts do not overlap; NaN with one origin.</param>
/// <param name="Origins">Number of origins.</param>
/// <param name="Result">Decided where the skill is further from 0 than a 90 % interval by Student's t with one degree of freedom less than there are origins reaches.</param>
public sealed record ForecastDuel(
    ForecastKind Kind, bool IsTotal, int Horizon, double Crps, double NaiveCrps, double Skill, double StandardError, int Origins, DuelResult Result)
{
    const double Tail = 0.95;

    /// <summary>Compares forecast by forecast.</summary>
    /// <param name="kind">The model's forecast.</param>
    /// <param name="horizon">Most periods ahead.</param>
    /// <param name="first">Its scored forecasts.</param>
    /// <param name="second">The naive ones of the same cells, in the same order.</param>
    internal static ForecastDuel Of(ForecastKind kind, int horizon, IReadOnlyList<CellForecast> first, IReadOnlyList<CellForecast> second)
    {
        var (crps, naive) = (first.Average(static f => f.Crps), second.Average(static f => f.Crps));
        var ratio = crps / naive;
        // The ratio of two means over origins: its linear part per origin is (sum of first − ratio × sum of second) / all of second.
        var parts = first.Zip(second).GroupBy(static pair => pair.First.Origin)
            .Select(group => group.Sum(pair => pair.First.Crps - ratio * pair.Second.Crps) / (naive * first.Count)).ToArray();
        var k = parts.Length;
        var error = k > 1 ? Math.Sqrt(k / (k - 1.0) * parts.Sum(static p => p * p)) : double.NaN;
        var result = k < 2 ? DuelResult.Undecided
            : Math.Abs(1 - ratio) <= new StudentTPrior(k - 1, 0, 1).Quantile(Tail) * error ? DuelResult.Undecided
            : ratio < 1 ? DuelResult.Better : DuelResult.Worse;
        return new ForecastDuel(kind, first[0].IsTotal, horizon, crps, naive, 1 - ratio, error, k, result);
    }
}
