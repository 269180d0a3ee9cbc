using System.Text;

namespace MediaMix.Cli;

/// <summary>Writes a single file whole or not at all: beside it first, then renamed over it.</summary>
static class WholeFile
{
    public static void Write(string path, Action<TextWriter> content)
    {
        var partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
            {
                using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
                    content(writer);
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
