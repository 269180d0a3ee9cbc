using System.Text;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Writes the outputs of a run whole or not at all: into <c>path.partial/</c>, which becomes <c>path/</c> on
/// <see cref="Commit"/>. A run that is killed leaves only the partial folder; if it had kept progress in its journal, the
/// next run goes on from there or is told so, and otherwise replaces it. Not thread-safe; <see cref="Open"/> may be used for several files at once.
/// </summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>The file by which a finished run folder is known.</summary>
    public const string RunFile = "run.json";

    /// <summary>What the name of a folder ends in while it is written.</summary>
    internal const string PartialSuffix = ".partial";

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
    /// <param name="replace">True: an existing run folder, or the kept progress of an interrupted run, is replaced. Anything else that lies there, a link included, is never touched.</param>
    /// <exception cref="InvalidInputException">The folder exists and may not be replaced, another run is writing it, an interrupted run is kept there, or it cannot be created.</exception>
    public static RunFolder Create(string path, bool replace) => Begin(path, replace, partial =>
    {
        if (RunJournal.KeyOf(partial) is not null && !replace)
            throw RunFolderPlaces.Fault(partial, "An interrupted run is kept here.", "Go on with it by --resume, or start again with --force.");
        LeftoverRun.Empty(partial);
    });

    /// <summary>Goes on with an interrupted run, or begins one where there is none.</summary>
    /// <param name="path">The folder; what lies above it is created.</param>
    /// <param name="replace">True: an existing run folder, or the kept progress of another run, is replaced.</param>
    /// <param name="key">What the results depend on, as text; an interrupted run with another key is not this one.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Create"/>, or the interrupted run is another one and may not be replaced.</exception>
    public static RunFolder Resume(string path, bool replace, string key) => Begin(path, replace, partial =>
    {
        var kept = RunJournal.KeyOf(partial);
        if (kept is not null && kept != key && !replace)
        {
            throw RunFolderPlaces.Fault(
                partial, "The interrupted run that is kept here has another model, other data, other sampler settings, another version of the program or another system.",
                "Repeat its command with --resume, or start again with --force.");
        }
        if (kept == key)
            LeftoverRun.RemoveResults(partial);
        else
            LeftoverRun.Empty(partial);
    });

    /// <summary>The journal of the run. What it keeps stays behind if the run ends without <see cref="Commit"/>.</summary>
    /// <param name="key">What the results depend on, as text.</param>
    /// <param name="clock">Says when it is time to keep progress.</param>
    public RunJournal OpenJournal(string key, TimeProvider clock) => new(_partial, key, clock);

    static RunFolder Begin(string path, bool replace, Action<string> prepare)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        FileStream? marker = null;
        try
        {
            RunFolderPlaces.CheckPath(full);
            // The lock first: nothing is looked at while another run may be changing it.
            marker = LeftoverRun.Take(PartialOf(full));
            RunFolderPlaces.Recover(full);
            RunFolderPlaces.CheckTarget(full, replace);
            prepare(PartialOf(full));
            return new RunFolder(full, replace, marker);
        }
        catch (Exception e)
        {
            if (marker is not null)
                LeftoverRun.GiveBack(PartialOf(full), marker);
            if (e is IOException or UnauthorizedAccessException or NotSupportedException)
                throw RunFolderPlaces.Fault(full, $"The run folder cannot be created: {FaultText.Long(e.Message)}");
            throw;
        }
    }

    /// <summary>Removes from a finished run what a process left there that died in its very last step.</summary>
    /// <param name="path">Run folder; nothing happens if it is none, or if its process lives.</param>
    public static void Tidy(string path)
    {
        if (File.Exists(System.IO.Path.Combine(path, RunFile)))
            LeftoverRun.TidyIfDead(path);
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

    /// <summary>
    /// Puts everything on disk and gives the folder its name. All files must be closed. Journal and lock go along and are
    /// removed last: a process that dies at any moment before has lost nothing, and nobody else can come between.
    /// </summary>
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
            if (System.IO.Path.GetFileName(file) != LeftoverRun.Marker)
                FlushToDisk(file);
        }
        RunFolderPlaces.Exchange(_partial, Path);
        // The run is in its place: whatever happens now, there is no partial folder left to dispose of.
        var marker = _marker;
        _marker = null;
        LeftoverRun.Tidy(Path, marker);
    }

    /// <summary>True when the run may be gone on with after this process: it has kept progress and is not finished.</summary>
    public bool IsResumable => RunJournal.KeyOf(_partial) is not null;

    /// <summary>
    /// Deletes the partial folder unless <see cref="Commit"/> has succeeded; with progress in its journal the folder stays,
    /// to be gone on with.
    /// </summary>
    public void Dispose()
    {
        if (_marker is null)
            return;
        if (IsResumable)
            _marker.Dispose();
        else
            LeftoverRun.Remove(_partial, _marker);
        _marker = null;
    }

    static string PartialOf(string path) => path + PartialSuffix;

    static void FlushToDisk(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
