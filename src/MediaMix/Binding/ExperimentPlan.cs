namespace MediaMix;

/// <summary>An experiment placed in a panel: its rows, geos and channels, and what was spent with and without it.</summary>
/// <param name="Rows">Rows of the window, counted from its first.</param>
/// <param name="Geos">0-based geos, ascending.</param>
/// <param name="Channels">0-based channels.</param>
/// <param name="ActualSpend">Spend of the actual plan over rows, geos and paid channels.</param>
/// <param name="CounterfactualSpend">The same of the counterfactual plan.</param>
sealed record ExperimentPlan(Range Rows, int[] Geos, int[] Channels, double ActualSpend, double CounterfactualSpend)
{
    /// <summary>Factor of the actual media that gives the counterfactual ones; infinite or NaN where there are no actual ones to multiply.</summary>
    public required double Factor { get; init; }

    /// <summary>True where the test went dark: there is nothing to multiply, and the counterfactual spend is spread evenly.</summary>
    public bool IsDark => ActualSpend == 0 && CounterfactualSpend > 0;

    /// <summary>Actual less counterfactual spend.</summary>
    public double SpendChange => ActualSpend - CounterfactualSpend;

    /// <summary>Places an experiment whose channels, geos and columns are those of the panel; null where its window is not in the panel.</summary>
    public static ExperimentPlan? Of(ExperimentSpec experiment, ModelSpec spec, Panel panel)
    {
        if (experiment.Window?.RowsIn(panel.Window) is not { } rows)
            return null;
        int[] channels = [.. experiment.Channels.Select(name => IndexOf(spec.Channels, name))];
        int[] geos = experiment.Geos is { } names
            ? [.. names.Select(name => IndexOf(panel.Geos, name)).Order()]
            : [.. Enumerable.Range(0, panel.Geos.Count)];
        var actual = channels.Where(m => spec.Channels[m].Spend is not null).Sum(m => Sum(spec.Channels[m].Spend!, rows, geos, panel));
        var (factor, counterfactual) = experiment.Counterfactual switch
        {
            SpendMultiple multiple => (multiple.Factor, multiple.Factor * actual),
            SpendTotal total => (total.Spend / actual, total.Spend),
            SpendChange change => ((actual - change.Change) / actual, actual - change.Change),
            var other => throw new ArgumentException($"The counterfactual {other} is not known."),
        };
        return new ExperimentPlan(rows, geos, channels, actual, counterfactual) { Factor = factor };
    }

    /// <summary>True where the actual plan has media of a channel to multiply.</summary>
    public bool HasMedia(int channel, ModelSpec spec, Panel panel) => Sum(spec.Channels[channel].ExposureColumn, Rows, Geos, panel) > 0;

    /// <summary>True where two experiments change the same channel in the same place at the same time.</summary>
    public bool Overlaps(ExperimentPlan other) =>
        Channels.Intersect(other.Channels).Any()
        && Geos.Intersect(other.Geos).Any()
        && Rows.Start.Value < other.Rows.End.Value && other.Rows.Start.Value < Rows.End.Value;

    /// <summary>Σ of a column over rows of the window and geos.</summary>
    internal static double Sum(string column, Range rows, int[] geos, Panel panel)
    {
        var (first, count) = rows.GetOffsetAndLength(panel.Periods);
        var values = panel.Series[column].Values;
        var sum = 0.0;
        foreach (var geo in geos)
        {
            for (var t = 0; t < count; t++)
                sum += values[geo * panel.Axis.Count + panel.History + first + t];
        }
        return sum;
    }

    static int IndexOf(IReadOnlyList<ChannelSpec> channels, string name) => IndexOf([.. channels.Select(static c => c.Name)], name);

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }
        throw new ArgumentException($"There is no {name}.");
    }
}
