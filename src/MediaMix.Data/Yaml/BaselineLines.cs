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
            lines.Key("baseline.intercept", "intercept", Intercept(baseline));
            lines.Key("baseline.trend", "trend", Trend(baseline.Trend));
            Seasonality(lines, baseline.Seasonality);
            if (baseline.Events.Count > 0)
                lines.Group("baseline.events", "events", () => Events(lines, baseline.Events));
            HolidayLines.Write(lines, baseline.Holidays);
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
                var prior = (term.Prior is { } written ? $", prior: {YamlLines.Quoted(written.Text)}" : "") + PooledValue.Text(term.Pooling);
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

    static string? Trend(TrendSpec? trend)
    {
        var geos = PooledValue.Text(trend?.Pooling);
        return trend switch
        {
            null => null,
            NoTrend => "none",
            LinearTrend line => Trend("linear", line == new LinearTrend(), $"{(line.Prior is { } prior ? $", prior: {YamlLines.Quoted(prior.Text)}" : "")}{geos}"),
            PiecewiseTrend piecewise => Trend("piecewise", piecewise == new PiecewiseTrend(), $"{Labels("changes", piecewise.Changes)}{Count(piecewise.Count)}{YamlLines.Priors(("slope", piecewise.Slope), ("change", piecewise.Change))}{geos}"),
            KnotTrend knots => Trend("knots", knots == new KnotTrend(), $"{Count(knots.Count)}{Chosen(knots.Choice)}{Labels("knots", knots.At)}{YamlLines.Priors(("innovation", knots.Innovation), ("value", knots.Value))}{geos}"),
            RandomWalkTrend walk => Trend("random_walk", walk == new RandomWalkTrend(), $"{(walk.Every is { } every ? Invariant($", every: {every}") : "")}{YamlLines.Priors(("innovation", walk.Innovation))}{geos}"),
            GaussianProcessTrend process => Trend("hsgp", process == new GaussianProcessTrend(), $"{ProcessKeys.Text(process.Process)}{geos}"),
            _ => throw new ArgumentException($"A trend {trend.GetType().Name} cannot be written."),
        };
    }

    static string Trend(string type, bool isPlain, string rest) => isPlain ? type : $"{{ type: {type}{rest} }}";

    static string Count(int? count) => count is { } knots ? Invariant($", count: {knots}") : "";

    static string Chosen(KnotChoice choice) => choice == KnotChoice.Even ? "" : $", count: {ModelWords.KnotChoices.Of(choice)}";

    static string Labels(string key, SpecList<string>? labels) =>
        labels is null ? "" : $", {key}: [{string.Join(", ", labels.Select(YamlLines.Scalar))}]";

    static string? Intercept(BaselineSpec baseline) => (baseline.Intercept, baseline.InterceptPooling) switch
    {
        (null, null) => null,
        ({ } prior, null) => YamlLines.Quoted(prior.Text),
        (null, { } pooling) => $"{{ geos: {PooledValue.Scalar(pooling)} }}",
        ({ } prior, { } pooling) => $"{{ prior: {YamlLines.Quoted(prior.Text)}, geos: {PooledValue.Scalar(pooling)} }}",
    };
}
