using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Contributions of channels by quarter, with their order.</summary>
static class BlockTable
{
    /// <summary>A window that is shorter shows every period instead of quarters, as Meridian does.</summary>
    const double WeeksForQuarters = 52;

    /// <summary>Rows of a quarter where periods have no dates: of a year of 52 rows.</summary>
    const int RowsOfQuarter = 13;

    public static IReadOnlyList<ContributionBlock> Of(FittedModel fit, ComponentPass pass)
    {
        var offset = pass.Components.Count - fit.Model.Spec.Channels.Count;
        var periods = fit.Model.Panel.Periods;
        double[][] means = [.. pass.Means[offset..].Select(cells => GeoSums.OverGeos(cells, periods))];
        return [.. Spans(fit.Model.Panel.Window).Select(span => Block(span, pass.Bands[offset..], means))];
    }

    /// <summary>First period and number of periods of each part of a window.</summary>
    public static IEnumerable<(int First, int Count)> Spans(TimeAxis window)
    {
        var first = 0;
        for (var t = 1; t <= window.Count; t++)
        {
            if (t < window.Count && Key(window, t) == Key(window, first))
                continue;
            yield return (first, t - first);
            first = t;
        }
    }

    static int Key(TimeAxis window, int period)
    {
        if (window.Count * window.WeeksPerPeriod < WeeksForQuarters)
            return period;
        if (!window.HasDates)
            return period / RowsOfQuarter;
        var date = window.Date(period);
        return 4 * date.Year + (date.Month - 1) / 3;
    }

    static ContributionBlock Block((int First, int Count) span, double[][][] bands, double[][] means)
    {
        Estimate[] effects = [.. bands.Select((periods, m) => Effect(periods.AsSpan(span.First, span.Count), Kernels.Sum(means[m].AsSpan(span.First, span.Count))))];
        int[] order = [.. Enumerable.Range(0, effects.Length).OrderByDescending(m => effects[m].Mean)];
        return new ContributionBlock(span.First, span.Count, [.. effects.Select((effect, m) => new RankedContribution(effect, 1 + Array.IndexOf(order, m)))]);
    }

    /// <summary>Quantiles of the kept draws around the mean of all, so that parts add up to the whole.</summary>
    static Estimate Effect(ReadOnlySpan<double[]> periods, double mean)
    {
        var sum = (double[])periods[0].Clone();
        foreach (var draws in periods[1..])
            Kernels.Add(sum, draws, sum);
        return BandBuilder.Estimate(sum) with { Mean = mean };
    }
}
