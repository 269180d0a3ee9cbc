using System.Text.RegularExpressions;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What people call the parts of an outcome, whose names in files are those of the model: the one place that turns one into the other. Pure and thread-safe.</summary>
public static partial class ComponentText
{
    /// <summary>A component in words: <c>seasonality.fourier[yearly]</c> is the <c>yearly season</c>, <c>control[price]</c> is <c>price</c>; a channel keeps its name.</summary>
    /// <param name="name">Name of the component, as in <c>contributions.csv</c>.</param>
    /// <param name="kind">What kind of component it is; a channel may be called like anything else.</param>
    public static string Label(string name, ComponentKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        return kind switch
        {
            ComponentKind.Media => Sentences.Name(name),
            ComponentKind.Confounding when Within(name, "confounding[") is { } channel => $"demand that {channel} follows",
            _ => Linear(name),
        };
    }

    /// <summary>The same of a component that is no medium: level, trend, season, events, holidays, controls.</summary>
    /// <param name="name">Name of the component.</param>
    public static string Linear(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == "intercept")
            return "level";
        if (Lagged().Match(name) is { Success: true } lagged)
            return $"{Sentences.Name(lagged.Groups[1].Value)}, {lagged.Groups[2].Value} period{(lagged.Groups[2].Value == "1" ? "" : "s")} before";
        if (Within(name, "control[") is { } control)
            return control;
        if (Within(name, "event[") is { } item)
            return $"{item} (event)";
        if (Within(name, "seasonality.categorical[") is { } unit)
            return $"season by {unit}";
        if (Within(name, "seasonality.fourier[") is { } cycle)
            return cycle.All(char.IsAsciiDigit) ? $"season of {cycle} periods" : $"{cycle} season";
        return Sentences.Name(name);
    }

    /// <summary>What stands between the brackets of a name; null where it begins otherwise.</summary>
    static string? Within(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(']') ? Sentences.Name(name[start.Length..^1]) : null;

    [GeneratedRegex(@"^control\[(.*)\]\.lag\[(\d+)\]$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Lagged();
}
