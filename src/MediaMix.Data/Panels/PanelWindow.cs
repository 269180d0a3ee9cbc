using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Which rows of a table a panel keeps, and how many of them only feed the carryover.</summary>
/// <param name="Count">Rows kept, from the first.</param>
/// <param name="History">Leading rows without likelihood, less than <paramref name="Count"/>.</param>
readonly record struct PanelWindow(int Count, int History)
{
    /// <summary>The window that <c>from</c>, <c>until</c> and <c>media_history</c> state; null after adding a fault.</summary>
    public static PanelWindow? Of(DataSpec data, PeriodColumn periods, CappedFaults faults)
    {
        var before = faults.ErrorCount;
        var values = periods.Values;
        var (count, history) = (values.Length, data.MediaHistory);
        if (Label(data.From, "from", data, periods, faults) is { } from)
        {
            var first = Array.FindIndex(values, value => value >= from);
            history = Math.Max(history, first < 0 ? values.Length : first);
        }
        if (Label(data.Until, "until", data, periods, faults) is { } until)
            count = Array.FindLastIndex(values, value => value <= until) + 1;
        if (faults.ErrorCount != before)
            return null;
        if (history >= 0 && history < count)
            return new PanelWindow(count, history);
        faults.Error(
            "window",
            Invariant($"No row is left to fit: from {data.From ?? "the first row"} until {data.Until ?? "the last row"}, with {data.MediaHistory} rows of media history."),
            Invariant($"The data run from {periods.Label(values[0])} to {periods.Label(values[^1])}, {values.Length} rows."),
            null, "data");
        return null;
    }

    /// <summary>
    /// The periods of the window that <c>exclude</c> names. One that lies outside the window leaves out nothing, which a
    /// narrower <c>from</c> or <c>until</c> brings about, so it is only a warning.
    /// </summary>
    public IReadOnlyList<Exclusion> Exclusions(DataSpec data, PeriodColumn periods, CappedFaults faults)
    {
        var exclusions = new List<Exclusion>();
        foreach (var spec in data.Exclude)
        {
            if (Label(spec.From, "exclude", data, periods, faults) is not { } from || Label(spec.To, "exclude", data, periods, faults) is not { } to)
                continue;
            if (to < from)
            {
                faults.Error("window", $"data.exclude goes from {spec.From} to {spec.To}, which is earlier.", "Write the first date as from, the last as to.", null, "data.exclude");
                continue;
            }
            var first = Math.Max(Array.FindIndex(periods.Values, value => value >= from), History) - History;
            var last = Math.Min(Array.FindLastIndex(periods.Values, value => value <= to), Count - 1) - History;
            if (from <= periods.Values[^1] && first <= last)
                exclusions.Add(new Exclusion(first, last, spec.Why));
            else
                faults.Warn($"data.exclude from {spec.From} to {spec.To} ({spec.Why}) covers no fitted row.", "Check the dates, or remove it.", null, "data.exclude");
        }
        return exclusions;
    }

    public static int? Label(string? label, string key, DataSpec data, PeriodColumn periods, CappedFaults faults)
    {
        if (label is null)
            return null;
        if (periods.TryRead(label, data.DateFormat, out var value))
            return value;
        faults.Error(
            "window",
            $"data.{key} is {FaultText.Quote(label)}, which is not a {(periods.IsDates ? "date" : "whole number")}.",
            $"Write it as in the date column, such as {periods.Label(periods.Values[0])}.",
            null, $"data.{key}");
        return null;
    }
}
