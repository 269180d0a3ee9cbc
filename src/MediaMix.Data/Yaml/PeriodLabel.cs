using System.Globalization;

namespace MediaMix.Data;

/// <summary>Places in time that a model states: ISO dates, or numbers of periods.</summary>
static class PeriodLabel
{
    public static string? Read(YamlNode node, string label, FaultList faults)
    {
        if (node is YamlScalar { Text: var text } && ((text.Length == 10 && DateForms.TryIso(text, out _)) || DateForms.TryWhole(text, out _)))
            return text;
        YamlValue.Wrong(node, label, "an ISO date such as 2024-05-06, or the number of a period,", faults);
        return null;
    }

    /// <summary>An ascending list of places; null when the key is absent or after a fault.</summary>
    public static SpecList<string>? Ascending(YamlGroup group, string key)
    {
        if (group.Find(key) is null)
            return null;
        var before = group.Faults.Faults.Count;
        var labels = new List<string>();
        foreach (var item in group.Items(key))
        {
            if (Read(item, group.Label(key), group.Faults) is not { } label)
                continue;
            if (labels.Count > 0 && Compare(labels[^1], label) >= 0)
                group.Faults.Error($"{group.Label(key)}: {label} is not later than {labels[^1]}.", "List them in ascending order.", item.Where);
            labels.Add(label);
        }
        return group.Faults.Faults.Count == before ? [.. labels] : null;
    }

    /// <summary>Order of two places; 0 for places of two kinds, one of which the panel's axis refuses.</summary>
    public static int Compare(string first, string second)
    {
        if (DateForms.TryIso(first, out var a) && DateForms.TryIso(second, out var b))
            return a.CompareTo(b);
        return int.TryParse(first, CultureInfo.InvariantCulture, out var m) && int.TryParse(second, CultureInfo.InvariantCulture, out var n) ? m.CompareTo(n) : 0;
    }
}
