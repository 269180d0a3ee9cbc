using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Why the outcome changed, in plain sentences without a full stop, for terminal and files alike.</summary>
public static class DueToText
{
    const int MostDrivers = 3;

    /// <summary>
    /// The change, what the model explains of it, and its largest drivers: <c>Sales were 1.20M in 2023-01-02 to 2023-12-25, 120,000 (11 %) more than
    /// in 2022-01-03 to 2022-12-26</c>.
    /// </summary>
    /// <param name="result">The comparison.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="step">Step of the time axis.</param>
    public static IReadOnlyList<string> Sentences(DueToResult result, string outcome, TimeStep step)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(outcome);
        return [.. new[] { Change(result, outcome, step), Explained(result), Drivers(result), Together(result), Method(result, step) }.OfType<string>()];
    }

    static string Change(DueToResult result, string outcome, TimeStep step)
    {
        var (from, to) = (result.From.Actual ?? result.From.Expected, result.To.Actual ?? result.To.Expected);
        var known = result.Actual is null ? " by the model, for some actual outcomes are not known" : "";
        var per = result.IsPerPeriod ? $" per {PeriodAxis.Unit(step)}" : "";
        var geo = result.Geo is { } name ? $" in {Reporting.Sentences.Name(name)}" : "";
        var difference = to - from;
        return $"{Capital(Reporting.Sentences.Name(outcome))}{geo} came to {NumberText.Amount(to)}{per} in {Span(result.To)}, {NumberText.Amount(Math.Abs(difference))} ({NumberText.Percent(Math.Abs(difference / from))}) {(difference < 0 ? "less" : "more")} than in {Span(result.From)}{known}";
    }

    static string Explained(DueToResult result)
    {
        var expected = $"The model expects a change of {WithSign(result.Expected)}";
        return result.Unexplained is { } rest ? $"{expected}; {WithSign(rest)} is not explained by any driver" : expected;
    }

    static string? Drivers(DueToResult result)
    {
        var parts = result.Drivers.Where(static d => d.Change.Q5 != 0 || d.Change.Q95 != 0).OrderByDescending(static d => Math.Abs(d.Change.Mean)).Take(MostDrivers).Select(Driver).ToArray();
        return parts.Length == 0 ? null : $"Largest drivers: {string.Join("; ", parts)}";
    }

    static string Driver(DueToDriver driver)
    {
        var media = driver.Media is { } m && m.From > 0 ? $", with {NumberText.Percent(Math.Abs(m.To / m.From - 1))} {(m.To < m.From ? "less" : "more")} media" : "";
        return $"{ComponentText.Label(driver.Driver, driver.Kind)} {WithSign(driver.Change)}{media}";
    }

    static string? Together(DueToResult result)
    {
        string[] parts = [.. result.Kinds.Where(static k => k.Change.Q5 != 0 || k.Change.Q95 != 0).Select(static k => $"{Kind(k.Kind)} {WithSign(k.Change)}")];
        return parts.Length < 2 ? null : $"Together: {string.Join(", ", parts)}";
    }

    static string? Method(DueToResult result, TimeStep step)
    {
        string[] parts =
        [
            .. result.IsPerPeriod ? [$"the stretches have {PeriodAxis.Count(step, result.From.Periods)} and {PeriodAxis.Count(step, result.To.Periods)}, so all numbers are averages per {PeriodAxis.Unit(step)}"] : Array.Empty<string>(),
            .. result switch
            {
                { IsMultiplicative: false } => Array.Empty<string>(),
                { Decomposition: Decomposition.Counterfactual } => ["the model is multiplicative: a channel counts for what would be lost without it, and what such losses count more than once is a row of its own"],
                _ => ["the model is multiplicative: drivers are parts of the logarithmic mean Divisia index, which add up; a driver's part grows with the level of all others, too"],
            },
        ];
        return parts.Length == 0 ? null : Capital(string.Join("; ", parts));
    }

    /// <summary>What a kind of driver is called.</summary>
    /// <param name="kind">The kind.</param>
    public static string Kind(ComponentKind kind) => kind switch
    {
        ComponentKind.Media => "media",
        ComponentKind.Control => "controls",
        ComponentKind.Treatment => "treatments",
        ComponentKind.Confounding => "demand that media follow",
        ComponentKind.Overlap => "what media count more than once",
        _ => "baseline",
    };

    /// <summary>A change with its sign and its 90 % interval.</summary>
    /// <param name="change">The change.</param>
    public static string WithSign(Estimate change) =>
        $"{(change.Mean > 0 && NumberText.Mean(change) != "0" ? "+" : "")}{NumberText.Mean(change)} (90 %: {NumberText.Range(change)})";

    static string Span(DueToRange range) => range.Periods == 1 ? range.Span.From : $"{range.Span.From} to {range.Span.To}";

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
