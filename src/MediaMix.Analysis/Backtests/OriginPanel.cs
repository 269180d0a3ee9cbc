namespace MediaMix.Analysis;

/// <summary>
/// What was known at an origin: all that was before it, and of the forecast periods the media and the controls, but no outcome. Outcomes
/// of the forecast stay in the panel, held out, to be compared with.
/// </summary>
static class OriginPanel
{
    /// <summary>Periods in which a year comes round; numbered periods count as weeks.</summary>
    public static int PeriodsPerYear(TimeStep step) => step switch { TimeStep.Day => 365, TimeStep.Month => 12, _ => 52 };

    /// <summary>The data up to the end of the forecast, with the outcomes of the forecast held out.</summary>
    /// <param name="panel">All data.</param>
    /// <param name="origin">Number of periods known.</param>
    /// <param name="reach">Number of periods forecast.</param>
    public static Panel At(Panel panel, int origin, int reach) =>
        panel.First(origin + reach).HoldOut((_, period) => period >= origin);

    /// <summary>The same with the controls of the forecast as they were a year before, or as they were last where there is no full year.</summary>
    /// <param name="panel">From <see cref="At"/>.</param>
    /// <param name="spec">The model, which says what the controls are.</param>
    /// <param name="origin">Number of periods known.</param>
    public static Panel WithLastYear(Panel panel, ModelSpec spec, int origin)
    {
        var source = Sources(panel, origin);
        foreach (var column in spec.Controls.Where(static c => !c.IsCategorical).Select(static c => c.Column).Distinct(StringComparer.Ordinal))
            panel = panel.WithSeries(panel.Series[column] with { Values = Moved(panel.Series[column].Values, source) });
        foreach (var column in spec.Controls.Where(static c => c.IsCategorical).Select(static c => c.Column).Distinct(StringComparer.Ordinal))
            panel = panel.WithCategorical(panel.Categorical[column] with { Codes = Moved(panel.Categorical[column].Codes, source) });
        return panel;
    }

    /// <summary>The row that each row of the axis takes its controls from.</summary>
    static int[] Sources(Panel panel, int origin)
    {
        var (year, known) = (PeriodsPerYear(panel.Axis.Step), panel.History + origin);
        return [.. Enumerable.Range(0, panel.Axis.Count).Select(row =>
        {
            var source = row;
            while (source >= known)
                source -= year;
            return source >= 0 ? source : known - 1;
        })];
    }

    static T[] Moved<T>(T[] values, int[] source)
    {
        var moved = new T[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (geo, row) = Math.DivRem(i, source.Length);
            moved[i] = values[geo * source.Length + source[row]];
        }
        return moved;
    }
}
