namespace MediaMix.Data;

/// <summary>The partial folder of a run that was killed: known by its marker, which a living run holds locked.</summary>
static class LeftoverRun
{
    public const string Marker = ".mediamix-partial";

    /// <summary>Locks the leftover of a run; null when there is none, or none that got as far as its marker.</summary>
    /// <exception cref="InvalidInputException">A living run holds it, or something else lies there.</exception>
    public static FileStream? Take(string partial)
    {
        if (!Directory.Exists(partial))
            return null;
        var marker = Path.Combine(partial, Marker);
        if (File.Exists(marker))
            return Lock(marker) ?? throw RunFolderPlaces.Fault(partial, "Another run is writing this folder.", "Wait for it, or choose another output folder.");
        // A run killed between giving up its marker and its last rename is whole.
        if (!RunFolderPlaces.IsRun(partial) && Directory.EnumerateFileSystemEntries(partial).Any())
            throw RunFolderPlaces.Fault(partial, "A folder of this name is in the way; it is not the rest of a run.", "Remove it, or choose another output folder.");
        return null;
    }

    /// <summary>Removes a leftover that <see cref="Take"/> has seen.</summary>
    public static void Remove(string partial, FileStream? marker)
    {
        marker?.Dispose();
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
    }

    /// <summary>Removes everything but marker and journal: results are made anew from the draws.</summary>
    public static void RemoveResults(string partial)
    {
        foreach (var folder in Directory.EnumerateDirectories(partial).Where(static f => Path.GetFileName(f) != RunJournal.FolderName))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(partial).Where(static f => Path.GetFileName(f) != Marker))
            File.Delete(file);
    }

    static FileStream? Lock(string marker)
    {
        try
        {
            return new FileStream(marker, FileMode.Open, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
