using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Splits a sample analysis over invented geos of falling size; shares add up, so that the geos add up to the totals.</summary>
internal static class SampleGeos
{
    static readonly string[] Known = ["London", "North West", "Scotland", "Wales", "Yorkshire", "=HYPERLINK(\"x\")", "Ulster", "Kent"];

    public static FitAnalysis Split(FitAnalysis analysis, int count, string? firstName = null)
    {
        double[] sizes = [.. Enumerable.Range(0, count).Select(static g => 1 / (g + 1.5))];
        GeoResult[] geos = [.. sizes.Select((size, g) => Geo(analysis, g, size / sizes.Sum(), g == 0 && firstName is not null ? firstName : Name(g)) with { Size = size / sizes.Average() })];
        return analysis with { Geos = geos, Holdout = new HoldoutScore(48, 0.48, 0.77, 0.875, 1234.5, 0.061, 0.048, 42) };
    }

    static string Name(int g) => g < Known.Length ? Known[g] : FormattableString.Invariant($"Region {g + 1}");

    static GeoResult Geo(FitAnalysis analysis, int g, double share, string name)
    {
        // The fourth geo opens late, the last periods of all are held out.
        var (first, held) = (g == 3 ? analysis.Periods.Count / 4 : 0, analysis.Periods.Count / 13);
        var fitted = analysis.Fitted;
        double[] Part(double[] values) => [.. values.Select((x, t) => t < first ? double.NaN : share * x * (1 + 0.05 * Math.Sin(0.3 * t + g)))];
        return new GeoResult
        {
            Geo = name,
            Population = 9_000_000 * share,
            Size = share,
            Periods = new GeoPeriods(analysis.Periods.Count - first - held, held, 0, first),
            Fitted = fitted with
            {
                Actual = Part(fitted.Actual),
                Expected = Part(fitted.Expected),
                Predictive = new Band(Part(fitted.Predictive.Mean), Part(fitted.Predictive.Q5), Part(fitted.Predictive.Q50), Part(fitted.Predictive.Q95)),
                Mape = 0.02 + 0.01 * g,
                RSquared = 0.93 - 0.03 * g,
                HeldOut = [.. Enumerable.Range(0, analysis.Periods.Count).Select(t => t >= analysis.Periods.Count - held)],
            },
            ActualTotal = share * fitted.Actual.Where(double.IsFinite).Sum(),
            ExpectedTotal = share * fitted.Expected.Sum(),
            Contributions = [.. analysis.Contributions.Select(c => Times(c.Total, share))],
            ContributionSeries = [.. analysis.Contributions.Select(c => new Band(Part(c.Series.Mean), Part(c.Series.Q5), Part(c.Series.Q50), Part(c.Series.Q95)))],
            Channels = [.. analysis.Channels.Select((c, m) => Channel(c, share, g, (m + g) % 5 != 4))],
        };
    }

    static GeoReturn Channel(ChannelReturn channel, double share, int g, bool hasSpend)
    {
        var factor = 1 + 0.25 * Math.Sin(1.7 * g + channel.Spend);
        return new GeoReturn(
            hasSpend ? share * channel.Spend : 0,
            Times(channel.Contribution, share * factor),
            hasSpend && channel.Roi is { } roi ? Times(roi, factor) : null,
            hasSpend && channel.MarginalRoi is { } next ? next.Mean * factor : null,
            0.9 - 0.15 * g);
    }

    static Estimate Times(Estimate e, double factor) => new(e.Mean * factor, e.Q5 * factor, e.Q50 * factor, e.Q95 * factor);
}
