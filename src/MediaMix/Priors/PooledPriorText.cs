using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MediaMix;

/// <summary>A prior and how the quantity differs between geos, as one text states both.</summary>
/// <param name="Prior">Prior of the quantity or of what geos have in common; null = default.</param>
/// <param name="Pooling">How geos differ; null = default.</param>
public sealed record PooledPrior(Prior? Prior, Pooling? Pooling);

/// <summary>
/// Reads and writes how a quantity differs between geos: <c>shared</c>, <c>unpooled</c>, <c>hierarchical</c> or
/// <c>hierarchical(sd: half_normal(1), link: log)</c>; with a prior in it, <c>shared(normal(0, 1))</c>, <c>unpooled(normal(0, 1))</c>,
/// <c>hierarchical(mean: normal(0, 1), sd: half_normal(1), link: identity)</c>. Safe on untrusted text; thread-safe.
/// </summary>
public static class PooledPriorText
{
    const string Hierarchical = "hierarchical", Shared = "shared", Unpooled = "unpooled";
    const string Example = "hierarchical(mean: normal(0, 1), sd: half_normal(1))";

    /// <summary>True for a text that begins with a word of pooling; everything else is a plain prior.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsPooled([NotNullWhen(true)] string? text) =>
        text is not null && Word(text) is Hierarchical or Shared or Unpooled;

    /// <summary>Reads a text; never throws.</summary>
    /// <param name="text">Such as <c>hierarchical(mean: normal(0, 1), sd: half_normal(1))</c>.</param>
    /// <param name="pooled">What it says, or null when there is a problem.</param>
    /// <param name="problem">What is wrong and what would be right, or null when all is well.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PooledPrior? pooled, [NotNullWhen(false)] out string? problem)
    {
        (pooled, problem) = (null, null);
        if (text is { Length: > 3 * PriorText.MaxLength })
            problem = string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length} characters; {3 * PriorText.MaxLength} are the most.");
        else if (!IsPooled(text))
            problem = $"Write {Shared}, {Unpooled} or {Hierarchical}, such as {Example}.";
        else
            pooled = Read(text.Trim(), out problem);
        return pooled is not null;
    }

    /// <summary>Writes the pooling alone, so that it reads back as itself.</summary>
    /// <param name="pooling">What to write.</param>
    public static string Format(Pooling pooling)
    {
        switch (pooling)
        {
            case SharedPooling:
                return Shared;
            case UnpooledPooling:
                return Unpooled;
            case HierarchicalPooling { Sd: var sd, Link: var link }:
                string[] parts = [.. new[] { sd is null ? null : $"sd: {sd.Text}", link is null ? null : $"link: {Link(link.Value)}" }.OfType<string>()];
                return parts.Length == 0 ? Hierarchical : $"{Hierarchical}({string.Join(", ", parts)})";
            default:
                throw new ArgumentException($"A pooling {pooling?.GetType().Name} cannot be written.", nameof(pooling));
        }
    }

    /// <summary>Writes a prior within words of pooling, so that both read back as themselves.</summary>
    /// <param name="prior">Prior of the quantity, or of what geos have in common; null = default.</param>
    /// <param name="pooling">How geos differ.</param>
    public static string Format(Prior? prior, Pooling pooling)
    {
        var text = Format(pooling);
        if (prior is null)
            return text;
        var inside = pooling is HierarchicalPooling ? $"mean: {prior.Text}" : prior.Text;
        return text.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? $"{text[..(open + 1)]}{inside}, {text[(open + 1)..]}" : $"{text}({inside})";
    }

    static PooledPrior? Read(string text, out string? problem)
    {
        problem = null;
        var word = Word(text);
        var rest = text[word.Length..].Trim();
        if (rest.Length == 0)
            return new PooledPrior(null, Of(word, null, null));
        if (rest[0] != '(' || rest[^1] != ')' || Split(rest[1..^1]) is not { } arguments)
        {
            problem = $"The parentheses of {word} do not match. Write \"{Example}\"; between braces the quotes are needed.";
            return null;
        }
        return word == Hierarchical ? ReadHierarchical(arguments, out problem) : ReadOne(word, arguments, out problem);
    }

    static PooledPrior? ReadOne(string word, List<string> arguments, out string? problem)
    {
        if (arguments.Count == 1 && TryPrior(arguments[0], out var prior, out problem))
            return new PooledPrior(prior, Of(word, null, null));
        problem = arguments.Count == 1 ? $"In {word}: a prior is expected, such as {word}(normal(0, 1))." : $"{word} holds one prior, such as {word}(normal(0, 1)).";
        return null;
    }

    static PooledPrior? ReadHierarchical(List<string> arguments, out string? problem)
    {
        Prior? mean = null, sd = null;
        PoolingLink? link = null;
        problem = null;
        foreach (var (position, argument) in arguments.Index())
        {
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon > 0 && argument[..colon].Trim() is "mean" or "sd" or "link"
                ? (argument[..colon].Trim(), argument[(colon + 1)..].Trim())
                : (position switch { 0 => "mean", 1 => "sd", _ => "link" }, argument);
            switch (name)
            {
                case "link" when link is null && value is "log" or "identity":
                    link = value == "log" ? PoolingLink.Log : PoolingLink.Identity;
                    break;
                case "link":
                    problem = "In hierarchical: link is log or identity.";
                    return null;
                case "mean" when mean is null && TryPrior(value, out mean, out problem):
                case "sd" when sd is null && TryPrior(value, out sd, out problem):
                    break;
                default:
                    problem = $"In hierarchical: {name} is not a prior, or given twice{(problem is null ? "" : $" ({problem})")}. Write {Example}.";
                    return null;
            }
        }
        if (sd is not null && sd is not FixedPrior { Value: >= 0 } && !sd.Support.IsWithin(Interval.Positive))
        {
            problem = $"In hierarchical: the sd {sd.Text} may be negative. Write a prior above 0, such as half_normal(1).";
            return null;
        }
        return new PooledPrior(mean, new HierarchicalPooling(sd, link));
    }

    static bool TryPrior(string text, out Prior? prior, out string? problem) => PriorText.TryParse(text, out prior, out problem, out _);

    static Pooling Of(string word, Prior? sd, PoolingLink? link) => word switch
    {
        Shared => Pooling.Shared,
        Unpooled => Pooling.Unpooled,
        _ => new HierarchicalPooling(sd, link),
    };

    /// <summary>Arguments between commas outside parentheses; null where parentheses do not match.</summary>
    static List<string>? Split(string text)
    {
        var (parts, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
                return null;
            if (text[i] != ',' || depth > 0)
                continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }
        parts.Add(text[start..].Trim());
        return depth == 0 ? parts : null;
    }

    static string Word(string text) => new([.. text.TrimStart().TakeWhile(static c => char.IsAsciiLetter(c) || c == '_')]);

    static string Link(PoolingLink link) => link == PoolingLink.Log ? "log" : "identity";
}
