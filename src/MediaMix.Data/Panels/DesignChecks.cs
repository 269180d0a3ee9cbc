using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Checks that the fitted rows can tell the parts of a model apart; looks only at columns that were read without fault.</summary>
sealed class DesignChecks(
    RawTable table,
    ModelSpec model,
    PanelColumns columns,
    PanelCells cells,
    CappedFaults faults)
{
    const int FewestRows = 10;

    /// <summary>Runs all of them.</summary>
    /// <param name="learned">A model of an earlier run whose posterior becomes the prior; null = none.</param>
    public void Run(ModelSpec? learned)
    {
        Outcome(learned);
        foreach (var channel in model.Channels)
            Channel(channel);
        new DuplicateChannels(table, model, columns, faults).Run();
        foreach (var control in model.Controls.Where(static c => !c.IsCategorical))
            Control(control);
        foreach (var item in model.Baseline.Events)
            Event(item);
    }

    void Outcome(ModelSpec? learned)
    {
        if (!columns.Numeric.TryGetValue(model.Outcome, out var outcome))
            return;
        var observed = outcome.Values.Where((y, cell) => double.IsFinite(y) && cells.IsFitted(cell)).ToArray();
        if (observed.Length == 0)
        {
            Error("outcome", $"The outcome {model.Outcome} is missing in every fitted row.", "Check that the column holds numbers, the window of the data, and what it excludes.", model.Outcome);
            return;
        }
        Rows(observed.Length, learned);
        if (observed.Length > 1 && observed.Max() == observed.Min())
            Error("outcome", Invariant($"The outcome {model.Outcome} is {observed[0]} in every row: there is nothing to explain."), null, model.Outcome);
    }

    // The prior carries what the data cannot, but fewer rows than coefficients leaves nothing but the prior. What an earlier run has learned is no mere prior.
    void Rows(int observed, ModelSpec? learned)
    {
        var coefficients = CoefficientCount.Of(model, columns, cells, learned);
        if (observed >= Math.Max(FewestRows, coefficients.Total))
            return;
        faults.Error(
            "rows",
            Invariant($"{observed} rows with a known outcome are too few for this model: it has {coefficients}."),
            Invariant($"At least {Math.Max(FewestRows, coefficients.Total)} rows are needed; two years of weeks are a good start. Join channels or remove controls."),
            new SourceLocation(table.Source));
    }

    void Channel(ChannelSpec channel)
    {
        var spend = Column(channel.Spend);
        var exposure = Column(channel.Reach ?? channel.Exposure);
        if (exposure is not null)
            Variation(channel, exposure, channel.Reach is null ? "exposure" : "reach");
        if (exposure is not null && Column(channel.Frequency) is { } frequency)
            Frequency(channel, exposure, frequency);
        if (spend is not null)
            Variation(channel, spend, "spend");
        if (spend is null || exposure is null || spend == exposure)
            return;
        Mismatch(channel, spend, exposure, "money was spent without any exposure");
        Mismatch(channel, exposure, spend, "there was exposure without any spend");
    }

    void Variation(ChannelSpec channel, Series series, string what)
    {
        ReadOnlySpan<double> values = [.. series.Values.Where((_, cell) => cells.IsInWindow(cell))];
        if (values.IsEmpty || values.ContainsAnyExcept(values[0]))
            return;
        if (values[0] == 0)
            Error("zero channels", $"Channel {channel.Name}: the {what} {series.Name} is zero in every fitted row.", "Remove the channel, or widen the window.", series.Name);
        else
            faults.Warn(Invariant($"Channel {channel.Name}: the {what} {series.Name} is {values[0]} in every fitted row."), "Without variation the data say nothing about its effect: the result will be its prior.", Header(series.Name));
    }

    /// <summary>Whoever is reached is reached at least once.</summary>
    void Frequency(ChannelSpec channel, Series reach, Series frequency)
    {
        var low = Enumerable.Range(0, cells.Count).Where(cell => cells.IsInWindow(cell) && reach.Values[cell] > 0 && frequency.Values[cell] < 1).ToArray();
        if (low.Length > 0)
            faults.Warn(Invariant($"Channel {channel.Name}: in {low.Length} {(low.Length == 1 ? "row" : "rows")} the frequency {frequency.Name} is below 1 where somebody is reached, first here{cells.Suffix(low[0])}."), "The frequency is the mean number of exposures per person reached: check the column.", table.Where(cells.Rows[low[0]], columns.Positions[frequency.Name]));
    }

    void Mismatch(ChannelSpec channel, Series positive, Series zero, string what)
    {
        var (count, first) = (0, -1);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (!cells.IsInWindow(cell) || positive.Values[cell] <= 0 || zero.Values[cell] > 0)
                continue;
            count++;
            first = first < 0 ? cell : first;
        }
        if (count > 0)
            faults.Warn(Invariant($"Channel {channel.Name}: in {count} {(count == 1 ? "row" : "rows")} {what} ({positive.Name} > 0, {zero.Name} = 0), first here{cells.Suffix(first)}."), "Check that both columns are booked in the same period.", table.Where(cells.Rows[first], columns.Positions[zero.Name]));
    }

    void Control(ControlSpec control)
    {
        if (Column(control.Column) is not { } series)
            return;
        // Rows before the data take the first value, so it belongs to every lag.
        var (window, rows) = (cells.Window, cells.Rows);
        var first = Math.Max(0, window.History - control.Lag);
        var read = first..(first + Math.Max(1, window.Count - control.Lag - first));
        ReadOnlySpan<double> values = rows.Geos.Count == 1
            ? series.Values.AsSpan(read)
            : [.. Enumerable.Range(0, rows.Geos.Count).SelectMany(geo => series.Values[(geo * rows.Periods)..((geo + 1) * rows.Periods)][read])];
        if (!values.ContainsAnyExcept(values[0]))
            Error("constant", Invariant($"The control {series.Name} is {values[0]} in every fitted row."), "It cannot be told from the intercept: remove it.", series.Name);
        else if (control.Baseline is { Kind: ControlBaselineKind.Number } baseline)
            Baseline(series.Name, baseline.Number, values);
    }

    /// <summary>Beyond the values by more than their range, the contribution is a line drawn far from the data.</summary>
    void Baseline(string column, double baseline, ReadOnlySpan<double> values)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (baseline < least - (most - least) || baseline > most + (most - least))
            faults.Warn(Invariant($"The baseline {baseline:G6} of the control {column} lies far outside its values, {least:G6} to {most:G6}."), "Check its unit, or write min, max or mean.", null, $"controls.{column}.baseline");
    }

    void Event(EventSpec item)
    {
        if (cells.Axis is not { } axis || item.Shape == EventShape.Bump || !axis.TryLocate(item.Start, out var first))
            return;
        var last = item.Shape == EventShape.Step ? int.MaxValue : first;
        if (item.End is not null && !axis.TryLocate(item.End, out last))
            return;
        if (first >= cells.Window.Count || last < cells.Window.History)
            faults.Warn($"Event {item.Name} lies outside the fitted rows.", "The data say nothing about it: the result will be its prior.", null, $"baseline.events.{item.Name}");
    }

    Series? Column(string? name) => name is null ? null : columns.Numeric.GetValueOrDefault(name);

    void Error(string kind, string message, string? remedy, string column) =>
        faults.Error(kind, message, remedy, Header(column));

    SourceLocation Header(string column) => table.WhereHeader(columns.Positions[column]);
}
