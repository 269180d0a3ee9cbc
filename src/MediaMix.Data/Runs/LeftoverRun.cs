namespace MediaMix.Data;

/// <summary>
/// The partial folder of a run, living or dead. It is known by its marker, which a living run holds locked from before it
/// looks at anything until it has finished; a lock ends with its process. The marker goes last whenever the folder goes.
/// </summary>
static class LeftoverRun
{
    public const string Marker = ".mediamix-partial";

    /// <summary>Locks the partial folder, which is made if there is none.</summary>
    /// <exception cref="InvalidInputException">A living run holds it, or something else lies there.</exception>
    public static FileStream Take(string partial)
    {
        var marker = Path.Combine(partial, Marker);
        if (Directory.Exists(partial) && !File.Exists(marker) && Directory.EnumerateFileSystemEntries(partial).Any())
            throw RunFolderPlaces.Fault(partial, "A folder of this name is in the way; it is not the rest of a run.", "Remove it, or choose another output folder.");
        Directory.CreateDirectory(partial);
        return Lock(marker) ?? throw RunFolderPlaces.Fault(partial, "Another run is writing this folder.", "Wait for it, or choose another output folder.");
    }

    /// <summary>Removes everything but the marker.</summary>
    public static void Empty(string partial)
    {
        RemoveJournal(partial);
        RemoveResults(partial);
    }

    /// <summary>Removes everything but marker and journal: results are made anew from the draws.</summary>
    public static void RemoveResults(string partial)
    {
        foreach (var folder in Directory.EnumerateDirectories(partial).Where(static f => Path.GetFileName(f) != RunJournal.FolderName))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(partial).Where(static f => Path.GetFileName(f) != Marker))
            File.Delete(file);
    }

    /// <summary>Removes a folder that is locked by this process.</summary>
    public static void Remove(string partial, FileStream marker)
    {
        Empty(partial);
        Release(partial, marker);
        Directory.Delete(partial);
    }

    /// <summary>Lets go of a folder that was taken in vain; one that holds nothing goes with it.</summary>
    public static void GiveBack(string partial, FileStream marker)
    {
        if (Directory.EnumerateFileSystemEntries(partial).Count() == 1)
            Remove(partial, marker);
        else
            marker.Dispose();
    }

    /// <summary>Removes from a finished run what only an unfinished one needs.</summary>
    /// <param name="path">The run.</param>
    /// <param name="marker">Its lock.</param>
    public static void Tidy(string path, FileStream marker)
    {
        RemoveJournal(path);
        Release(path, marker);
    }

    /// <summary>The same for a run whose process died between its last rename and that; a living one is left alone.</summary>
    public static void TidyIfDead(string path)
    {
        var marker = Path.Combine(path, Marker);
        if (File.Exists(marker) && Lock(marker) is { } held)
            Tidy(path, held);
    }

    static void Release(string folder, FileStream marker)
    {
        var file = Path.Combine(folder, Marker);
        if (OperatingSystem.IsWindows())
        {
            // An open file cannot be deleted there.
            marker.Dispose();
            File.Delete(file);
            return;
        }
        // Deleted while it is still locked, and only once: what lies there afterwards is another run's.
        File.Delete(file);
        marker.Dispose();
    }

    static void RemoveJournal(string folder)
    {
        var journal = Path.Combine(folder, RunJournal.FolderName);
        if (Directory.Exists(journal))
            Directory.Delete(journal, recursive: true);
    }

    static FileStream? Lock(string marker)
    {
        try
        {
            return new FileStream(marker, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
