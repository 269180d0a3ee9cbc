using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MediaMix.Data;

/// <summary>
/// A file of records that only grows. A record is its length, its bytes, and the SHA-256 of both; it is on disk when
/// <see cref="Append"/> returns. Whatever follows the last whole record, such as one torn by a kill, is cut off on opening.
/// Not thread-safe.
/// </summary>
sealed class RecordLog : IDisposable
{
    const int HeaderLength = sizeof(int);

    readonly FileStream _file;

    RecordLog(FileStream file, List<byte[]> records) => (_file, Records) = (file, records);

    /// <summary>The whole records that were there on opening.</summary>
    public IReadOnlyList<byte[]> Records { get; }

    /// <summary>Opens a log, or makes an empty one.</summary>
    /// <exception cref="IOException">The file cannot be opened, read or cut.</exception>
    public static RecordLog Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var records = new List<byte[]>();
            var end = 0L;
            while (ReadRecord(file) is { } record)
            {
                records.Add(record);
                end = file.Position;
            }
            file.SetLength(end);
            file.Position = end;
            return new RecordLog(file, records);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a record; it survives the process, and the machine as far as the disk is honest, when this returns.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        var framed = new byte[HeaderLength + record.Length + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32LittleEndian(framed, record.Length);
        record.CopyTo(framed.AsSpan(HeaderLength));
        SHA256.HashData(framed.AsSpan(0, HeaderLength + record.Length), framed.AsSpan(HeaderLength + record.Length));
        _file.Write(framed);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    static byte[]? ReadRecord(FileStream file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        // A torn length must not make us reserve memory that the file cannot fill.
        if (length < 0 || length + (long)SHA256.HashSizeInBytes > file.Length - file.Position)
            return null;
        var framed = new byte[HeaderLength + length + SHA256.HashSizeInBytes];
        header.CopyTo(framed);
        file.ReadExactly(framed.AsSpan(HeaderLength));
        var content = framed.AsSpan(0, HeaderLength + length);
        return SHA256.HashData(content).AsSpan().SequenceEqual(framed.AsSpan(HeaderLength + length)) ? framed[HeaderLength..^SHA256.HashSizeInBytes] : null;
    }
}
