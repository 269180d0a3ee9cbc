using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaMix.Cli;

/// <summary>A line of the table of priors: one parameter, or numbered ones that differ in nothing but their number.</summary>
/// <param name="Name">The name, or <c>trend.basis[1…40]</c>.</param>
/// <param name="Prior">The prior of each.</param>
/// <param name="Meaning">The meaning of each.</param>
sealed partial record PriorRow(string Name, string Prior, string Meaning)
{
    /// <summary>Shorter lists are easier to read as they are.</summary>
    const int Least = 12;

    /// <summary>The lines of a model, in the order of its parameters.</summary>
    public static List<PriorRow> Of(IReadOnlyList<ModelParameter> parameters)
    {
        var rows = new List<PriorRow>();
        for (var first = 0; first < parameters.Count;)
        {
            var (stem, number) = Split(parameters[first].Name);
            var next = first + 1;
            while (stem is not null && next < parameters.Count && Continues(parameters[next], parameters[first], stem, number + next - first))
                next++;
            if (next - first >= Least)
            {
                rows.Add(Row(parameters[first], string.Create(CultureInfo.InvariantCulture, $"{stem}[{number}…{number + next - first - 1}]")));
                first = next;
            }
            else
            {
                rows.Add(Row(parameters[first], parameters[first].Name));
                first++;
            }
        }
        return rows;
    }

    static PriorRow Row(ModelParameter parameter, string name) => new(name, parameter.Prior.Text, parameter.Meaning);

    static bool Continues(ModelParameter parameter, ModelParameter first, string stem, int number) =>
        Split(parameter.Name) == (stem, number) && parameter.Prior == first.Prior && parameter.Meaning == first.Meaning;

    static (string? Stem, int Number) Split(string name) => Numbered().Match(name) is { Success: true } match
        ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : (null, 0);

    [GeneratedRegex(@"^(.+)\[([0-9]{1,4})\]$")]
    private static partial Regex Numbered();
}
