using MediaMix.Numerics;

namespace MediaMix.Recovery;

/// <summary>
/// The published generator of Meridian's reach and frequency notebook (Google 2025), rebuilt: 20 geos, 156 weeks, three channels of
/// impressions and one of reach and frequency, two controls, a level of its own for every week, and effects that are known. Written
/// in loops over geos, weeks and lags from its description; nothing of the library but random numbers.
/// </summary>
sealed class ReachWorld
{
    public const int Geos = 20, Weeks = 156, History = 8, Channels = 4, Lags = 9;
    const int Rows = History + Weeks;
    public const double MeanValue = 0.035;

    readonly bool _isFromPrior;
    readonly double[] _population = new double[Geos];
    readonly double[][] _media = [.. Enumerable.Range(0, Channels).Select(static _ => new double[Geos * Rows])];
    readonly double[] _frequency = new double[Geos * Rows];
    readonly double[][] _spend = [.. Enumerable.Range(0, Channels).Select(static _ => new double[Geos * Rows])];
    readonly double[][] _controls = [new double[Geos * Rows], new double[Geos * Rows]];
    readonly double[] _value = new double[Geos * Rows];
    readonly double[] _sales = new double[Geos * Rows];

    /// <summary>Draws a world.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="isFromPrior">True to draw ROIs, and how much geos differ, from Meridian's default priors instead of the notebook's coefficients.</param>
    public ReachWorld(ulong seed, bool isFromPrior = false)
    {
        _isFromPrior = isFromPrior;
        var rng = Rng.Create(seed, 0, 0, 953);
        foreach (ref var people in _population.AsSpan())
            people = 1e5 + 9e5 * rng.NextDouble();
        for (var i = 0; i < Geos * Rows; i++)
            (_controls[0][i], _controls[1][i], _value[i]) = (rng.NextNormal(), rng.NextNormal(), 0.0345 + 0.001 * rng.NextDouble());
        for (var m = 0; m < Channels; m++)
            Media(m, ref rng);
        Sales(ref rng, Rng.Create(seed, 0, 1, 953));
        for (var m = 0; m < Channels; m++)
            Effect(m, ref rng);
    }

    /// <summary>Per channel: what its media inside the window bring, later carryover included, over its spend.</summary>
    public double[] Roi { get; } = new double[Channels];

    /// <summary>Per channel: what all its media bring inside the window, over its spend in the window; Meridian's ROI.</summary>
    public double[] RoiInWindow { get; } = new double[Channels];

    /// <summary>What is true by name, as far as scales do not change it: shapes of responses, and how geos differ; coefficients are sales per head and week.</summary>
    public Dictionary<string, double> Shapes { get; } = [];

    /// <summary>The data: revenue at the mean value of a sale, per channel spend and impressions or reach and frequency, controls.</summary>
    public Panel Panel() => new(
        TimeAxis.FromDates(new DateOnly(2020, 11, 30), TimeStep.Week, Rows), [.. Enumerable.Range(0, Geos).Select(static g => $"geo{g}")],
        new Series("revenue", SeriesUnit.Outcome, [.. _sales.Select(static sales => sales * MeanValue)]),
        [
            .. _spend.Select(static (spend, m) => new Series($"spend_{m}", SeriesUnit.Spend, spend)),
            .. _media.Select(static (media, m) => new Series($"media_{m}", SeriesUnit.Exposure, media)),
            new Series("frequency", SeriesUnit.Exposure, _frequency),
            .. _controls.Select(static (control, c) => new Series($"control_{c}", SeriesUnit.Plain, control)),
        ],
        history: History, outcomeKind: OutcomeKind.Revenue, population: _population);

    /// <summary>Impressions per head, or people reached and how often.</summary>
    void Media(int m, ref Rng rng)
    {
        var level = 1 + 0.5 * rng.NextNormal();
        double[] week = [.. new double[Rows]];
        foreach (ref var shift in week.AsSpan())
            shift = 0.8 + 0.5 * rng.NextNormal();
        for (var i = 0; i < Geos * Rows; i++)
        {
            var people = _population[i / Rows];
            var perHead = Math.Max(0, level + week[i % Rows] + 0.5 * rng.NextNormal());
            _spend[m][i] = perHead * people * (0.011 + 0.001 * rng.NextDouble());
            _media[m][i] = perHead * people;
            if (m < Channels - 1)
                continue;
            var reach = people * Math.Clamp((1 - Math.Exp(-perHead)) * (1 + 0.02 * rng.NextNormal()), 0, 1);
            (_media[m][i], _frequency[i]) = (reach, reach > 0 ? perHead * people / reach : 0);
        }
    }

    /// <summary>Sales without media: levels of geos and weeks, controls, noise.</summary>
    void Sales(ref Rng rng, Rng noise)
    {
        double[] week = [.. new double[Rows]];
        foreach (ref var shift in week.AsSpan())
            shift = 2 * rng.NextNormal();
        double[] slope = [3.5 + 0.5 * rng.NextNormal(), 3.5 + 0.5 * rng.NextNormal()], sd = [0.3 * Math.Abs(rng.NextNormal()), 0.3 * Math.Abs(rng.NextNormal())];
        for (var g = 0; g < Geos; g++)
        {
            var level = 15 + 1.2 * rng.NextNormal();
            double[] own = [slope[0] + sd[0] * rng.NextNormal(), slope[1] + sd[1] * rng.NextNormal()];
            for (var t = 0; t < Rows; t++)
            {
                var i = g * Rows + t;
                _sales[i] = _population[g] * Math.Max(0, level + week[t] + own[0] * _controls[0][i] + own[1] * _controls[1][i] + 0.5 * noise.NextNormal());
            }
        }
    }

    /// <summary>Adds a channel's effect to sales, and what is true of it.</summary>
    void Effect(int m, ref Rng rng)
    {
        var isReach = m == Channels - 1;
        var alpha = rng.NextDouble();
        var half = isReach ? 0.1 + Math.Exp(0.7 + 0.4 * rng.NextNormal()) : Half(ref rng);
        var slope = isReach ? Math.Exp(0.7 + 0.4 * rng.NextNormal()) : 1;
        var (mean, sd) = (0.9 + 0.1 * rng.NextNormal(), (_isFromPrior ? 1 : 0.18) * Math.Abs(rng.NextNormal()));
        var median = Median(m);
        (Shapes[$"channel_{m}.adstock.decay"], Shapes[$"channel_{m}.saturation.half"], Shapes[$"channel_{m}.saturation.slope"], Shapes[$"channel_{m}.coefficient.sd"], Shapes[$"channel_{m}.coefficient.mean"]) = (alpha, half, slope, sd, Math.Exp(mean));
        double[] deviations = [.. new double[Geos]];
        foreach (var g in Enumerable.Range(0, Geos))
            Shapes[$"channel_{m}.coefficient.standardized[geo{g}]"] = deviations[g] = rng.NextNormal();
        var roi = Add(mean, 0).Roi;
        if (_isFromPrior)
            Shapes[$"channel_{m}.coefficient.mean"] = Math.Exp(mean += 0.2 + 0.9 * rng.NextNormal() - Math.Log(roi));
        (Roi[m], RoiInWindow[m]) = Add(mean, 1);

        (double Roi, double InWindow) Add(double common, double share)
        {
            var (spend, inside, outside) = (0.0, 0.0, 0.0);
            for (var g = 0; g < Geos; g++)
            {
                var coefficient = Math.Exp(common + sd * deviations[g]) * _population[g];
                for (var t = 0; t < Rows + Lags - 1; t++)
                {
                    var (all, before) = (Response(g, t, Rows), Response(g, t, History));
                    if (t < Rows)
                        _sales[g * Rows + t] += share * coefficient * all;
                    if (t >= History)
                        outside += coefficient * (all - before) * MeanValue;
                    if (t >= History && t < Rows)
                        (spend, inside) = (spend + _spend[m][g * Rows + t], inside + coefficient * all * _value[g * Rows + t]);
                }
            }
            return (outside / spend, inside / spend);
        }

        double Response(int g, int t, int until)
        {
            var (sum, weights) = (0.0, 0.0);
            for (var lag = 0; lag < Lags; lag++)
            {
                var weight = Math.Pow(alpha, lag);
                weights += weight;
                if (t - lag < 0 || t - lag >= until)
                    continue;
                var i = g * Rows + t - lag;
                var x = _media[m][i] / _population[g] / median;
                sum += weight * (isReach ? x * Hill(_frequency[i]) : x);
            }
            return isReach ? sum / weights : Hill(sum / weights);
        }

        double Hill(double x) => x > 0 ? 1 / (1 + Math.Pow(half / x, slope)) : 0;
    }

    /// <summary>Normal with mean and sd 0.8, between 0.1 and 10.</summary>
    static double Half(ref Rng rng)
    {
        while (true)
        {
            if (0.8 + 0.8 * rng.NextNormal() is var half and > 0.1 and < 10)
                return half;
        }
    }

    double Median(int m)
    {
        double[] perHead = [.. _media[m].Select((media, i) => media / _population[i / Rows]).Where(static x => x > 0).Order()];
        return (perHead[(perHead.Length - 1) / 2] + perHead[perHead.Length / 2]) / 2;
    }
}
