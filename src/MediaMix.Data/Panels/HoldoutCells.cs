using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Finds the cells that <c>data.holdout</c> keeps back.</summary>
sealed class HoldoutCells(RawTable table, DataSpec data, PeriodColumn periods, PanelCells cells, CappedFaults faults)
{
    readonly PanelWindow _window = cells.Window;

    int Fitted => _window.Count - _window.History;

    /// <summary>[geo, period of the window]; null without a holdout or after adding a fault.</summary>
    public bool[]? Read()
    {
        var before = faults.ErrorCount;
        var marks = data.Holdout switch
        {
            LastPeriodsHeldOut last => EveryGeo(Last(last.Count)),
            DatesHeldOut dates => EveryGeo(Dates(dates.Dates)),
            SpanHeldOut span => EveryGeo(Span(span.Span)),
            ColumnHeldOut column => Column(column.Column),
            _ => null,
        };
        if (marks is null || faults.ErrorCount != before)
            return null;
        if (!marks.AsSpan().Contains(true))
            Error("data.holdout keeps nothing back.", "Check its dates, or remove it.");
        else if (!Enumerable.Range(0, cells.Count).Any(cell => cells.IsInWindow(cell) && !marks[cells.OfWindow(cell)]))
            Error("data.holdout leaves no row to fit.", "Keep fewer rows back.");
        return marks;
    }

    IEnumerable<int> Last(int count)
    {
        if (count < Fitted)
            return Enumerable.Range(Fitted - count, count);
        TooMany(count, Fitted, "window has", faults);
        return [];
    }

    /// <summary>Where the window is not known, more than all periods are still too many.</summary>
    public static void CheckCount(DataSpec data, int periods, CappedFaults faults)
    {
        if (data.Holdout is LastPeriodsHeldOut { Count: var count } && count >= periods)
            TooMany(count, periods, "data have", faults);
    }

    static void TooMany(int count, int periods, string whose, CappedFaults faults) =>
        faults.Error("holdout", Invariant($"data.holdout keeps the last {count} periods back, and the {whose} {periods}."), "Keep fewer back.", null, "data.holdout");

    IEnumerable<int> Dates(SpecList<string> labels)
    {
        foreach (var label in labels)
        {
            if (PanelWindow.Label(label, "holdout", data, periods, faults) is not { } value)
                continue;
            var period = Array.BinarySearch(periods.Values, value);
            if (period < 0)
                Error($"data.holdout: no row has the date {FaultText.Shown(label)}.", $"The dates run from {periods.Label(periods.Values[0])} to {periods.Label(periods.Values[^1])}; write them as in the date column.");
            else if (IsInWindow(period, label))
                yield return period - _window.History;
        }
    }

    IEnumerable<int> Span(PeriodSpan span)
    {
        if (PanelWindow.Label(span.From, "holdout", data, periods, faults) is not { } from || PanelWindow.Label(span.To, "holdout", data, periods, faults) is not { } to)
            yield break;
        if (to < from)
            Error($"data.holdout goes from {FaultText.Shown(span.From)} to {FaultText.Shown(span.To)}, which is earlier.", "Write the first date as from, the last as to.");
        for (var period = 0; period < Math.Min(_window.Count, periods.Values.Length); period++)
        {
            if (periods.Values[period] < from || periods.Values[period] > to)
                continue;
            if (!IsInWindow(period, periods.Label(periods.Values[period])))
                yield break;
            yield return period - _window.History;
        }
    }

    bool IsInWindow(int period, string label)
    {
        if (period < _window.History)
            Error($"data.holdout names {FaultText.Shown(label)}, which belongs to the media history and is not fitted anyway.", "Begin the holdout later.");
        else if (period >= _window.Count)
            Error($"data.holdout names {FaultText.Shown(label)}, which lies after the last fitted row.", "End the window later, by data.until, or the holdout earlier.");
        else
            return true;
        return false;
    }

    bool[]? Column(string name)
    {
        var column = ColumnChecks.Find(table, name, "the holdout", faults);
        if (column < 0)
            return null;
        var marks = new bool[cells.Rows.Geos.Count * Fitted];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (!cells.IsPresent(cell))
                continue;
            var (text, where) = (table.Cell(cells.Rows[cell], column), table.Where(cells.Rows[cell], column));
            var isMissing = NumberCell.IsMissing(text);
            var isNumber = NumberCell.TryParse(text, out var value) && value is 0 or 1;
            if (cells.IsHistory(cell) && isNumber && value == 1)
                faults.Error("holdout", $"{name} marks a row of the media history, which is not fitted anyway.", "Write 0 there.", where);
            else if (!isNumber && !(isMissing && cells.IsHistory(cell)))
                faults.Error("holdout", $"In the column {name}, the holdout, {(isMissing ? "a value is missing" : $"{FaultText.Quote(text)} is neither 0 nor 1")}.", "Write 1 where the outcome is kept back, 0 elsewhere.", where);
            else if (!cells.IsHistory(cell))
                marks[cells.OfWindow(cell)] = value == 1;
        }
        return marks;
    }

    bool[] EveryGeo(IEnumerable<int> ofWindow)
    {
        var marks = new bool[cells.Rows.Geos.Count * Fitted];
        foreach (var period in ofWindow)
        {
            for (var geo = 0; geo < cells.Rows.Geos.Count; geo++)
                marks[geo * Fitted + period] = true;
        }
        return marks;
    }

    void Error(string message, string remedy) => faults.Error("holdout", message, remedy, null, "data.holdout");
}
