using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaMix.Data;

/// <summary>
/// Scalars of a run that are one array: <c>trend.knot[2]</c>, <c>trend.knot[3]</c> … are <c>trend.knot</c> over the dimension
/// <c>knot</c>, what differs between geos is an array over <c>geo</c>. Immutable and thread-safe.
/// </summary>
/// <param name="Name">Name of the array; of a scalar its own.</param>
/// <param name="Dimension">Dimension after chain and draw; null for a scalar.</param>
/// <param name="Labels">Coordinates of the dimension, in order; empty for a scalar.</param>
/// <param name="Members">The scalars by coordinate; null where there is none.</param>
sealed partial record DrawArray(string Name, string? Dimension, IReadOnlyList<string> Labels, IReadOnlyList<DrawVariable?> Members)
{
    const string Geo = "geo";

    /// <summary>Numbers [chain, draw, coordinate], one block per chain; NaN where a coordinate has no scalar.</summary>
    public IEnumerable<double[]> Blocks()
    {
        var sample = Members.OfType<DrawVariable>().First().Values;
        for (var chain = 0; chain < sample.Length; chain++)
        {
            var block = new double[sample[chain].Length * Members.Count];
            for (var k = 0; k < Members.Count; k++)
            {
                for (var draw = 0; draw < sample[chain].Length; draw++)
                    block[draw * Members.Count + k] = Members[k] is { } member ? member.Values[chain][draw] : double.NaN;
            }
            yield return block;
        }
    }

    /// <summary>True where the coordinates are whole numbers.</summary>
    public bool IsNumbered => Labels.All(static label => long.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <summary>Joins scalars that differ in the index at the end of their names alone, in the order of the first of each.</summary>
    /// <param name="variables">Scalars, names unique.</param>
    /// <param name="geos">Names of the geos; one for a national model.</param>
    /// <param name="taken">Names of dimensions that exist already.</param>
    public static List<DrawArray> Join(IReadOnlyList<DrawVariable> variables, IReadOnlyList<string> geos, IEnumerable<string> taken)
    {
        var names = variables.Select(static v => v.Name).ToHashSet(StringComparer.Ordinal);
        var groups = variables.GroupBy(v => Indexed().Match(v.Name) is { Success: true } match && !names.Contains(match.Groups[1].Value) ? match.Groups[1].Value : v.Name, StringComparer.Ordinal).ToList();
        var arrays = new List<DrawArray>();
        var (known, used) = (new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), groups.Select(static g => g.Key).Concat(taken).ToHashSet(StringComparer.Ordinal));
        foreach (var group in groups)
        {
            var members = group.ToList();
            if (members.Count == 1)
            {
                arrays.Add(new(members[0].Name, null, [], [members[0]]));
                continue;
            }
            var labels = members.ConvertAll(static v => Indexed().Match(v.Name).Groups[2].Value);
            if (geos.Count > 1 && labels.TrueForAll(label => geos.Contains(label, StringComparer.Ordinal)))
            {
                arrays.Add(new(group.Key, Geo, geos, [.. geos.Select(geo => labels.IndexOf(geo) is var i and >= 0 ? members[i] : null)]));
                continue;
            }
            var dimension = Candidates(group.Key).First(name => known.TryGetValue(name, out var other) ? other.SequenceEqual(labels) : !used.Contains(name));
            known[dimension] = labels;
            arrays.Add(new(group.Key, dimension, labels, members));
        }
        return arrays;
    }

    /// <summary>The last part of the name, then longer ones.</summary>
    static IEnumerable<string> Candidates(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        var plain = last.Contains('[', StringComparison.Ordinal) ? last[..last.IndexOf('[', StringComparison.Ordinal)] : last;
        yield return plain;
        yield return plain + "_name";
        yield return name + "_name";
        for (var i = 2; ; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}_name_{i}");
    }

    [GeneratedRegex(@"^(.+)\[([^\[\]]+)\]$")]
    private static partial Regex Indexed();
}
