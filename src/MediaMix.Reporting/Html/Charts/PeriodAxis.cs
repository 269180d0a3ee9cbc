using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Periods on a horizontal axis, and in words.</summary>
internal static class PeriodAxis
{
    /// <summary>The position of a period: its date, read and labelled in UTC whatever the reader's time zone, or its number.</summary>
    public static JsonObject Position(TimeAxis periods, string field = "date")
    {
        var axis = new JsonObject
        {
            ["title"] = periods.HasDates ? null : "Period",
            ["grid"] = false,
            ["labelFlush"] = false,
            ["labelBound"] = true,
            ["tickCount"] = new JsonObject { ["expr"] = "max(2, round(width / 70))" },
        };
        axis["format"] = Format(periods);
        var scale = new JsonObject { ["nice"] = false, ["zero"] = false };
        if (periods.HasDates)
        {
            scale.Remove("zero");
            scale["type"] = "utc";
        }
        return new JsonObject
        {
            ["field"] = field,
            ["type"] = periods.HasDates ? "temporal" : "quantitative",
            ["scale"] = scale,
            ["axis"] = axis,
        };
    }

    static string Format(TimeAxis periods)
    {
        const int LongInWeeks = 20;
        return (periods.HasDates, periods.Count * periods.WeeksPerPeriod > LongInWeeks) switch
        {
            (false, _) => "d",
            (true, true) => "%b %Y",
            (true, false) => "%-d %b",
        };
    }

    /// <summary>The value of a period in the data; the period after the last is allowed.</summary>
    public static JsonNode Value(TimeAxis periods, int period)
    {
        if (period < periods.Count)
            return periods.HasDates
                ? JsonValue.Create(periods.Label(period))
                : JsonValue.Create(int.Parse(periods.Label(period), CultureInfo.InvariantCulture));
        if (!periods.HasDates)
            return JsonValue.Create(int.Parse(periods.Label(0), CultureInfo.InvariantCulture) + period);
        var next = TimeAxis.Advance(periods.Date(periods.Count - 1), periods.Step, period - periods.Count + 1);
        return JsonValue.Create(next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A period in words: <c>week of 3 Jan 2022</c>, <c>Jan 2022</c>, <c>3 Jan 2022</c>, <c>period 12</c>.</summary>
    public static string Label(TimeAxis periods, int period) => periods.Step switch
    {
        TimeStep.Week => "week of " + Day(periods, period),
        TimeStep.Month => periods.Date(period).ToString("MMM yyyy", CultureInfo.InvariantCulture),
        TimeStep.Day => Day(periods, period),
        _ => "period " + periods.Label(period),
    };

    /// <summary>The whole window in words: <c>104 weeks, 3 Jan 2022 to 25 Dec 2023</c>.</summary>
    public static string Window(TimeAxis periods)
    {
        var count = Count(periods.Step, periods.Count);
        return periods.Step switch
        {
            TimeStep.Index => $"{count}, {periods.Label(0)} to {periods.Label(periods.Count - 1)}",
            TimeStep.Month => $"{count}, {Label(periods, 0)} to {Label(periods, periods.Count - 1)}",
            _ => $"{count}, {Day(periods, 0)} to {Day(periods, periods.Count - 1)}",
        };
    }

    /// <summary>A number of periods in words: <c>1 week</c>, <c>104 weeks</c>.</summary>
    public static string Count(TimeStep step, int count) =>
        NumberText.Count(count) + " " + Unit(step) + (count == 1 ? "" : "s");

    /// <summary>One period: week, month, day, period.</summary>
    public static string Unit(TimeStep step) => step switch
    {
        TimeStep.Week => "week",
        TimeStep.Month => "month",
        TimeStep.Day => "day",
        _ => "period",
    };

    static string Day(TimeAxis periods, int period) => periods.Date(period).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
