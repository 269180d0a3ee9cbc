using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Writes the baseline.</summary>
static class BaselineLines
{
    public static void Write(YamlLines lines, BaselineSpec baseline)
    {
        if (baseline == new BaselineSpec())
            return;
        lines.Group("baseline", "baseline", () =>
        {
            lines.Key("baseline.intercept", "intercept", Prior(baseline.Intercept));
            lines.Key("baseline.trend", "trend", Trend(baseline.Trend));
            Seasonality(lines, baseline.Seasonality);
            if (baseline.Events.Count > 0)
                lines.Group("baseline.events", "events", () => Events(lines, baseline.Events));
        });
    }

    static void Events(YamlLines lines, SpecList<EventSpec> events)
    {
        foreach (var item in events)
        {
            var end = item.End is { } last ? $", end: {YamlLines.Scalar(last)}" : "";
            var lead = item.Lead != 0 ? Invariant($", lead: {item.Lead}") : "";
            var decay = item.Decay != 0 ? $", decay: {YamlLines.Number(item.Decay)}" : "";
            var prior = item.Prior is { } written ? $", prior: {YamlLines.Quoted(written.Text)}" : "";
            lines.Item(
                $"baseline.events.{item.Name}",
                $"{{ name: {YamlLines.Quoted(item.Name)}, shape: {ModelWords.EventShapes.Of(item.Shape)}, start: {YamlLines.Scalar(item.Start)}{end}{lead}{decay}{prior} }}");
        }
    }

    static void Seasonality(YamlLines lines, SpecList<SeasonSpec>? seasonality)
    {
        const string Path = "baseline.seasonality";
        if (seasonality is null)
            return;
        if (seasonality.Count == 0)
        {
            lines.Key(Path, "seasonality", "none");
            return;
        }
        lines.Group(Path, "seasonality", () =>
        {
            foreach (var term in seasonality)
            {
                var prior = term.Prior is { } written ? $", prior: {YamlLines.Quoted(written.Text)}" : "";
                var (name, line) = term switch
                {
                    FourierSpec fourier => Fourier(fourier, prior),
                    CategoricalSeasonSpec { By: var by } => Categorical(ModelWords.CalendarUnits.Of(by), prior),
                    _ => throw new ArgumentException($"A seasonality {term.GetType().Name} cannot be written."),
                };
                lines.Item($"{Path}.{name}", line);
            }
        });
    }

    static (string Name, string Line) Categorical(string unit, string prior) => (unit, $"{{ type: categorical, by: {unit}{prior} }}");

    static (string Name, string Line) Fourier(FourierSpec term, string prior)
    {
        var period = term.Cycle == FourierCycle.Rows ? YamlLines.Number(term.PeriodRows) : ModelWords.Cycles.Of(term.Cycle);
        return (period, Invariant($"{{ type: fourier, period: {period}, order: {term.Order}{prior}{(term.DividesByHarmonic ? ", divide_by_harmonic: true" : "")} }}"));
    }

    static string? Trend(TrendSpec? trend) => trend switch
    {
        null => null,
        NoTrend => "none",
        LinearTrend { Prior: null } => "linear",
        LinearTrend { Prior: { } prior } => $"{{ type: linear, prior: {YamlLines.Quoted(prior.Text)} }}",
        KnotTrend { Count: null, Innovation: null } => "knots",
        KnotTrend knots => $"{{ type: knots{Count(knots.Count)}{Innovation(knots.Innovation)} }}",
        _ => throw new ArgumentException($"A trend {trend.GetType().Name} cannot be written."),
    };

    static string Count(int? count) => count is { } knots ? Invariant($", count: {knots}") : "";

    static string Innovation(Prior? prior) => prior is null ? "" : $", prior: {{ innovation: {YamlLines.Quoted(prior.Text)} }}";

    static string? Prior(Prior? prior) => prior is null ? null : YamlLines.Quoted(prior.Text);
}
