using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Types single values; a value of the wrong type is a fault that says what was found and what is right.</summary>
static class YamlValue
{
    const int LongestName = 200;

    /// <summary>Any text.</summary>
    public static string? Text(YamlNode node, string label, FaultList faults)
    {
        if (node is YamlScalar { IsNull: false } scalar)
            return scalar.Text;
        Wrong(node, label, "a text", faults);
        return null;
    }

    /// <summary>A name of something: at most 200 printable characters, not blank.</summary>
    public static string? Name(YamlNode node, string label, FaultList faults)
    {
        if (Text(node, label, faults) is not { } text)
            return null;
        if (text.Length <= LongestName && !string.IsNullOrWhiteSpace(text) && FaultText.IsPrintable(text) && text.Trim() == text)
            return text;
        faults.Error(
            $"{label}: {FaultText.Quote(text)} is not a usable name.",
            Invariant($"Names have 1 to {LongestName} characters, no control characters and no blanks at their ends."),
            node.Where);
        return null;
    }

    public static bool? Flag(YamlNode node, string label, FaultList faults)
    {
        switch (node)
        {
            case YamlScalar { IsQuoted: false, Text: "true" or "True" or "TRUE" }:
                return true;
            case YamlScalar { IsQuoted: false, Text: "false" or "False" or "FALSE" }:
                return false;
            default:
                Wrong(node, label, "true or false", faults);
                return null;
        }
    }

    public static double? Number(YamlNode node, string label, FaultList faults)
    {
        if (AsNumber(node) is { } value)
            return value;
        Wrong(node, label, "a number", faults);
        return null;
    }

    /// <summary>The finite number that a plain scalar is, or null.</summary>
    public static double? AsNumber(YamlNode node) =>
        node is YamlScalar { IsQuoted: false } scalar
        && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : null;

    public static int? Whole(YamlNode node, string label, int least, int most, FaultList faults)
    {
        if (node is YamlScalar { IsQuoted: false } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
            return value;
        Wrong(node, label, Invariant($"a whole number from {least} to {most}"), faults);
        return null;
    }

    public static ulong? Seed(YamlNode node, string label, FaultList faults)
    {
        if (node is YamlScalar { IsQuoted: false } scalar
            && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        Wrong(node, label, Invariant($"a whole number from 0 to {ulong.MaxValue}"), faults);
        return null;
    }

    public static T? Choice<T>(YamlNode node, string label, Words<T> words, FaultList faults)
        where T : struct
    {
        if (node is YamlScalar scalar && words.Find(scalar.Text) is { } value)
            return value;
        OneOf(node, label, words.All, faults);
        return null;
    }

    /// <summary>Adds the fault that a value is none of the known words.</summary>
    public static void OneOf(YamlNode node, string label, IEnumerable<string> words, FaultList faults)
    {
        var known = string.Join(", ", words);
        var near = node is YamlScalar scalar ? DidYouMean.Suggest(scalar.Text, words) : null;
        var remedy = near is null ? $"It is one of {known}." : $"Did you mean {near}? Known are {known}.";
        faults.Error($"{label}: found {node.Kind}.", remedy, node.Where);
    }

    /// <summary>Adds the fault that a documented word cannot be served yet.</summary>
    public static void NotYet(YamlNode node, string label, FaultList faults) =>
        faults.Error($"{label}: {node.Kind} is not available in this version.", null, node.Where);

    public static void Wrong(YamlNode node, string label, string expected, FaultList faults) =>
        faults.Error($"{label}: found {node.Kind} where {expected} is expected.", null, node.Where);
}
