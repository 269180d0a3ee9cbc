using System.Text.Json.Nodes;
using MediaMix.Data;

namespace MediaMix.Cli;

/// <summary>Writes the files of a study into a folder of their own, whole or not at all.</summary>
static class StudyFolder
{
    /// <summary>Takes the folder before the work begins: a place that cannot be written is a fault at once, not after minutes.</summary>
    /// <param name="path">The folder; null = nothing is written.</param>
    /// <param name="replace">True to replace the folder of an earlier study.</param>
    public static RunFolder? Begin(string? path, bool replace) => path is null ? null : RunFolder.Create(path, replace);

    /// <summary>Writes what is needed to repeat the study and puts the folder in its place.</summary>
    /// <param name="folder">The folder; null = nothing is written.</param>
    /// <param name="facts">How it was made.</param>
    /// <param name="seconds">Wall-clock time.</param>
    public static void Commit(RunFolder? folder, StudyFacts facts, double seconds)
    {
        if (folder is null)
            return;
        new RunRecord
        {
            Kind = facts.Kind,
            Command = facts.Command,
            Version = ProgramVersion.Text,
            Seed = facts.Seed,
            DataHash = facts.DataHash,
            Details = new JsonObject { ["wall_seconds"] = Math.Round(seconds, 3) },
        }.Write(folder);
        folder.Commit();
    }
}

/// <summary>How a study was made.</summary>
/// <param name="Kind">The verb.</param>
/// <param name="Command">The command as a reader can repeat it.</param>
/// <param name="Seed">Seed.</param>
/// <param name="DataHash">Hash of the data.</param>
sealed record StudyFacts(string Kind, string Command, ulong Seed, string DataHash);
