using System.Text;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Loads an untrusted text file: bounded in size and line length, UTF-8, free of NUL.
/// Anything else is an <see cref="InvalidInputException"/> that says what to do about it.
/// </summary>
public static class SourceText
{
    /// <summary>Longest physical line accepted, in characters.</summary>
    public const int LongestLine = 1_000_000;

    /// <summary>Reads a file of at most <paramref name="cap"/> bytes.</summary>
    /// <param name="path">Path of the file; it appears in messages as given.</param>
    /// <param name="cap">Most bytes.</param>
    /// <param name="whenMissing">What to do about a file that is not there.</param>
    /// <exception cref="InvalidInputException">The file is missing, a folder, too large or cannot be read.</exception>
    public static byte[] Load(string path, int cap, string whenMissing = "Check its name; relative paths start at the current folder.")
    {
        try
        {
            if (Directory.Exists(path))
                throw Fault(path, "This is a folder, not a file.");
            using var stream = File.OpenRead(path);
            return ReadAtMost(stream, path, cap);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(path, "There is no such file.", whenMissing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Fault(path, $"The file cannot be read: {FaultText.Long(e.Message)}");
        }
    }

    /// <summary>Decodes UTF-8 with or without a byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        RejectOtherFormats(bytes, name);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            RejectLongLines(text, name);
            return text;
        }
        catch (DecoderFallbackException e)
        {
            var index = Math.Clamp(e.Index, 0, bytes.Length - 1);
            throw Fault(
                name,
                Invariant($"The file is not UTF-8: byte 0x{bytes[index]:X2} is not a character there."),
                "It may be Windows-1252 or Latin-1. Save it as \"CSV UTF-8\", or convert it with iconv.",
                LineOf(bytes, index));
        }
    }

    static byte[] ReadAtMost(Stream stream, string name, int cap)
    {
        using var buffer = new MemoryStream();
        var block = new byte[1 << 16];
        while (true)
        {
            var count = stream.Read(block);
            if (count == 0)
                return buffer.ToArray();
            if (buffer.Length + count > cap)
                throw Fault(name, Invariant($"The file is larger than {cap / 1_000_000} MB."), "Keep only the rows and columns of the model.");
            buffer.Write(block, 0, count);
        }
    }

    static void RejectOtherFormats(ReadOnlySpan<byte> bytes, string name)
    {
        const string Remedy = "Save it as UTF-8.";
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
            throw Fault(name, "The file is UTF-16 (\"Unicode text\"), not UTF-8.", Remedy);
        if (bytes.StartsWith("PK\x03\x04"u8))
            throw Fault(name, "The file is an Excel workbook or a zip archive, not text.", "Save the sheet as \"CSV UTF-8\".");
        var nul = bytes.IndexOf((byte)0);
        if (nul < 0)
            return;
        if (nul < 2 && bytes.Length > 3 && bytes[nul + 2] == 0)
            throw Fault(name, "The file looks like UTF-16 without a byte order mark, not UTF-8.", Remedy);
        throw Fault(name, "The file holds NUL bytes; it is not a text file or it is damaged.", "Export it again as UTF-8 text.", LineOf(bytes, nul));
    }

    static void RejectLongLines(ReadOnlySpan<char> text, string name)
    {
        for (var line = 1; ; line++)
        {
            var end = text.IndexOfAny('\r', '\n');
            if ((end < 0 ? text.Length : end) > LongestLine)
                throw Fault(name, Invariant($"Line {line} is longer than {LongestLine:N0} characters."), "Is this a data file with one row per line?", line);
            if (end < 0)
                return;
            text = text[(text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1)..];
        }
    }

    static int LineOf(ReadOnlySpan<byte> bytes, int index) => bytes[..index].Count((byte)'\n') + 1;

    static InvalidInputException Fault(string name, string message, string? remedy = null, int? line = null) =>
        new(new Fault(message, remedy, new SourceLocation(name, line)));
}
