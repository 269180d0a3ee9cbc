using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Writes the holidays of a baseline.</summary>
static class HolidayLines
{
    const string Path = "baseline.holidays";

    public static void Write(YamlLines lines, HolidaysSpec? spec)
    {
        if (spec is null)
            return;
        lines.Group(Path, "holidays", () =>
        {
            lines.Key($"{Path}.country", "country", spec.Countries.Count == 0 ? null : Words(spec.Countries));
            lines.Key($"{Path}.window", "window", (spec.DaysBefore, spec.DaysAfter) == (0, 0) ? null : Invariant($"[{-spec.DaysBefore}, {spec.DaysAfter}]"));
            lines.Key($"{Path}.only", "only", spec.Only is { } only ? Words(only) : null);
            lines.Key($"{Path}.except", "except", spec.Except.Count == 0 ? null : Words(spec.Except));
            lines.Key($"{Path}.pooling", "pooling", spec.IsPooled ? null : "false");
            lines.Key($"{Path}.prior", "prior", Prior(spec));
            if (spec.Also.Count > 0)
                lines.Group($"{Path}.also", "also", () => Own(lines, "also", spec.Also));
            if (spec.Dates is { Count: 0 })
                lines.Key($"{Path}.dates", "dates", "[]");
            else if (spec.Dates is { } dates)
                lines.Group($"{Path}.dates", "dates", () => Own(lines, "dates", dates));
        });
    }

    static string? Prior(HolidaysSpec spec) => (spec.Scale, spec.Effect) switch
    {
        ({ } scale, _) => $"{{ scale: {YamlLines.Quoted(scale.Text)} }}",
        (_, { } effect) => $"{{ effect: {YamlLines.Quoted(effect.Text)} }}",
        _ => null,
    };

    static void Own(YamlLines lines, string key, SpecList<DatedHoliday> holidays)
    {
        foreach (var holiday in holidays)
        {
            var dates = holiday.Dates.Select(static date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            lines.Item($"{Path}.{key}.{holiday.Name}", $"{{ name: {YamlLines.Quoted(holiday.Name)}, dates: [{string.Join(", ", dates)}] }}");
        }
    }

    static string Words(SpecList<string> words) => $"[{string.Join(", ", words.Select(YamlLines.Quoted))}]";
}
