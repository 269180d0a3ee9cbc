namespace MediaMix;

/// <summary>Fills in what a trend leaves open.</summary>
/// <param name="panel">The data.</param>
/// <param name="size">Magnitude of the mean outcome on the scale on which priors speak.</param>
/// <param name="chooseKnots">Rows of the window where knots belong, for a trend that leaves that to the data.</param>
sealed class TrendDefaults(Panel panel, double size, Func<int[]> chooseKnots)
{
    const double WeeksPerKnot = 26;

    double Weeks => (panel.Origin - 1) * panel.Axis.WeeksPerPeriod;

    public TrendSpec Complete(TrendSpec trend) => trend switch
    {
        LinearTrend { Prior: null } => new LinearTrend(new NormalPrior(0, 0.5 * size)),
        PiecewiseTrend piecewise => Piecewise(piecewise),
        KnotTrend knots => Knots(Placed(knots)),
        RandomWalkTrend walk => Walk(walk),
        GaussianProcessTrend process => new GaussianProcessTrend(ProcessBasis.Complete(process.Process, panel, new HalfNormalPrior(0.2 * size))),
        _ => trend,
    };

    /// <summary>All changes together are as uncertain as the first slope, however many there are.</summary>
    PiecewiseTrend Piecewise(PiecewiseTrend trend)
    {
        var changes = trend.Changes ?? EvenlySpaced(trend.Count ?? Math.Clamp((int)Math.Round(Weeks / WeeksPerKnot) - 1, 1, Math.Max(1, panel.Origin - 2)));
        return new PiecewiseTrend(
            changes, null, trend.Slope ?? new NormalPrior(0, 0.5 * size), trend.Change ?? new NormalPrior(0, 0.5 * size / Math.Sqrt(changes.Count)));
    }

    SpecList<string> EvenlySpaced(int count)
    {
        var window = panel.Window;
        return [.. Enumerable.Range(1, count).Select(j => window.Label((int)Math.Round(j * (panel.Origin - 1.0) / (count + 1))))];
    }

    KnotTrend Placed(KnotTrend trend) => trend.Choice switch
    {
        KnotChoice.Automatic => trend with { Choice = KnotChoice.Even, At = [.. chooseKnots().Select(panel.Window.Label)] },
        KnotChoice.EveryPeriod => trend with { Choice = KnotChoice.Even, Count = panel.Origin },
        _ => trend,
    };

    /// <summary>A knot every half year, and steps that grow with the square root of the gap, as those of a random walk do.</summary>
    KnotTrend Knots(KnotTrend trend)
    {
        int? count = trend.At is not null ? null : trend.Count ?? Math.Clamp(1 + (int)Math.Round(Weeks / WeeksPerKnot), 2, Math.Max(2, panel.Origin));
        return trend.Value is not null
            ? trend with { Count = count }
            : trend with { Count = count, Innovation = trend.Innovation ?? Innovation(count is { } knots ? Weeks / (knots - 1) : MeanGap(trend.At!)) };
    }

    double MeanGap(SpecList<string> knots)
    {
        panel.Window.TryLocate(knots[0], out var first);
        panel.Window.TryLocate(knots[^1], out var last);
        return (last - first) * panel.Axis.WeeksPerPeriod / (knots.Count - 1);
    }

    RandomWalkTrend Walk(RandomWalkTrend trend)
    {
        var every = trend.Every ?? 1;
        return new RandomWalkTrend(every, trend.Innovation ?? Innovation(every * panel.Axis.WeeksPerPeriod));
    }

    HalfNormalPrior Innovation(double gapInWeeks) => new(0.05 * size * Math.Sqrt(gapInWeeks / WeeksPerKnot));
}
