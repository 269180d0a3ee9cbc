namespace MediaMix.Data;

/// <summary>
/// What may lie where a run folder goes, and how the old one makes room. A link is never taken for the folder that it points
/// to: moving it aside and deleting "the earlier run" would delete that folder's files under another name.
/// </summary>
static class RunFolderPlaces
{
    // Names that nobody gives a run of his own, such as run.obsolete: what is found under them is deleted.
    const string AsideSuffix = ".mediamix-replaced";
    const string ObsoleteSuffix = ".mediamix-obsolete";

    /// <summary>Throws unless the path is free, empty, or, with <paramref name="replace"/>, an earlier run.</summary>
    public static void CheckTarget(string path, bool replace)
    {
        CheckPath(path);
        if (Path.Exists(path + AsideSuffix) && !IsRun(path + AsideSuffix))
            throw Fault(path + AsideSuffix, "This name is needed to move the earlier run aside, but it is not a run folder.", "Remove it, or choose another output folder.");
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
            return;
        if (!IsRun(path))
            throw Fault(path, $"The folder is not empty and not a run folder (it has no {RunFolder.RunFile}); it is never replaced.", "Choose another output folder.");
        if (!replace)
            throw Fault(path, "The run folder exists.", "Choose another output folder, or replace it with --force.");
    }

    /// <summary>Throws where no folder can be, and where a link stands in place of one.</summary>
    public static void CheckPath(string path)
    {
        if (Path.GetPathRoot(path) == path)
            throw Fault(path, "The root folder cannot be a run folder.");
        if (LinkTarget(path) is { } target)
            throw Fault(
                path, $"This is a link to {FaultText.Quote(target)}; a run is never written through a link, nor in its place.",
                "Name the folder itself to replace what is in it, or a new one, and let the link point there afterwards.");
        foreach (var suffix in new[] { RunFolder.PartialSuffix, AsideSuffix, ObsoleteSuffix })
        {
            if (LinkTarget(path + suffix) is not null)
                throw Fault(path + suffix, "This name is needed while the run is written, but it is a link.", "Remove the link, or choose another output folder.");
        }
        if (File.Exists(path))
            throw Fault(path, "There is a file of this name.", "Choose another output folder.");
    }

    /// <summary>Finishes what a process left undone that was killed while it put a run in its place.</summary>
    public static void Recover(string path)
    {
        var (aside, obsolete) = (path + AsideSuffix, path + ObsoleteSuffix);
        RemoveObsolete(obsolete);
        if (!Directory.Exists(path) && IsRun(aside))
            Directory.Move(aside, path);
        else if (IsRun(path) && IsRun(aside))
            Discard(aside, obsolete);
        LeftoverRun.TidyIfDead(path);
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
            Discard(aside, path + ObsoleteSuffix);
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
        Discard(aside, path + ObsoleteSuffix);
    }

    /// <summary>Deletes a run under a name of its own: one that is half deleted is never taken for a run again.</summary>
    static void Discard(string run, string obsolete)
    {
        RemoveObsolete(obsolete);
        Directory.Move(run, obsolete);
        try
        {
            RemoveObsolete(obsolete);
        }
        catch (IOException)
        {
            // The new run is in its place; what is left of the old one is removed by the next.
        }
    }

    /// <summary>Only what was a run is removed; run.json goes last, so that it shows.</summary>
    static void RemoveObsolete(string obsolete)
    {
        if (!Directory.Exists(obsolete))
            return;
        if (!IsRun(obsolete) && Directory.EnumerateFileSystemEntries(obsolete).Any())
            return;
        foreach (var folder in Directory.EnumerateDirectories(obsolete))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(obsolete).Where(static f => Path.GetFileName(f) != RunFolder.RunFile))
            File.Delete(file);
        Directory.Delete(obsolete, recursive: true);
    }

    public static InvalidInputException Fault(string path, string message, string? remedy = null) =>
        new(new Fault(message, remedy, new SourceLocation(path)));

    /// <summary>Where a link points, also one to nowhere; null for everything else, and for nothing.</summary>
    static string? LinkTarget(string path) => new FileInfo(path).LinkTarget;

    public static bool IsRun(string path) => File.Exists(Path.Combine(path, RunFolder.RunFile));
}
