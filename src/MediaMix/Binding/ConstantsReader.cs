namespace MediaMix;

/// <summary>Computes <see cref="ModelConstants"/> from the fitted rows of a panel.</summary>
static class ConstantsReader
{
    public static ModelConstants Read(ModelSpec spec, Panel panel)
    {
        var outcome = OutcomeFacts.Of(panel);
        var channels = spec.Channels.Select(channel => Channel(channel, spec, panel)).ToArray();
        var controls = spec.Controls.Where(static c => !c.IsCategorical).Select(c => Control(c, spec, panel)).ToArray();
        return new ModelConstants(
            OutcomeScale(spec.Scaling.Outcome, outcome),
            outcome,
            channels.Sum(static c => c.Spend),
            SpecList.Create<ChannelConstants>(channels),
            SpecList.Create<ControlConstants>(controls),
            spec.Likelihood.Weights is { } weights ? MeanWeight(panel, weights) : 1);
    }

    static double MeanWeight(Panel panel, string column) =>
        Window(panel, column).Where((_, t) => !double.IsNaN(panel.FittedOutcome[t])).DefaultIfEmpty(1).Average();

    static double OutcomeScale(OutcomeScale scale, OutcomeFacts facts)
    {
        var divisor = scale.Kind switch
        {
            OutcomeScaleKind.None => 1,
            OutcomeScaleKind.Max => facts.LargestMagnitude,
            OutcomeScaleKind.Mean => facts.Mean,
            _ => scale.Divisor,
        };
        return divisor > 0 ? divisor : 1;
    }

    static ChannelConstants Channel(ChannelSpec channel, ModelSpec spec, Panel panel)
    {
        var exposure = Window(panel, channel.ExposureColumn);
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
        var spend = channel.Spend is { } column ? Window(panel, column).Sum() : 0;
        var lag = channel.Adstock.MaxLag ?? Adstock.DefaultMaxLag(panel.Axis.Step);
        var facts = new ChannelConstants(channel.Name, divisor > 0 ? divisor : 1, spend, mean, lag, exposure.Sum()) { Counted = Counted(channel, panel) };
        if (channel.Frequency is null)
            return facts;
        var frequency = Window(panel, channel.Frequency);
        var contacts = exposure.Select((reach, t) => reach * frequency[t]).Sum();
        return facts with { Exposure = contacts, MeanFrequency = mean > 0 ? contacts / facts.Exposure : 1 };
    }

    static (double Spend, double Outcome)? Counted(ChannelSpec channel, Panel panel)
    {
        if (channel.Strength?.Window?.RowsIn(panel.Window) is not { } rows)
            return null;
        var spend = channel.Spend is { } column ? Window(panel, column)[rows].Sum() : 0;
        return (spend, panel.FittedOutcome[rows].Where(double.IsFinite).Sum());
    }

    static ControlConstants Control(ControlSpec control, ModelSpec spec, Panel panel)
    {
        var values = Window(panel, control);
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

    public static double[] Window(Panel panel, string column) =>
        panel.Series[column].Values.AsSpan(panel.History, panel.Periods).ToArray();

    /// <summary>The fitted rows of a control, as many rows earlier as its lag says; rows before the data take the first row's value.</summary>
    public static double[] Window(Panel panel, ControlSpec control)
    {
        var values = panel.Series[control.Column].Values;
        var window = new double[panel.Periods];
        for (var t = 0; t < window.Length; t++)
            window[t] = values[Math.Max(0, panel.History + t - control.Lag)];
        return window;
    }

    static double Median(double[] values)
    {
        if (values.Length == 0)
            return 0;
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
