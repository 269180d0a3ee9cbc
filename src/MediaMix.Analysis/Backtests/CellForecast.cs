using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>The forecast of one period of one series, its distribution by quantiles, and how well it did.</summary>
public sealed record CellForecast
{
    /// <value>Who made it.</value>
    public required ForecastKind Kind { get; init; }

    /// <value>Number of periods of the window that were known: the origin.</value>
    public required int Origin { get; init; }

    /// <value>0-based period of the window; the first of a forecast is the origin.</value>
    public required int Period { get; init; }

    /// <value>0-based geo; −1 for the total over geos, which for a national panel is all there is.</value>
    public required int Geo { get; init; }

    /// <value>What happened; NaN where it is unknown or left out of the fit for reasons of its own.</value>
    public required double Actual { get; init; }

    /// <value>Mean of the forecast.</value>
    public required double Mean { get; init; }

    /// <value>5 % quantile.</value>
    public required double Q5 { get; init; }

    /// <value>10 % quantile.</value>
    public required double Q10 { get; init; }

    /// <value>Lower quartile.</value>
    public required double Q25 { get; init; }

    /// <value>Median.</value>
    public required double Q50 { get; init; }

    /// <value>Upper quartile.</value>
    public required double Q75 { get; init; }

    /// <value>90 % quantile.</value>
    public required double Q90 { get; init; }

    /// <value>95 % quantile.</value>
    public required double Q95 { get; init; }

    /// <value>Continuous ranked probability score in outcome units; NaN where nothing is known to compare with.</value>
    public required double Crps { get; init; }

    /// <summary>Number of the period within the forecast, from 1.</summary>
    public int Step => Period - Origin + 1;

    /// <summary>True where the forecast can be compared with what happened.</summary>
    public bool IsScored => !double.IsNaN(Actual);

    /// <summary>True for a forecast of a total over geos, or of a national panel.</summary>
    public bool IsTotal => Geo < 0;

    /// <summary>True where the outcome lies in a central interval, ends included.</summary>
    /// <param name="percent">50, 80 or 90.</param>
    public bool Covers(int percent) => percent switch
    {
        50 => Actual >= Q25 && Actual <= Q75,
        80 => Actual >= Q10 && Actual <= Q90,
        90 => Actual >= Q5 && Actual <= Q95,
        _ => throw new ArgumentOutOfRangeException(nameof(percent), percent, "Intervals hold 50, 80 or 90 %."),
    };

    /// <summary>A forecast by draws.</summary>
    /// <param name="place">Kind, origin, period, geo and outcome.</param>
    /// <param name="draws">Predictive draws; sorted in place.</param>
    internal static CellForecast OfDraws(ForecastPlace place, double[] draws)
    {
        var mean = Kernels.Sum(draws) / draws.Length;
        Array.Sort(draws);
        return Of(place, mean, p => Quantiles.Type7(draws, p), Inference.Diagnostics.Crps.OfSample(draws, place.Actual));
    }

    /// <summary>A normal forecast.</summary>
    internal static CellForecast OfNormal(ForecastPlace place, double mean, double sd) =>
        Of(place, mean, p => mean + sd * ScalarMath.NormalQuantile(p), Inference.Diagnostics.Crps.OfNormal(mean, sd, place.Actual));

    static CellForecast Of(ForecastPlace place, double mean, Func<double, double> quantile, double crps) => new()
    {
        Kind = place.Kind,
        Origin = place.Origin,
        Period = place.Period,
        Geo = place.Geo,
        Actual = place.Actual,
        Mean = mean,
        Q5 = quantile(0.05),
        Q10 = quantile(0.10),
        Q25 = quantile(0.25),
        Q50 = quantile(0.50),
        Q75 = quantile(0.75),
        Q90 = quantile(0.90),
        Q95 = quantile(0.95),
        Crps = crps,
    };
}

/// <summary>What a forecast is about.</summary>
readonly record struct ForecastPlace(ForecastKind Kind, int Origin, int Period, int Geo, double Actual);
