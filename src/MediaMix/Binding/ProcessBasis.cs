using System.Globalization;

namespace MediaMix;

/// <summary>The basis of a Gaussian process over the fitted window: its size, its prior where none is stated, and what must hold.</summary>
static class ProcessBasis
{
    /// <summary>Beyond this a gradient takes milliseconds.</summary>
    const int MostByRule = 200;

    /// <summary>Half windows; a length scale that needs more is a constant. Also far below what overflows.</summary>
    public const double LargestBoundary = 1e6;

    const double WeeksPerQuarter = 13;

    /// <summary>The basis of a complete process, with places in weeks around the middle of the window.</summary>
    /// <param name="process">The process.</param>
    /// <param name="panel">The data.</param>
    /// <param name="fitted">Rows in whose middle the process has its middle. Rows behind them go up to the boundary, where the process has come back to its mean, and stay there.</param>
    public static (HilbertBasis Basis, double[] Places) Of(GaussianProcess process, Panel panel, int fitted)
    {
        var halfRange = 0.5 * (fitted - 1) * panel.Axis.WeeksPerPeriod;
        var places = HilbertBasis.Places(fitted, panel.Axis.WeeksPerPeriod);
        var basis = new HilbertBasis(process.Kernel, halfRange, process.Count!.Value, process.Boundary!.Value);
        var boundary = process.Boundary.Value * halfRange;
        return (basis, [.. places, .. Enumerable.Range(1, panel.Periods - fitted).Select(t => Math.Min(boundary, halfRange + t * panel.Axis.WeeksPerPeriod))]);
    }

    /// <summary>Fills in priors and the size of the basis; leaves its size open where no reasonable one serves the prior.</summary>
    /// <param name="process">The process.</param>
    /// <param name="panel">The data.</param>
    /// <param name="amplitude">Prior of the amplitude where none is stated.</param>
    public static GaussianProcess Complete(GaussianProcess process, Panel panel, Prior amplitude)
    {
        var lengthScale = process.LengthScale ?? LengthScale(2 * HalfRange(panel));
        var (shortest, longest) = Range(lengthScale);
        var boundary = process.Boundary ?? HilbertBasis.BoundaryFor(process.Kernel, HalfRange(panel), longest);
        var count = process.Count ?? HilbertBasis.CountFor(process.Kernel, HalfRange(panel), boundary, shortest);
        return process with
        {
            Amplitude = process.Amplitude ?? amplitude,
            LengthScale = lengthScale,
            Boundary = boundary is > 1 and <= LargestBoundary ? boundary : null,
            Count = count >= 1 && (process.Count is not null || count <= MostByRule) ? (int)count : null,
        };
    }

    /// <summary>What can be said before priors are known.</summary>
    public static void CheckData(GaussianProcess process, ProcessUse use, Panel panel, FaultList faults)
    {
        if (panel.Periods < 2)
            faults.Error($"The {use.Noun} is a Gaussian process, which needs at least two fitted periods.", use.Without);
        if (process.Count is < 1 or > GaussianProcess.MostWaves)
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The {use.Noun} has {process.Count} basis functions."),
                string.Create(CultureInfo.InvariantCulture, $"Their number must lie between 1 and {GaussianProcess.MostWaves}; leave it out to have it follow from the length scale."));
        if (process.Boundary is { } boundary && !(boundary > 1 && boundary <= LargestBoundary))
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The boundary of the {use.Noun} is {boundary} half windows from the middle of the window."),
                string.Create(CultureInfo.InvariantCulture, $"It must be above 1 and at most {LargestBoundary:N0}; leave it out to have it follow from the length scale."));
    }

    /// <summary>What can be said of a complete process.</summary>
    public static void CheckPriors(GaussianProcess process, ProcessUse use, Panel panel, FaultList faults)
    {
        foreach (var (key, name, prior) in new[] { (use.Amplitude, "amplitude", process.Amplitude!), (use.LengthScale, "length_scale", process.LengthScale!) })
        {
            BindingChecks.Fits(key.Name, prior, Interval.Positive, faults);
            if (prior is FixedPrior { Value: 0 })
                faults.Error($"The {name} of the {use.Noun} is fixed at 0.", name == "amplitude" ? $"{use.Without[..^1]}, or write a value above 0." : "Write a value above 0.");
        }
        var (shortest, longest) = Range(process.LengthScale!);
        if (process is { Boundary: not null, Count: not null } || !(shortest > 0))
            return;
        var boundary = process.Boundary ?? HilbertBasis.BoundaryFor(process.Kernel, HalfRange(panel), longest);
        var count = HilbertBasis.CountFor(process.Kernel, HalfRange(panel), boundary, shortest);
        faults.Error(
            string.Create(CultureInfo.InvariantCulture, $"The prior {process.LengthScale} of {use.LengthScale} reaches from {shortest:G3} to {longest:G3} {Unit(panel)} (its 1 % and 99 % quantiles): its basis would need {Words(count)} functions, more than {MostByRule}."),
            $"Write a narrower prior, such as {Proposal(panel)}, or `type: knots`, or the `count` that you can afford.");
    }

    /// <summary>What a reader should know of a length scale and the basis behind it.</summary>
    public static string LengthScaleMeaning(GaussianProcess process, ProcessUse use, HilbertBasis basis, Panel panel)
    {
        var (shortest, longest) = Range(process.LengthScale!);
        var error = new[] { shortest, Math.Sqrt(shortest * longest), longest }.Max(basis.CovarianceError);
        var range = shortest == longest ? "there" : string.Create(CultureInfo.InvariantCulture, $"from {shortest:G3} to {longest:G3} {Unit(panel)}");
        return string.Create(CultureInfo.InvariantCulture, $"Distance in {Unit(panel)} over which the {use.Noun} stays similar. Its {basis.Count} basis functions are within {100 * error:0.#} % of the process {range}.");
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

    /// <summary>The default with few digits.</summary>
    static string Proposal(Panel panel)
    {
        var prior = LengthScale(2 * HalfRange(panel));
        return new LogNormalPrior(Math.Round(prior.Mu, 2), Math.Round(prior.Sigma, 2)).Text;
    }

    static (double Shortest, double Longest) Range(Prior lengthScale) => (lengthScale.Quantile(0.01), lengthScale.Quantile(0.99));

    static double HalfRange(Panel panel) => 0.5 * (panel.Periods - 1) * panel.Axis.WeeksPerPeriod;

    static string Words(double count) => count > 1e9 ? "over a billion" : count.ToString("N0", CultureInfo.InvariantCulture);

    static string Unit(Panel panel) => panel.Axis.HasDates ? "weeks" : "rows";
}

/// <summary>What a Gaussian process is used for, in words for faults and meanings.</summary>
/// <param name="Amplitude">Its amplitude.</param>
/// <param name="LengthScale">Its length scale.</param>
/// <param name="Noun">Such as <c>trend</c>, to follow "the".</param>
/// <param name="Without">A sentence that says how to do without it.</param>
sealed record ProcessUse(ParameterKey Amplitude, ParameterKey LengthScale, string Noun, string Without)
{
    public static ProcessUse Trend { get; } = new(new TrendKey(TrendPart.Amplitude), new TrendKey(TrendPart.LengthScale), "trend", "Write `trend: none`.");
}
