using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Writes the group <c>data</c>.</summary>
static class DataLines
{
    public static void Write(YamlLines lines, DataSpec data, ModelSpec model)
    {
        lines.Key("data.source", "source", YamlLines.Scalar(data.Source));
        lines.Key("data.outcome_source", "outcome_source", Column(data.OutcomeSource));
        lines.Key("data.layout", "layout", data.Layout is { } layout ? Layout(layout) : null);
        lines.Key("data.date", "date", data.DateFormat is { } format
            ? $"{{ column: {YamlLines.Quoted(data.DateColumn)}, format: {YamlLines.Quoted(format)} }}"
            : YamlLines.Scalar(data.DateColumn));
        lines.Key("data.geo", "geo", data.Geo.Count switch
        {
            0 => null,
            1 => YamlLines.Scalar(data.Geo[0]),
            _ => List(data.Geo),
        });
        lines.Key("data.population", "population", Column(data.Population));
        lines.Key("data.aggregate", "aggregate", data.WeekStart is null ? null : "week");
        lines.Key("data.week_starts", "week_starts", data.WeekStart is { } start ? ModelWords.Weekdays.Of(start) : null);
        lines.Key("data.outcome", "outcome", YamlLines.Scalar(model.Outcome));
        lines.Key("data.outcome_kind", "outcome_kind", data.OutcomeKind == OutcomeKind.Unstated ? null : ModelWords.OutcomeKinds.Of(data.OutcomeKind));
        lines.Key("data.value_per_unit", "value_per_unit", Worth(model.UnitValue));
        lines.Key("data.margin", "margin", Worth(data.Margin));
        lines.Key("data.media_history", "media_history", data.MediaHistory == 0 ? null : Invariant($"{data.MediaHistory}"));
        lines.Key("data.from", "from", Column(data.From));
        lines.Key("data.until", "until", Column(data.Until));
        lines.Key("data.holdout", "holdout", data.Holdout is { } holdout ? Holdout(holdout) : null);
        if (data.Exclude.Count > 0)
            lines.Group("data.exclude", "exclude", () => Exclusions(lines, data.Exclude));
    }

    static string? Worth(UnitValue? value) => value is null ? null : value.Number is { } number ? Invariant($"{number:R}") : YamlLines.Quoted(value.Column!);

    static string Layout(LongLayout layout) =>
        $"{{ channel: {YamlLines.Quoted(layout.Channel)}{string.Concat(layout.Numbers.Select(static number => $", {number.Word}: {YamlLines.Quoted(number.Column)}"))} }}";

    static string Holdout(HoldoutSpec holdout) => holdout switch
    {
        LastPeriodsHeldOut last => Invariant($"last {last.Count}"),
        DatesHeldOut dates => $"{{ dates: {List(dates.Dates)} }}",
        SpanHeldOut { Span: var span } => $"{{ from: {YamlLines.Quoted(span.From)}, to: {YamlLines.Quoted(span.To)} }}",
        ColumnHeldOut column => $"{{ column: {YamlLines.Quoted(column.Column)} }}",
        _ => throw new ArgumentException($"A holdout {holdout.GetType().Name} cannot be written."),
    };

    static string? Column(string? name) => name is null ? null : YamlLines.Scalar(name);

    static string List(SpecList<string> names) => $"[{string.Join(", ", names.Select(YamlLines.Quoted))}]";

    static void Exclusions(YamlLines lines, SpecList<ExclusionSpec> exclusions)
    {
        foreach (var e in exclusions)
            lines.Item("data.exclude", $"{{ from: {YamlLines.Quoted(e.From)}, to: {YamlLines.Quoted(e.To)}, why: {YamlLines.Quoted(e.Why)} }}");
    }
}
