using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MediaMix;

/// <summary>
/// Reads and writes priors as model files hold them: a family name and its arguments in parentheses, by position
/// (<c>normal(0, 1)</c>), by name (<c>lognormal(mean: 1.5, sd: 1)</c>) or first by position and then by name.
/// Numbers are in invariant culture; <c>inf</c> and <c>-inf</c> stand for absent bounds. Safe on untrusted text; thread-safe.
/// </summary>
public static class PriorText
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int MaxLength = 500;

    /// <summary>Names of all families, in the order of the documentation.</summary>
    public static IReadOnlyList<string> FamilyNames { get; } = [.. PriorFamily.All.Select(static family => family.Name)];

    /// <summary>Reads a prior.</summary>
    /// <param name="text">Such as <c>normal(0, 1)</c>; white space may stand anywhere between the parts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a prior; the message says what is wrong, where, and what would be right.</exception>
    public static Prior Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var prior, out var problem, out var column)
            ? prior
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Column {column}: {problem}"));
    }

    /// <summary>Reads a prior; never throws.</summary>
    /// <param name="text">Such as <c>normal(0, 1)</c>; null is reported as empty.</param>
    /// <param name="prior">The prior, or null when there is a problem.</param>
    /// <param name="problem">What is wrong and what would be right, or null when all is well.</param>
    /// <param name="column">Where in <paramref name="text"/> the problem stands, counted from 1; 0 when all is well.</param>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out Prior? prior,
        [NotNullWhen(false)] out string? problem,
        out int column)
    {
        if (text is { Length: > MaxLength })
        {
            (prior, column) = (null, MaxLength + 1);
            problem = string.Create(CultureInfo.InvariantCulture, $"A prior has at most {MaxLength} characters, not {text.Length}.");
            return false;
        }
        var reader = new PriorReader(text ?? "");
        prior = reader.Read();
        (problem, column) = (reader.Problem, reader.ProblemColumn);
        return prior is not null;
    }

    /// <summary>Writes a family name and its arguments, each with as many digits as reading it back exactly needs.</summary>
    internal static string Format(string family, params ReadOnlySpan<double> arguments)
    {
        var parts = new string[arguments.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Number(arguments[i]);
        return $"{family}({string.Join(", ", parts)})";
    }

    /// <summary>Writes a number so that it reads back as itself.</summary>
    internal static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
