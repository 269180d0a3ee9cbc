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
