using System.Text;

namespace MediaMix.Cli;

/// <summary>Writes a single file whole or not at all: beside it first, then renamed over it.</summary>
static class WholeFile
{
    /// <summary>Writes text: UTF-8 without byte order mark, lines ended by <c>\n</c>.</summary>
    public static void Write(string path, Action<TextWriter> content) => WriteBytes(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        content(writer);
    });

    /// <summary>Refuses a file that would be lost, before any work is done for it.</summary>
    /// <param name="path">The file; null = none is written.</param>
    /// <param name="replace">True to replace an existing file.</param>
    /// <exception cref="InvalidInputException">It is a folder, or a file that may not be replaced.</exception>
    public static void CheckFree(string? path, bool replace)
    {
        if (Directory.Exists(path))
            throw new InvalidInputException(new Fault("This is a folder; a file is expected.", "Name a file with --out.", new SourceLocation(path)));
        if (File.Exists(path) && !replace)
            throw new InvalidInputException(new Fault("The file exists.", "Name another with --out, or replace it with --force.", new SourceLocation(path)));
    }

    /// <summary>Writes bytes to a stream that can seek.</summary>
    public static void WriteBytes(string path, Action<Stream> content)
    {
        var partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
