using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>Lists of names in sentences: the first few, and how many more.</summary>
static class Listing
{
    /// <summary>Most things that a sentence names, and most sentences that a rule says.</summary>
    public const int Most = 5;

    public static string Of(IReadOnlyCollection<string> names)
    {
        var shown = names.Take(Most).ToArray();
        var rest = names.Count - shown.Length;
        return rest > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", shown)} and {rest} more")
            : shown.Length > 1 ? $"{string.Join(", ", shown[..^1])} and {shown[^1]}" : string.Concat(shown);
    }

    /// <summary>How many of how many geos, and which.</summary>
    public static string Geos(DesignData data, IReadOnlyCollection<int> geos) => geos.Count == data.Geos
        ? "every geo"
        : string.Create(CultureInfo.InvariantCulture, $"{geos.Count} of {data.Geos} geos ({Of([.. geos.Select(g => data.Panel.Geos[g])])})");
}
