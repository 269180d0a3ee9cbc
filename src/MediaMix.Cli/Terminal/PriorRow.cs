using System.Globalization;

namespace MediaMix.Cli;

/// <summary>A line of the table of priors: one parameter, or several that differ in nothing but their number, which their meaning may repeat, or their geo.</summary>
/// <param name="Name">The name, or <c>trend.basis[1…40]</c>, or <c>intercept.standardized[40 geos]</c>.</param>
/// <param name="Prior">The prior of each.</param>
/// <param name="Meaning">The meaning of each.</param>
sealed record PriorRow(string Name, string Prior, string Meaning)
{
    /// <summary>Shorter lists are easier to read as they are.</summary>
    const int Least = 12, LeastGeos = 4;

    /// <summary>The lines of a model, in the order of its parameters.</summary>
    /// <param name="parameters">Parameters.</param>
    public static List<PriorRow> Of(IReadOnlyList<ModelParameter> parameters)
    {
        var rows = new List<PriorRow>();
        for (var first = 0; first < parameters.Count;)
        {
            var key = parameters[first].Key;
            var number = key.Number ?? 0;
            var next = first + 1;
            while (key.Number is not null && next < parameters.Count && Continues(parameters[next], parameters[first], number + next - first))
                next++;
            var end = GeoRun(parameters, first);
            if (next - first >= Least)
            {
                var range = string.Create(CultureInfo.InvariantCulture, $"{number}…{number + next - first - 1}");
                rows.Add(Row(parameters[first], $"{key.Series}[{range}]") with { Meaning = Numbered(parameters[first], number, range) });
                first = next;
            }
            else if (end - first >= LeastGeos)
            {
                rows.Add(Row(parameters[first], (key with { Geo = string.Create(CultureInfo.InvariantCulture, $"{end - first} geos") }).Name) with { Meaning = Everywhere(parameters[first]) });
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
    static int GeoRun(IReadOnlyList<ModelParameter> parameters, int first)
    {
        var (one, next) = (parameters[first], first + 1);
        if (one.Key is { Geo: null } or { Number: not null })
            return first;
        while (next < parameters.Count && parameters[next] is var other && other.Key.Geo is not null && other.Key with { Geo = one.Key.Geo } == one.Key
            && other.Prior == one.Prior && Everywhere(other) == Everywhere(one))
            next++;
        return next;
    }

    static string Everywhere(ModelParameter parameter) => parameter.Key.Geo is { } geo && parameter.Meaning.EndsWith($", in {geo}.", StringComparison.Ordinal)
        ? parameter.Meaning[..^(geo.Length + 6)] + ", in each geo."
        : parameter.Meaning;

    static PriorRow Row(ModelParameter parameter, string name) => new(name, parameter.Prior.Text, parameter.Meaning);

    static bool Continues(ModelParameter parameter, ModelParameter first, int number) =>
        parameter.Key == first.Key with { Number = number } && parameter.Prior == first.Prior && Numbered(parameter, number, "") == Numbered(first, first.Key.Number!.Value, "");

    /// <summary>The meaning with something else in the place of the parameter's number, where that stands as a word of its own.</summary>
    static string Numbered(ModelParameter parameter, int number, string text) =>
        string.Join(' ', parameter.Meaning.Split(' ').Select(word => word.TrimEnd(',', '.') == number.ToString(CultureInfo.InvariantCulture) ? word.Replace(word.TrimEnd(',', '.'), text, StringComparison.Ordinal) : word));
}
