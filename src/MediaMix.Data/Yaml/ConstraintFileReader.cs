using System.Globalization;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Reads what a media plan must keep from a file, strictly: unknown keys, channels and dates are faults with file, line and column, all reported at
/// once. Stateless and thread-safe.
/// </summary>
/// <remarks>
/// Keys: <c>limits</c>, a list of groups with <c>name</c>, <c>channels</c> or <c>group</c>, <c>geos</c>, <c>from</c>, <c>to</c>, <c>each: period</c>, <c>least</c>, <c>most</c>, <c>exactly</c>; <c>within</c>, how far
/// every channel may go from the old plan; <c>fixed</c>, channels that stay. Amounts are money, or a percentage of the old plan such as <c>80%</c>.
/// </remarks>
public static class ConstraintFileReader
{
    /// <summary>Reads a file of constraints.</summary>
    /// <param name="path">Path of a UTF-8 file; it appears in messages as given.</param>
    /// <param name="model">The model: its channels and groups.</param>
    /// <param name="periods">Periods of the plan.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is not valid; all faults are listed.</exception>
    public static IReadOnlyList<SpendLimit> ReadFile(string path, ModelSpec model, TimeAxis periods) =>
        Read(SourceText.Decode(SourceText.Load(path, 4 * YamlDocument.LargestDocument), path), path, model, periods);

    /// <summary>Reads constraints from memory.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">Name for messages.</param>
    /// <param name="model">The model: its channels and groups.</param>
    /// <param name="periods">Periods of the plan.</param>
    /// <exception cref="InvalidInputException">The text is not valid; all faults are listed.</exception>
    public static IReadOnlyList<SpendLimit> Read(string text, string fileName, ModelSpec model, TimeAxis periods)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(periods);
        var faults = new FaultList();
        var limits = new List<SpendLimit>();
        if (YamlGroup.From(YamlDocument.Parse(text, fileName, faults), "constraints", faults) is { } file)
        {
            if (file.Find("within") is { } within && Amount(within, "within", faults) is var (share, isShare))
            {
                if (isShare)
                    limits.AddRange(Within(model, share, within.Where));
                else
                    faults.Error("within: a percentage is expected.", "Write it as within: 30%.", within.Where);
            }
            foreach (var item in file.Items("fixed"))
            {
                if (Channel(item, "fixed", model, faults) is { } name)
                    limits.Add(Fixed(name, item.Where));
            }
            foreach (var (item, number) in file.Items("limits").Select(static (item, i) => (item, i + 1)))
            {
                if (YamlGroup.From(item, Invariant($"limit {number}"), faults) is { } group)
                    limits.AddRange(Limit(group, number, model, periods));
            }
            file.Finish();
        }
        if (faults.HasErrors)
            throw new InvalidInputException([.. faults.Faults.OrderBy(static f => f.Where?.Line ?? int.MaxValue).ThenBy(static f => f.Where?.Column ?? 0)]);
        return limits;
    }

    /// <summary>Every paid channel within a share of what the old plan spends on it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="share">Largest relative change, such as 0.3.</param>
    /// <param name="where">Where it was stated.</param>
    public static IEnumerable<SpendLimit> Within(ModelSpec model, double share, SourceLocation? where = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Channels.Where(static c => c.Spend is not null).Select(c => new SpendLimit
        {
            Statement = Invariant($"{c.Name} within {100 * share:0.##} % of the old plan"),
            Channels = [c.Name],
            Least = Math.Max(0, 1 - share),
            Most = 1 + share,
            IsRelative = true,
            Where = where,
        });
    }

    /// <summary>A channel that spends what it did in the old plan, in every period and geo that the plan decides.</summary>
    /// <param name="channel">Channel.</param>
    /// <param name="where">Where it was stated.</param>
    public static SpendLimit Fixed(string channel, SourceLocation? where = null) =>
        new() { Statement = $"{channel} fixed", Channels = [channel], Least = 1, Most = 1, IsRelative = true, IsPerDecision = true, Where = where };

    /// <summary>An amount: money, or a share of the old plan where it ends with <c>%</c>.</summary>
    /// <param name="text">Such as <c>50000</c>, <c>1.5M</c> or <c>80%</c>.</param>
    /// <returns>Null where the text is no amount, or a negative one.</returns>
    public static (double Value, bool IsShare)? Amount(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isShare = text.EndsWith('%');
        // A percentage of thousands is a slip.
        var isRead = isShare
            ? double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            : AmountText.TryParse(text, out value);
        return isRead && value >= 0
            ? (isShare ? value / 100 : value, isShare)
            : null;
    }

    static List<SpendLimit> Limit(YamlGroup group, int number, ModelSpec model, TimeAxis periods)
    {
        var name = group.Column("name") ?? Invariant($"limit {number} (line {group.Where.Line})");
        var channels = Channels(group, model);
        SpecList<string>? geos = group.Find("geos") is null ? null : [.. group.Items("geos").Select(item => YamlValue.Name(item, group.Label("geos"), group.Faults)).OfType<string>()];
        var (from, to) = (Period(group, "from", periods), Period(group, "to", periods));
        var isEach = Each(group);
        var (least, most) = (Bound(group, "least"), Bound(group, "most"));
        if (Bound(group, "exactly") is { } exactly)
            (least, most) = (exactly, exactly);
        group.Finish();
        var limit = new SpendLimit { Statement = name, Channels = channels, Geos = geos, From = from ?? 0, To = to, IsPerPeriod = isEach, Where = group.Where };
        if (least is null && most is null)
            group.Faults.Error($"{group.Name}: neither least, most nor exactly is stated.", "Write, for instance, most: 50000, or most: 120%.", group.Where);
        if (least is { } above && most is { } below && above.IsShare == below.IsShare && above.Value > below.Value)
            group.Faults.Error(Invariant($"{group.Name}: the least is more than the most."), "Exchange them, or write exactly.", group.Where);
        if (least is { } a && most is { } b && a.IsShare == b.IsShare)
            return [limit with { Least = a.Value, Most = b.Value, IsRelative = a.IsShare }];
        var parts = new List<SpendLimit>();
        if (least is { } low)
            parts.Add(limit with { Least = low.Value, IsRelative = low.IsShare });
        if (most is { } high)
            parts.Add(limit with { Most = high.Value, IsRelative = high.IsShare });
        return parts;
    }

    static bool Each(YamlGroup group)
    {
        if (group.Find("each") is not { } node)
            return false;
        if (node is YamlScalar { Text: "period" })
            return true;
        YamlValue.OneOf(node, group.Label("each"), ["period"], group.Faults);
        return false;
    }

    static SpecList<string>? Channels(YamlGroup group, ModelSpec model)
    {
        var node = group.Find("group");
        if (group.Find("channels") is { } list)
        {
            if (node is not null)
                group.Faults.Error($"{group.Name}: channels and group are both stated.", "Keep one of them.", node.Where);
            return [.. (list is YamlSequence ? group.Items("channels") : [list]).Select(item => Channel(item, group.Label("channels"), model, group.Faults)).OfType<string>()];
        }
        if (node is null || YamlValue.Name(node, group.Label("group"), group.Faults) is not { } name)
            return null;
        if (model.Groups.FirstOrDefault(g => g.Name == name) is { } known)
            return known.Channels;
        YamlValue.OneOf(node, group.Label("group"), model.Groups.Select(static g => g.Name), group.Faults);
        return null;
    }

    static string? Channel(YamlNode node, string label, ModelSpec model, FaultList faults)
    {
        if (YamlValue.Name(node, label, faults) is not { } name)
            return null;
        if (model.Channels.Any(c => c.Name == name))
            return name;
        YamlValue.OneOf(node, label, model.Channels.Select(static c => c.Name), faults);
        return null;
    }

    static int? Period(YamlGroup group, string key, TimeAxis periods)
    {
        if (group.Find(key) is not { } node || PeriodLabel.Read(node, group.Label(key), group.Faults) is not { } label)
            return null;
        if (periods.TryLocate(label, out var period) && period >= 0 && period < periods.Count)
            return period;
        group.Faults.Error($"{group.Label(key)}: {label} is no period of the plan.", $"The plan goes from {periods.Label(0)} to {periods.Label(periods.Count - 1)}.", node.Where);
        return null;
    }

    static (double Value, bool IsShare)? Bound(YamlGroup group, string key) => group.Find(key) is { } node ? Amount(node, group.Label(key), group.Faults) : null;

    static (double Value, bool IsShare)? Amount(YamlNode node, string label, FaultList faults)
    {
        if (node is YamlScalar scalar && Amount(scalar.Text) is { } amount)
            return amount;
        if (node is YamlScalar { Text: var text } && Amount(text.TrimStart('-')) is not null && text.StartsWith('-'))
            faults.Error($"{label}: {FaultText.Shown(text)} is negative.", "Spend is 0 or more.", node.Where);
        else
            YamlValue.Wrong(node, label, "an amount of money such as 50000 or 1.5M, or a percentage of the old plan such as 80%,", faults);
        return null;
    }
}
