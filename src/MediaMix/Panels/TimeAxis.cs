using System.Globalization;

namespace MediaMix;

/// <summary>The regular, gap-free sequence of periods of a panel. Immutable and thread-safe.</summary>
public sealed class TimeAxis
{
    readonly DateOnly[]? _dates;
    readonly int _firstIndex;

    TimeAxis(TimeStep step, int count, DateOnly[]? dates, int firstIndex)
    {
        Step = step;
        Count = count;
        _dates = dates;
        _firstIndex = firstIndex;
    }

    /// <summary>Distance between consecutive periods.</summary>
    public TimeStep Step { get; }

    /// <summary>Number of periods, at least 1.</summary>
    public int Count { get; }

    /// <summary>True when the periods have calendar dates.</summary>
    public bool HasDates => _dates is not null;

    /// <summary>Length of one period in weeks: 1/7, 1, or 365.25/12/7; 1 for <see cref="TimeStep.Index"/>.</summary>
    public double WeeksPerPeriod => Step switch
    {
        TimeStep.Day => 1.0 / 7,
        TimeStep.Month => 365.25 / 12 / 7,
        _ => 1,
    };

    /// <summary>Creates an axis of whole-number periods <paramref name="first"/>, first + 1, ….</summary>
    /// <param name="first">Number of the first period.</param>
    /// <param name="count">Number of periods, ≥ 1.</param>
    public static TimeAxis FromIndex(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new TimeAxis(TimeStep.Index, count, null, first);
    }

    /// <summary>Creates an axis that starts at <paramref name="first"/> and goes on in equal steps.</summary>
    /// <param name="first">Date of the first period.</param>
    /// <param name="step">Day, week or month.</param>
    /// <param name="count">Number of periods, ≥ 1.</param>
    public static TimeAxis FromDates(DateOnly first, TimeStep step, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (step == TimeStep.Index)
            throw new ArgumentOutOfRangeException(nameof(step), step, "A dated axis steps by days, weeks or months.");
        var dates = new DateOnly[count];
        for (var i = 0; i < count; i++)
            dates[i] = Advance(first, step, i);
        return new TimeAxis(step, count, dates, 0);
    }

    /// <summary>Creates an axis of stated dates, such as month ends, which <see cref="Advance"/> alone cannot express.</summary>
    /// <param name="dates">At least one date, ascending and regular; copied, regularity is not checked again.</param>
    /// <param name="step">Day, week or month.</param>
    public static TimeAxis FromDates(ReadOnlySpan<DateOnly> dates, TimeStep step)
    {
        ArgumentOutOfRangeException.ThrowIfZero(dates.Length, nameof(dates));
        if (step == TimeStep.Index)
            throw new ArgumentOutOfRangeException(nameof(step), step, "A dated axis steps by days, weeks or months.");
        return new TimeAxis(step, dates.Length, dates.ToArray(), 0);
    }

    /// <summary>The date <paramref name="periods"/> steps after <paramref name="date"/>.</summary>
    /// <param name="date">Start.</param>
    /// <param name="step">Day, week or month; months keep the day of the month where the month has it, else its last day.</param>
    /// <param name="periods">Number of steps; may be negative.</param>
    public static DateOnly Advance(DateOnly date, TimeStep step, int periods) => step switch
    {
        TimeStep.Day => date.AddDays(periods),
        TimeStep.Week => date.AddDays(7 * periods),
        TimeStep.Month => date.AddMonths(periods),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Only dated steps advance."),
    };

    /// <summary>Date of a period.</summary>
    /// <param name="period">0-based period.</param>
    /// <exception cref="InvalidOperationException">The axis has no dates.</exception>
    public DateOnly Date(int period) => _dates is null
        ? throw new InvalidOperationException("This time axis has whole-number periods, no dates.")
        : _dates[period];

    /// <summary>Label of a period: the ISO date or the whole number.</summary>
    /// <param name="period">0-based period.</param>
    public string Label(int period) => _dates is null
        ? (_firstIndex + period).ToString(CultureInfo.InvariantCulture)
        : _dates[period].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// Finds the period that holds a day: the last that begins no later, or the calendar month in monthly data. The rule goes on
    /// in equal steps before the first period and after the last.
    /// </summary>
    /// <param name="label">An ISO date, or a whole number where the periods are numbered.</param>
    /// <param name="period">0-based period; below 0 before the first, <see cref="Count"/> or more after the last.</param>
    /// <returns>False when the label is neither.</returns>
    public bool TryLocate(string label, out int period)
    {
        period = 0;
        if (_dates is null)
        {
            var isWhole = int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            period = number - _firstIndex;
            return isWhole;
        }
        if (!DateOnly.TryParseExact(label, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return false;
        var first = _dates[0];
        period = Step == TimeStep.Month
            ? 12 * (date.Year - first.Year) + date.Month - first.Month
            : (int)Math.Floor((date.DayNumber - first.DayNumber) / (Step == TimeStep.Week ? 7.0 : 1));
        return true;
    }

    /// <summary>The part of this axis that starts at <paramref name="start"/>.</summary>
    /// <param name="start">0-based first period kept.</param>
    /// <param name="count">Number of periods kept.</param>
    public TimeAxis Slice(int start, int count) => _dates is null
        ? FromIndex(_firstIndex + start, count)
        : new TimeAxis(Step, count, _dates.AsSpan(start, count).ToArray(), 0);

    /// <summary>These periods and those that follow, as one axis.</summary>
    /// <param name="count">Number of periods that are added, ≥ 1.</param>
    public TimeAxis Extend(int count)
    {
        var later = Continue(count);
        return _dates is null ? FromIndex(_firstIndex, Count + count) : new TimeAxis(Step, Count + count, [.. _dates, .. later._dates!], 0);
    }

    /// <summary>The periods that follow the last one, in the same steps; month ends stay month ends.</summary>
    /// <param name="count">Number of periods, ≥ 1.</param>
    public TimeAxis Continue(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (_dates is null)
            return FromIndex(_firstIndex + Count, count);
        var last = _dates[^1];
        var isMonthEnd = Step == TimeStep.Month && last.AddDays(1).Month != last.Month;
        var dates = new DateOnly[count];
        for (var i = 0; i < count; i++)
            dates[i] = isMonthEnd ? last.AddDays(1).AddMonths(i + 1).AddDays(-1) : Advance(last, Step, i + 1);
        return new TimeAxis(Step, count, dates, 0);
    }
}
