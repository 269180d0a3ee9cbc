namespace MediaMix.Data;

/// <summary>
/// Where the keys of a model file stand, by path: keys in the order of nesting, and the elements of a list by their name or
/// column, such as <c>channels.tv.spend</c>. Faults that are found only when the model meets its data get their place from it.
/// Immutable and thread-safe.
/// </summary>
public sealed class ModelPlaces
{
    readonly Dictionary<string, SourceLocation> _places = new(StringComparer.Ordinal);

    internal ModelPlaces(YamlNode root) => Walk("", root);

    /// <summary>Where a path stands; of a path that was not written, what stands above it and was.</summary>
    /// <param name="path">Keys and names with dots between.</param>
    /// <returns>Null where nothing of it was written.</returns>
    public SourceLocation? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        while (true)
        {
            if (_places.TryGetValue(path, out var where))
                return where;
            // Names may hold dots; a cut inside of one finds nothing and goes on to the next.
            var dot = path.LastIndexOf('.');
            if (dot < 0)
                return null;
            path = path[..dot];
        }
    }

    /// <summary>The fault with its place, if it has none yet and its subject was written.</summary>
    /// <param name="fault">A fault.</param>
    public Fault Locate(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault is { Where: null, Subject: { } subject } ? fault with { Where = Find(subject) } : fault;
    }

    void Walk(string path, YamlNode node)
    {
        if (path.Length > 0)
            _places.TryAdd(path, node.Where);
        var prefix = path.Length == 0 ? "" : path + ".";
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    Walk(prefix + entry.Key.Text, entry.Value);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (Name(item) is { } name)
                        Walk(prefix + name, item);
                }
                break;
        }
    }

    static string? Name(YamlNode item) => item switch
    {
        YamlScalar scalar => scalar.Text,
        YamlMapping mapping => (mapping.Entries.Find(static e => e.Key.Text is "name" or "column")?.Value as YamlScalar)?.Text,
        _ => null,
    };
}
