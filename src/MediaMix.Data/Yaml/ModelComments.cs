namespace MediaMix.Data;

/// <summary>
/// Comments of a written model file, by the path of what they speak of: <c>data.outcome</c>, <c>channels</c>,
/// <c>channels.tv</c>, <c>controls.price</c>, <c>baseline.trend</c>. A comment of a path that is not written is dropped.
/// </summary>
public sealed class ModelComments
{
    readonly Dictionary<string, string> _beside = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _above = new(StringComparer.Ordinal);

    /// <summary>Lines at the head of the file.</summary>
    public List<string> Head { get; } = [];

    /// <summary>Puts a comment at the end of the line of a path.</summary>
    /// <param name="path">Path of a key or of a list element by its name.</param>
    /// <param name="text">The comment without <c>#</c>.</param>
    public void Beside(string path, string text) => _beside[path] = text;

    /// <summary>Adds a comment line above the line of a path.</summary>
    /// <param name="path">Path of a key or of a list element by its name.</param>
    /// <param name="text">The comment without <c>#</c>.</param>
    public void Above(string path, string text)
    {
        if (!_above.TryGetValue(path, out var lines))
            _above[path] = lines = [];
        lines.Add(text);
    }

    internal string? Beside(string path) => _beside.GetValueOrDefault(path);

    internal IReadOnlyList<string> Above(string path) => _above.TryGetValue(path, out var lines) ? lines : [];
}
