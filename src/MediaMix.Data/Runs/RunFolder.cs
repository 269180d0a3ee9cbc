using System.Text;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Writes the outputs of a run whole or not at all: into <c>path.partial/</c>, which becomes <c>path/</c> on
/// <see cref="Commit"/>. A run that is killed leaves only the partial folder, which the next one replaces.
/// Not thread-safe; <see cref="Open"/> may be used for several files at once.
/// </summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>The file by which a finished run folder is known.</summary>
    public const string RunFile = "run.json";

    const string Marker = ".mediamix-partial";

    readonly string _partial;
    readonly bool _replace;
    FileStream? _marker;

    RunFolder(string path, bool replace, FileStream marker)
    {
        Path = path;
        _partial = PartialOf(path);
        _replace = replace;
        _marker = marker;
    }

    /// <summary>Full path of the folder after <see cref="Commit"/>.</summary>
    public string Path { get; }

    /// <summary>Begins a run folder.</summary>
    /// <param name="path">The folder; what lies above it is created.</param>
    /// <param name="replace">True: an existing run folder is replaced on commit. Anything else that lies there is never touched.</param>
    /// <exception cref="InvalidInputException">The folder exists and may not be replaced, another run is writing it, or it cannot be created.</exception>
    public static RunFolder Create(string path, bool replace)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        try
        {
            RunFolderPlaces.Recover(full);
            RunFolderPlaces.CheckTarget(full, replace);
            RemoveLeftover(PartialOf(full));
            Directory.CreateDirectory(PartialOf(full));
            var marker = new FileStream(System.IO.Path.Combine(PartialOf(full), Marker), FileMode.CreateNew, FileAccess.Write, FileShare.None);
            return new RunFolder(full, replace, marker);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw RunFolderPlaces.Fault(full, $"The run folder cannot be created: {FaultText.Long(e.Message)}");
        }
    }

    /// <summary>Creates a file in the folder. The caller disposes it before <see cref="Commit"/>.</summary>
    /// <param name="name">File name, with <c>/</c> between folders; it may not leave the run folder.</param>
    /// <exception cref="ArgumentException">The name is not safe.</exception>
    /// <exception cref="InvalidOperationException">The folder was committed or disposed.</exception>
    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public Stream Open(string name)
    {
        if (_marker is null)
            throw new InvalidOperationException("The run folder is finished.");
        if (!FileNames.IsSafePath(name))
            throw new ArgumentException($"{FaultText.Quote(name)} is not a file name inside a run folder.", nameof(name));
        var full = System.IO.Path.Combine(_partial, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Writes a text file: UTF-8 without byte order mark, lines ended by <c>\n</c>.</summary>
    /// <param name="name">File name, as for <see cref="Open"/>.</param>
    /// <param name="content">Writes the text.</param>
    public void Write(string name, Action<TextWriter> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var writer = new StreamWriter(Open(name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        content(writer);
    }

    /// <summary>Puts everything on disk and gives the folder its name. All files must be closed.</summary>
    /// <exception cref="InvalidOperationException">The folder was committed or disposed, or holds no <c>run.json</c>.</exception>
    /// <exception cref="InvalidInputException">Something came to lie in the way while the run went on.</exception>
    /// <exception cref="IOException">The disk refuses; the partial folder is left for <see cref="Dispose"/>.</exception>
    public void Commit()
    {
        if (_marker is null)
            throw new InvalidOperationException("The run folder is finished.");
        if (!File.Exists(System.IO.Path.Combine(_partial, RunFile)))
            throw new InvalidOperationException(Invariant($"A run folder needs a {RunFile}."));
        RunFolderPlaces.CheckTarget(Path, _replace);
        foreach (var file in Directory.EnumerateFiles(_partial, "*", SearchOption.AllDirectories))
        {
            if (System.IO.Path.GetFileName(file) != Marker)
                FlushToDisk(file);
        }
        _marker.Dispose();
        _marker = null;
        File.Delete(System.IO.Path.Combine(_partial, Marker));
        RunFolderPlaces.Exchange(_partial, Path);
    }

    /// <summary>Deletes the partial folder unless <see cref="Commit"/> has succeeded.</summary>
    public void Dispose()
    {
        _marker?.Dispose();
        _marker = null;
        if (Directory.Exists(_partial))
            Directory.Delete(_partial, recursive: true);
    }

    static string PartialOf(string path) => path + ".partial";

    static void RemoveLeftover(string partial)
    {
        if (!Directory.Exists(partial))
            return;
        var marker = System.IO.Path.Combine(partial, Marker);
        if (!File.Exists(marker))
        {
            if (Directory.EnumerateFileSystemEntries(partial).Any())
                throw RunFolderPlaces.Fault(partial, "A folder of this name is in the way; it is not the rest of a run.", "Remove it, or choose another output folder.");
        }
        else if (IsLocked(marker))
            throw RunFolderPlaces.Fault(partial, "Another run is writing this folder.", "Wait for it, or choose another output folder.");
        Directory.Delete(partial, recursive: true);
    }

    static bool IsLocked(string marker)
    {
        try
        {
            using var probe = new FileStream(marker, FileMode.Open, FileAccess.Write, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    static void FlushToDisk(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
