using System.Globalization;

namespace MediaMix;

/// <summary>The basis of a Gaussian process over the fitted window: its size, its prior where none is stated, and what must hold.</summary>
static class ProcessBasis
{
    /// <summary>Beyond this a gradient takes milliseconds.</summary>
    const int MostByRule = 200;

    /// <summary>Nobody means more.</summary>
    const int Most = 1000;

    const double WeeksPerQuarter = 13;

    /// <summary>The basis of a complete trend, with places in weeks around the middle of the window.</summary>
    public static (HilbertBasis Basis, double[] Places) Of(GaussianProcessTrend trend, Panel panel) =>
        (new HilbertBasis(trend.Kernel, HalfRange(panel), trend.Count!.Value, trend.Boundary!.Value), HilbertBasis.Places(panel.Periods, panel.Axis.WeeksPerPeriod));

    /// <summary>Fills in priors and the size of the basis; leaves its size open where no reasonable one serves the prior.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="panel">The data.</param>
    /// <param name="size">Magnitude of the mean outcome on the scale on which priors speak.</param>
    public static GaussianProcessTrend Complete(GaussianProcessTrend trend, Panel panel, double size)
    {
        var lengthScale = trend.LengthScale ?? LengthScale(2 * HalfRange(panel));
        var (shortest, longest) = Range(lengthScale);
        var boundary = trend.Boundary ?? HilbertBasis.BoundaryFor(trend.Kernel, HalfRange(panel), longest);
        var count = trend.Count ?? HilbertBasis.CountFor(trend.Kernel, HalfRange(panel), boundary, shortest);
        return trend with
        {
            Amplitude = trend.Amplitude ?? new HalfNormalPrior(0.2 * size),
            LengthScale = lengthScale,
            Boundary = boundary > 1 && double.IsFinite(boundary) ? boundary : null,
            Count = count >= 1 && (trend.Count is not null || count <= MostByRule) ? (int)count : null,
        };
    }

    /// <summary>What can be said before priors are known.</summary>
    public static void CheckData(GaussianProcessTrend trend, Panel panel, FaultList faults)
    {
        if (panel.Periods < 2)
            faults.Error("A trend by a Gaussian process needs at least two fitted periods.", "Write `trend: none`.");
        if (trend.Count is < 1 or > Most)
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The trend has {trend.Count} basis functions."),
                string.Create(CultureInfo.InvariantCulture, $"Their number must lie between 1 and {Most}; leave it out to have it follow from the length scale."));
        if (trend.Boundary is { } boundary && !(boundary > 1 && double.IsFinite(boundary)))
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The boundary of the trend is {boundary} half windows from the middle of the window."),
                "It must be above 1; leave it out to have it follow from the length scale.");
    }

    /// <summary>What can be said of a complete trend.</summary>
    public static void CheckPriors(GaussianProcessTrend trend, Panel panel, FaultList faults)
    {
        foreach (var (name, prior) in new[] { ("amplitude", trend.Amplitude!), ("length_scale", trend.LengthScale!) })
        {
            BindingChecks.Fits($"trend.{name}", prior, Interval.Positive, faults);
            if (prior is FixedPrior { Value: 0 })
                faults.Error($"The {name} of the trend is fixed at 0.", name == "amplitude" ? "Write `trend: none`, or a value above 0." : "Write a value above 0.");
        }
        var (shortest, longest) = Range(trend.LengthScale!);
        if (trend is { Boundary: not null, Count: not null } || !(shortest > 0))
            return;
        var boundary = trend.Boundary ?? HilbertBasis.BoundaryFor(trend.Kernel, HalfRange(panel), longest);
        var count = HilbertBasis.CountFor(trend.Kernel, HalfRange(panel), boundary, shortest);
        faults.Error(
            string.Create(CultureInfo.InvariantCulture, $"The prior {trend.LengthScale} of trend.length_scale reaches from {shortest:G3} to {longest:G3} {Unit(panel)} (its 1 % and 99 % quantiles): its basis would need {count:N0} functions, more than {MostByRule}."),
            $"Write a narrower prior, such as {LengthScale(2 * HalfRange(panel)).Text}, or `trend: knots`, or the `count` that you can afford.");
    }

    /// <summary>What a reader should know of a length scale and the basis behind it.</summary>
    public static string LengthScaleMeaning(GaussianProcessTrend trend, HilbertBasis basis, Panel panel)
    {
        var (shortest, longest) = Range(trend.LengthScale!);
        var error = new[] { shortest, Math.Sqrt(shortest * longest), longest }.Max(basis.CovarianceError);
        var range = shortest == longest ? "there" : string.Create(CultureInfo.InvariantCulture, $"from {shortest:G3} to {longest:G3} {Unit(panel)}");
        return string.Create(CultureInfo.InvariantCulture, $"Distance in {Unit(panel)} over which the trend stays similar. Its {basis.Count} basis functions are within {100 * error:0.#} % of the process {range}.");
    }

    /// <summary>
    /// 98 % of the mass between a quarter of a year and half the window; the quarter is at most that of a short window, and at least
    /// a twentieth of a long one, so that <see cref="MostByRule"/> functions serve.
    /// </summary>
    static LogNormalPrior LengthScale(double weeks)
    {
        const double quantile = 2.3263478740408408;
        var (shortest, longest) = (Math.Clamp(WeeksPerQuarter, weeks / 20, weeks / 4), weeks / 2);
        return new LogNormalPrior(0.5 * Math.Log(shortest * longest), Math.Log(longest / shortest) / (2 * quantile));
    }

    static (double Shortest, double Longest) Range(Prior lengthScale) => (lengthScale.Quantile(0.01), lengthScale.Quantile(0.99));

    static double HalfRange(Panel panel) => 0.5 * (panel.Periods - 1) * panel.Axis.WeeksPerPeriod;

    static string Unit(Panel panel) => panel.Axis.HasDates ? "weeks" : "rows";
}
