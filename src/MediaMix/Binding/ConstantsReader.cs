namespace MediaMix;

/// <summary>Computes <see cref="ModelConstants"/> from a panel: scales from cells that are neither held out nor absent, totals from all of the window.</summary>
static class ConstantsReader
{
    public static ModelConstants Read(ModelSpec spec, Panel panel)
    {
        var sizes = GeoSizes.Of(spec.Scaling.Geos, panel);
        var outcome = OutcomeFacts.Of(panel, sizes);
        var channels = spec.Channels.Select(channel => Channel(channel, spec, panel, sizes)).ToArray();
        var controls = spec.Controls.Where(static c => !c.IsCategorical).Select(c => Control(c, spec, panel, sizes)).ToArray();
        return new ModelConstants(
            OutcomeScale(spec.Scaling.Outcome, outcome),
            outcome,
            channels.Sum(static c => c.Spend),
            SpecList.Create<ChannelConstants>(channels),
            SpecList.Create<ControlConstants>(controls),
            spec.Likelihood.Weights is { } weights ? MeanWeight(panel, weights) : 1)
        {
            OutcomeCentre = spec.Scaling.Outcome.Kind == OutcomeScaleKind.Standardize ? outcome.Mean : 0,
            Sizes = sizes,
            UnitValue = UnitWorth.Of(spec.UnitValue, panel, 0).Mean(spec.UnitValue is null ? [] : WindowOutcome.Of(panel, sizes)),
        };
    }

    static double MeanWeight(Panel panel, string column) =>
        panel.WindowOf(column).Where((_, cell) => !double.IsNaN(panel.FittedOutcome[cell])).DefaultIfEmpty(1).Average();

    static double OutcomeScale(OutcomeScale scale, OutcomeFacts facts)
    {
        var divisor = scale.Kind switch
        {
            OutcomeScaleKind.None => 1,
            OutcomeScaleKind.Max => facts.LargestMagnitude,
            OutcomeScaleKind.Mean => facts.Mean,
            OutcomeScaleKind.Standardize => facts.Sd,
            _ => scale.Divisor,
        };
        return divisor > 0 ? divisor : 1;
    }

    static ChannelConstants Channel(ChannelSpec channel, ModelSpec spec, Panel panel, SpecList<double>? sizes)
    {
        var exposure = Used(panel, PerSize(panel, panel.WindowOf(channel.ExposureColumn), sizes));
        var nonZero = exposure.Where(static x => x > 0).ToArray();
        var mean = nonZero.Length > 0 ? nonZero.Average() : 0;
        var scale = channel.Scale ?? spec.Scaling.Media;
        var divisor = scale.Kind switch
        {
            MediaScaleKind.None => 1,
            MediaScaleKind.Max => exposure.DefaultIfEmpty().Max(),
            MediaScaleKind.Mean => exposure.DefaultIfEmpty().Average(),
            MediaScaleKind.MeanNonZero => mean,
            MediaScaleKind.MedianNonZero => Median(nonZero),
            _ => scale.Divisor,
        };
        var spend = channel.Spend is { } column ? panel.WindowOf(column).Sum() : 0;
        var lag = channel.Adstock.MaxLag ?? Adstock.DefaultMaxLag(panel.Axis.Step);
        var natural = panel.WindowOf(channel.ExposureColumn);
        var facts = new ChannelConstants(channel.Name, divisor > 0 ? divisor : 1, spend, mean, lag, natural.Sum()) { Counted = Counted(channel, panel, sizes) };
        if (channel.Frequency is null)
            return facts;
        var frequency = panel.WindowOf(channel.Frequency);
        var contacts = natural.Select((reach, cell) => reach * frequency[cell]).Sum();
        return facts with { Exposure = contacts, MeanFrequency = mean > 0 ? contacts / facts.Exposure : 1 };
    }

    static (double Spend, double Outcome)? Counted(ChannelSpec channel, Panel panel, SpecList<double>? sizes)
    {
        if (channel.Strength?.Window?.RowsIn(panel.Window) is not { } rows)
            return null;
        var spend = channel.Spend is { } column ? Counted(panel, panel.WindowOf(column), rows) : 0;
        return (spend, IsKnown(panel, rows) ? Counted(panel, WindowOutcome.Of(panel, sizes), rows) : 0);
    }

    /// <summary>True where some geo has a fitted outcome in some of the periods.</summary>
    static bool IsKnown(Panel panel, Range periods) =>
        Enumerable.Range(0, panel.Geos.Count).Any(g => Array.Exists(panel.FittedOutcome.AsSpan(g * panel.Periods, panel.Periods)[periods].ToArray(), double.IsFinite));

    /// <summary>Sum over some periods of all geos.</summary>
    static double Counted(Panel panel, double[] cells, Range periods)
    {
        var sum = 0.0;
        for (var g = 0; g < panel.Geos.Count; g++)
            sum += cells.AsSpan(g * panel.Periods, panel.Periods)[periods].ToArray().Sum();
        return sum;
    }

    static ControlConstants Control(ControlSpec control, ModelSpec spec, Panel panel, SpecList<double>? sizes)
    {
        var values = Used(panel, Window(panel, control, sizes));
        var baseline = control.Baseline is { } level ? Level(level, values) : (double?)null;
        if (!spec.Scaling.StandardizeControls || IsZeroOne(values))
            return new ControlConstants(control.Column, 0, 1, control.Lag, baseline);
        var (mean, sd) = Spread(values);
        return new ControlConstants(control.Column, mean, sd, control.Lag, baseline);
    }

    static double Level(ControlBaseline baseline, double[] values) => baseline.Kind switch
    {
        ControlBaselineKind.Min => values.Min(),
        ControlBaselineKind.Max => values.Max(),
        ControlBaselineKind.Mean => values.Average(),
        _ => baseline.Number,
    };

    /// <summary>Mean and standard deviation (n − 1); a column that never changes counts as having sd 1.</summary>
    public static (double Mean, double Sd) Spread(double[] values)
    {
        var mean = values.Average();
        var sd = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, values.Length - 1));
        return (mean, sd > 0 ? sd : 1);
    }

    /// <summary>True for a column of marks, which standardising would only make harder to read.</summary>
    public static bool IsZeroOne(double[] values) => Array.TrueForAll(values, static x => x is 0 or 1);

    /// <summary>A control over the window, [geo, period], as many rows earlier as its lag says, over the size of each geo if asked for; rows before the data take the first row's value.</summary>
    public static double[] Window(Panel panel, ControlSpec control, IReadOnlyList<double>? sizes)
    {
        var values = panel.Series[control.Column].Values;
        var window = new double[panel.Cells];
        for (var cell = 0; cell < window.Length; cell++)
        {
            var (geo, t) = Math.DivRem(cell, panel.Periods);
            window[cell] = values[geo * panel.Axis.Count + Math.Max(0, panel.History + t - control.Lag)];
        }
        return control.IsPerCapita ? PerSize(panel, window, sizes) : window;
    }

    /// <summary>The cells that scales are taken from.</summary>
    public static double[] Used(Panel panel, double[] cells) =>
        panel.Marks is { HeldOut: null, Absent: null } ? cells : [.. cells.Where((_, cell) => panel.IsPresent(cell) && panel.Marks.HeldOut?[cell] is not true)];

    static double[] PerSize(Panel panel, double[] cells, IReadOnlyList<double>? sizes) =>
        sizes is null ? cells : [.. cells.Select((x, cell) => x / sizes[cell / panel.Periods])];

    static double Median(double[] values)
    {
        if (values.Length == 0)
            return 0;
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
