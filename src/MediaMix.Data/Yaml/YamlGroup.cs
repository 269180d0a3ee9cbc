namespace MediaMix.Data;

/// <summary>
/// Reads the keys of one group strictly. Every key that is asked for is known; <see cref="Finish"/> reports the others,
/// so that no list of keys is kept twice. A key without a value counts as absent.
/// </summary>
sealed class YamlGroup(YamlMapping node, string name, FaultList faults)
{
    /// <summary>Name of the outermost group.</summary>
    public const string WholeFile = "model file";

    const int MostUnknown = 20;

    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    readonly Dictionary<string, YamlEntry> _entries = node.Entries.ToDictionary(static e => e.Key.Text, StringComparer.Ordinal);
    readonly HashSet<string> _notYet = new(StringComparer.Ordinal);

    /// <summary>What the group is, for messages, such as "channel tv".</summary>
    public string Name { get; } = name;

    public FaultList Faults { get; } = faults;

    public SourceLocation Where => node.Where;

    /// <summary>The group that a node must be, or null after adding a fault.</summary>
    public static YamlGroup? From(YamlNode node, string name, FaultList faults)
    {
        if (node is YamlMapping mapping)
            return new YamlGroup(mapping, name, faults);
        faults.Error($"{name}: found {node.Kind} where a group of keys is expected.", "Write key: value lines, indented.", node.Where);
        return null;
    }

    /// <summary>The value of a key; null when it is absent.</summary>
    public YamlNode? Find(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalar { IsNull: true } ? entry.Value : null;
    }

    /// <summary>The value of a key that must be there; null after adding a fault.</summary>
    public YamlNode? Require(string key, string example)
    {
        var value = Find(key);
        if (value is null)
        {
            var where = _entries.TryGetValue(key, out var entry) ? entry.Key.Where : Where;
            Faults.Error($"{Name}: the key {key} is missing.", $"Write it as {example}.", where);
        }
        return value;
    }

    public YamlGroup? Group(string key) =>
        Find(key) is { } value ? From(value, Name == WholeFile ? key : Label(key), Faults) : null;

    public string? Text(string key) => Find(key) is { } value ? YamlValue.Text(value, Label(key), Faults) : null;

    public string? Column(string key) => Find(key) is { } value ? YamlValue.Name(value, Label(key), Faults) : null;

    public bool? Flag(string key) => Find(key) is { } value ? YamlValue.Flag(value, Label(key), Faults) : null;

    public int? Whole(string key, int least, int most) =>
        Find(key) is { } value ? YamlValue.Whole(value, Label(key), least, most, Faults) : null;

    public T? Choice<T>(string key, Words<T> words)
        where T : struct =>
        Find(key) is { } value ? YamlValue.Choice(value, Label(key), words, Faults) : null;

    public Prior? Prior(string key, Interval domain) =>
        Find(key) is { } value ? PriorValue.Read(value, Label(key), domain, Faults) : null;

    /// <summary>Elements of a list; none when the key is absent or, after a fault, not a list.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequence sequence:
                return sequence.Items;
            case var other:
                Faults.Error($"{Label(key)}: found {other.Kind} where a list is expected.", "Begin each element on its own line with \"- \".", other.Where);
                return [];
        }
    }

    /// <summary>Declares documented keys that this version cannot serve.</summary>
    public void NotYet(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            _notYet.Add(key);
    }

    /// <summary>Reports keys that nobody asked for.</summary>
    public void Finish()
    {
        var reported = 0;
        foreach (var entry in node.Entries.Where(e => !_known.Contains(e.Key.Text)))
        {
            if (++reported > MostUnknown)
            {
                Faults.Error($"{Name}: more unknown keys follow.", null, entry.Key.Where);
                return;
            }
            Unknown(entry);
        }
    }

    /// <summary>Name of a key for messages.</summary>
    public string Label(string key) => $"{Name}: {key}";

    void Unknown(YamlEntry entry)
    {
        var key = entry.Key.Text;
        if (_notYet.Contains(key))
        {
            Faults.Error($"{Name}: {key} is not available in this version.", "Remove the key.", entry.Key.Where);
            return;
        }
        // The rest of an unquoted prior in braces, "coefficient: normal(0" + "1)"; the prior itself is reported.
        if (key.EndsWith(')') && entry.Value is YamlScalar { IsNull: true })
            return;
        var near = DidYouMean.Suggest(key, _known);
        var remedy = $"{(near is null ? "" : $"Did you mean {near}? ")}Known here: {string.Join(", ", _known)}.";
        Faults.Error($"{Name}: unknown key {FaultText.Quote(key)}.", remedy, entry.Key.Where);
    }
}
