namespace MediaMix.Architecture.Tests;

/// <summary>The checkout that these tests were built from, read as text.</summary>
static class Repository
{
    static readonly string[] Generated = ["artifacts", "obj", "bin", "node_modules", "wwwroot", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder with an extension, as paths from the root with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files(string folder, string extension)
    {
        var found = new List<string>();
        if (Directory.Exists(Path.Combine(Root, folder)))
            Collect(new DirectoryInfo(Path.Combine(Root, folder)), extension, found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>All C# files of the product, its tests, benchmarks and examples.</summary>
    public static IEnumerable<string> Sources() => Files("", ".cs");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Lines of code with their numbers, comments left out.</summary>
    public static IEnumerable<(int Number, string Code)> Code(string path)
    {
        foreach (var (line, number) in Lines(path).Select(static (line, i) => (line, i + 1)))
        {
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            // "https://" inside a string is no comment.
            var code = comment >= 0 && (comment == 0 || line[comment - 1] != ':') ? line[..comment] : line;
            if (!string.IsNullOrWhiteSpace(code))
                yield return (number, code);
        }
    }

    static void Collect(DirectoryInfo folder, string extension, List<string> found)
    {
        found.AddRange(folder.EnumerateFiles("*" + extension).Select(static f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/')));
        foreach (var child in folder.EnumerateDirectories().Where(static d => !Generated.Contains(d.Name)))
            Collect(child, extension, found);
    }

    static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MediaMix.slnx")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException("MediaMix.slnx lies in no folder above the tests.");
    }
}
