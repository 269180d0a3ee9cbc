namespace MediaMix.Analysis;

/// <summary>What the rules look at: the window of a panel, cell by cell. Cells of absent geos have no part in anything.</summary>
sealed class DesignData
{
    public DesignData(ModelSpec spec, Panel panel)
    {
        (Spec, Panel) = (spec, panel);
        Sizes = [.. Enumerable.Range(0, Geos).Select(Size)];
        Variables = [.. spec.Channels.Select(Media), .. spec.Controls.Where(static c => !c.IsCategorical).Select(Control)];
        Cells = [.. Enumerable.Range(0, panel.Cells).Where(panel.IsPresent)];
        CellsOf = [.. Enumerable.Range(0, Geos).Select(g => Cells.Where(cell => cell / Periods == g).ToArray())];
    }

    public ModelSpec Spec { get; }

    public Panel Panel { get; }

    public int Geos => Panel.Geos.Count;

    public int Periods => Panel.Periods;

    /// <summary>True for several geos.</summary>
    public bool IsPanel => Geos > 1;

    /// <summary>What the model divides a geo's outcome and media by: inhabitants over their mean, or mean outcomes over theirs; 1 in a national panel.</summary>
    public double[] Sizes { get; }

    /// <summary>Exposures of channels, then continuous controls, in model order.</summary>
    public IReadOnlyList<DesignVariable> Variables { get; }

    /// <summary>Cells in which a geo exists.</summary>
    public int[] Cells { get; }

    /// <summary>The same, geo by geo.</summary>
    public int[][] CellsOf { get; }

    /// <summary>A cell in words: the period, and the geo where there are several.</summary>
    public string Label(int cell) => IsPanel
        ? $"{Panel.Window.Label(cell % Periods)} in {Panel.Geos[cell / Periods]}"
        : Panel.Window.Label(cell % Periods);

    /// <summary>Outcomes that a model is fitted to, of one geo.</summary>
    public ReadOnlySpan<double> Outcome(int geo) => Panel.FittedOutcome.AsSpan(geo * Periods, Periods);

    /// <summary>Mean fitted outcome of a geo; NaN without any.</summary>
    public double MeanOutcome(int geo) => Mean(Outcome(geo));

    double Size(int geo)
    {
        if (!IsPanel || Spec.Scaling.Geos == GeoScale.None)
            return 1;
        if (Spec.Scaling.Geos != GeoScale.Outcome && Panel.Population is { } population)
            return population[geo] / population.Average();
        var means = Enumerable.Range(0, Geos).Select(MeanOutcome).ToArray();
        var mean = means.Where(double.IsFinite).DefaultIfEmpty(1).Average();
        return means[geo] > 0 && mean > 0 ? means[geo] / mean : 1;
    }

    DesignVariable Media(ChannelSpec channel)
    {
        var raw = Panel.WindowOf(channel.ExposureColumn);
        if (channel.Frequency is { } frequency)
            raw = [.. raw.Zip(Panel.WindowOf(frequency), static (reach, often) => reach * often)];
        return new DesignVariable(channel.Name, true, [.. raw.Select((x, cell) => x / Sizes[cell / Periods])], raw);
    }

    /// <summary>As many rows earlier as its lag says; rows before the data take the first row's value.</summary>
    DesignVariable Control(ControlSpec control)
    {
        var values = new double[Panel.Cells];
        var (series, rows) = (Panel.Series[control.Column].Values, Panel.Axis.Count);
        for (var cell = 0; cell < values.Length; cell++)
            values[cell] = series[cell / Periods * rows + Math.Max(0, Panel.History + cell % Periods - control.Lag)];
        var name = control.Lag == 0 ? control.Column : FormattableString.Invariant($"{control.Column} (lag {control.Lag})");
        return new DesignVariable(name, false, values, values);
    }

    static double Mean(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }
        return sum / count;
    }
}
