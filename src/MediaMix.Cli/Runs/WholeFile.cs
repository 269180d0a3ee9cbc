using System.Text;

namespace MediaMix.Cli;

/// <summary>Writes a single file whole or not at all: beside it first, then renamed over it.</summary>
static class WholeFile
{
    /// <summary>Throws where no file can be written, or where something may not be replaced. To be called before the work begins.</summary>
    /// <param name="path">The file.</param>
    /// <param name="replace">True to replace a file that lies there.</param>
    /// <exception cref="InvalidInputException">A folder lies there, or a file or link that may not be replaced.</exception>
    public static void CheckTarget(string path, bool replace)
    {
        if (Directory.Exists(path))
            throw new InvalidInputException(new Fault("This is a folder; a file is expected.", "Name a file with --out.", new SourceLocation(path)));
        if (!replace && (File.Exists(path) || new FileInfo(path).LinkTarget is not null))
            throw new InvalidInputException(new Fault("The file exists.", "Name another with --out, or replace it with --force.", new SourceLocation(path)));
    }

    /// <summary>Writes text: UTF-8 without byte order mark, lines ended by <c>\n</c>.</summary>
    public static void Write(string path, Action<TextWriter> content) => WriteBytes(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        content(writer);
    });

    /// <summary>Writes bytes to a stream that can seek.</summary>
    public static void WriteBytes(string path, Action<Stream> content)
    {
        var partial = path + ".partial";
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
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
