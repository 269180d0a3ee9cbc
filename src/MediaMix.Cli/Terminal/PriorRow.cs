using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaMix.Cli;

/// <summary>A line of the table of priors: one parameter, or several that differ in nothing but their number, which their meaning may repeat, or their geo.</summary>
/// <param name="Name">The name, or <c>trend.basis[1…40]</c>, or <c>intercept.standardized[40 geos]</c>.</param>
/// <param name="Prior">The prior of each.</param>
/// <param name="Meaning">The meaning of each.</param>
sealed partial record PriorRow(string Name, string Prior, string Meaning)
{
    /// <summary>Shorter lists are easier to read as they are.</summary>
    const int Least = 12, LeastGeos = 4;

    /// <summary>The lines of a model, in the order of its parameters.</summary>
    /// <param name="parameters">Parameters.</param>
    /// <param name="geos">Names of the geos.</param>
    public static List<PriorRow> Of(IReadOnlyList<ModelParameter> parameters, IReadOnlyList<string> geos)
    {
        var rows = new List<PriorRow>();
        for (var first = 0; first < parameters.Count;)
        {
            var (stem, number) = Split(parameters[first].Name);
            var next = first + 1;
            while (stem is not null && next < parameters.Count && Continues(parameters[next], parameters[first], stem, number + next - first))
                next++;
            var end = GeoRun(parameters, geos, first);
            if (next - first >= Least)
            {
                var range = string.Create(CultureInfo.InvariantCulture, $"{number}…{number + next - first - 1}");
                rows.Add(Row(parameters[first], $"{stem}[{range}]") with { Meaning = Numbered(parameters[first], number, range) });
                first = next;
            }
            else if (end - first >= LeastGeos)
            {
                var (common, geo) = InGeo(parameters[first], geos)!.Value;
                rows.Add(Row(parameters[first], string.Create(CultureInfo.InvariantCulture, $"{common}[{end - first} geos]")) with { Meaning = Everywhere(parameters[first], geo) });
                first = end;
            }
            else
            {
                rows.Add(Row(parameters[first], parameters[first].Name));
                first++;
            }
        }
        return rows;
    }

    /// <summary>The end of the parameters that are the same quantity in other geos.</summary>
    static int GeoRun(IReadOnlyList<ModelParameter> parameters, IReadOnlyList<string> geos, int first)
    {
        if (InGeo(parameters[first], geos) is not var (stem, geo))
            return first;
        var (meaning, next) = (Everywhere(parameters[first], geo), first + 1);
        while (next < parameters.Count && InGeo(parameters[next], geos) is var (other, place) && other == stem
            && parameters[next].Prior == parameters[first].Prior && Everywhere(parameters[next], place) == meaning)
            next++;
        return next;
    }

    static (string Stem, string Geo)? InGeo(ModelParameter parameter, IReadOnlyList<string> geos)
    {
        var geo = geos.Count > 1 ? geos.FirstOrDefault(g => parameter.Name.EndsWith($"[{g}]", StringComparison.Ordinal)) : null;
        return geo is null ? null : (parameter.Name[..^(geo.Length + 2)], geo);
    }

    static string Everywhere(ModelParameter parameter, string geo) =>
        parameter.Meaning.EndsWith($", in {geo}.", StringComparison.Ordinal) ? parameter.Meaning[..^(geo.Length + 6)] + ", in each geo." : parameter.Meaning;

    static PriorRow Row(ModelParameter parameter, string name) => new(name, parameter.Prior.Text, parameter.Meaning);

    static bool Continues(ModelParameter parameter, ModelParameter first, string stem, int number) =>
        Split(parameter.Name) == (stem, number) && parameter.Prior == first.Prior && Numbered(parameter, number, "") == Numbered(first, Split(first.Name).Number, "");

    /// <summary>The meaning with something else in the place of the parameter's number, where that stands as a word of its own.</summary>
    static string Numbered(ModelParameter parameter, int number, string text) =>
        string.Join(' ', parameter.Meaning.Split(' ').Select(word => word.TrimEnd(',', '.') == number.ToString(CultureInfo.InvariantCulture) ? word.Replace(word.TrimEnd(',', '.'), text, StringComparison.Ordinal) : word));

    static (string? Stem, int Number) Split(string name) => NumberedName().Match(name) is { Success: true } match
        ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : (null, 0);

    [GeneratedRegex(@"^(.+)\[([0-9]{1,4})\]$")]
    private static partial Regex NumberedName();
}
