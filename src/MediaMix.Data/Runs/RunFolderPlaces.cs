namespace MediaMix.Data;

/// <summary>What may lie where a run folder goes, and how the old one makes room.</summary>
static class RunFolderPlaces
{
    const string AsideSuffix = ".replaced";

    /// <summary>Throws unless the path is free, empty, or, with <paramref name="replace"/>, an earlier run.</summary>
    public static void CheckTarget(string path, bool replace)
    {
        if (Path.GetPathRoot(path) == path)
            throw Fault(path, "The root folder cannot be a run folder.");
        if (File.Exists(path))
            throw Fault(path, "There is a file of this name.", "Choose another output folder.");
        if (Path.Exists(path + AsideSuffix) && !IsRun(path + AsideSuffix))
            throw Fault(path + AsideSuffix, "This name is needed to move the earlier run aside, but it is not a run folder.", "Remove it, or choose another output folder.");
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
            return;
        if (!IsRun(path))
            throw Fault(path, $"The folder is not empty and not a run folder (it has no {RunFolder.RunFile}); it is never replaced.", "Choose another output folder.");
        if (!replace)
            throw Fault(path, "The run folder exists.", "Choose another output folder, or replace it with --force.");
    }

    /// <summary>Finishes an exchange that was cut short between its two renames.</summary>
    public static void Recover(string path)
    {
        var aside = path + AsideSuffix;
        if (!Directory.Exists(path) && IsRun(aside))
            Directory.Move(aside, path);
    }

    /// <summary>Moves the finished folder to its place; an earlier run is moved aside first and deleted last.</summary>
    public static void Exchange(string partial, string path)
    {
        var aside = path + AsideSuffix;
        if (!Directory.Exists(path))
        {
            Directory.Move(partial, path);
            return;
        }
        if (IsRun(aside))
            Directory.Delete(aside, recursive: true);
        Directory.Move(path, aside);
        try
        {
            Directory.Move(partial, path);
        }
        catch (IOException)
        {
            Directory.Move(aside, path);
            throw;
        }
        Directory.Delete(aside, recursive: true);
    }

    public static InvalidInputException Fault(string path, string message, string? remedy = null) =>
        new(new Fault(message, remedy, new SourceLocation(path)));

    public static bool IsRun(string path) => File.Exists(Path.Combine(path, RunFolder.RunFile));
}
