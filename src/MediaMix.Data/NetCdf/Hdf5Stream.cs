using System.Buffers.Binary;

namespace MediaMix.Data;

/// <summary>
/// Appends the parts of an HDF5 file and finishes it with its superblock, version 2 (HDF5 File Format Specification, section II.A):
/// headers, arrays and heaps follow one another, and whatever is referred to is written before. Not thread-safe.
/// </summary>
sealed class Hdf5Stream
{
    const int SuperblockSize = 48, HeapHeader = 16, SmallestHeap = 4096, MostHeapObjects = ushort.MaxValue - 1;

    static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    readonly Stream _stream;
    readonly byte[] _buffer = new byte[64 * 1024];
    long _position = SuperblockSize;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; it can seek, is empty, and is not disposed.</param>
    public Hdf5Stream(Stream stream)
    {
        _stream = stream;
        _stream.Write(new byte[SuperblockSize]);
    }

    /// <summary>The place of what is written next, a multiple of eight.</summary>
    public long Align()
    {
        var rest = (int)(-_position & 7);
        Append(new byte[rest]);
        return _position;
    }

    /// <summary>Writes a header, and tells where it stands.</summary>
    public long Write(Hdf5Header header)
    {
        var address = Align();
        Append(header.ToBytes());
        return address;
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }

    /// <summary>Appends numbers.</summary>
    public void Append(ReadOnlySpan<double> values)
    {
        while (values.Length > 0)
        {
            var count = Math.Min(values.Length, _buffer.Length / sizeof(double));
            for (var i = 0; i < count; i++)
                BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(i * sizeof(double)), values[i]);
            Append(_buffer.AsSpan(0, count * sizeof(double)));
            values = values[count..];
        }
    }

    /// <summary>
    /// Writes sequences of bytes into heaps (section III.E), and returns their places as elements of variable length: number of
    /// elements, address of the heap, index in it.
    /// </summary>
    /// <param name="items">Sequences, none of them empty.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    public byte[] WriteHeap(IReadOnlyList<byte[]> items, int elementSize)
    {
        var places = new byte[16 * items.Count];
        for (var first = 0; first < items.Count; first += MostHeapObjects)
        {
            var count = Math.Min(MostHeapObjects, items.Count - first);
            var address = WriteHeap(items, first, count);
            for (var i = 0; i < count; i++)
            {
                var place = places.AsSpan(16 * (first + i));
                BinaryPrimitives.WriteInt32LittleEndian(place, items[first + i].Length / elementSize);
                BinaryPrimitives.WriteInt64LittleEndian(place[4..], address);
                BinaryPrimitives.WriteInt32LittleEndian(place[12..], i + 1);
            }
        }
        return places;
    }

    long WriteHeap(IReadOnlyList<byte[]> items, int first, int count)
    {
        var address = Align();
        var used = HeapHeader + Enumerable.Range(first, count).Sum(i => 16L + Padded(items[i].Length));
        var size = Math.Max(SmallestHeap, used + 16);
        var header = new byte[16];
        "GCOL"u8.CopyTo(header);
        header[4] = 1;
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), size);
        Append(header);
        for (var i = 0; i < count; i++)
        {
            var item = items[first + i];
            Append(HeapObject(i + 1, item.Length));
            Append(item);
            Append(new byte[Padded(item.Length) - item.Length]);
        }
        // Object 0 is what is left, its own header included.
        Append(HeapObject(0, size - used));
        Append(new byte[size - used - 16]);
        return address;
    }

    static byte[] HeapObject(int index, long size)
    {
        var header = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)index);
        // References to an object are counted only by those who delete.
        header[2] = index == 0 ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), size);
        return header;
    }

    static int Padded(int length) => (length + 7) & ~7;

    /// <summary>Writes the superblock in front of everything.</summary>
    /// <param name="root">Address of the header of the root group.</param>
    public void Finish(long root)
    {
        var block = new byte[SuperblockSize];
        Signature.CopyTo(block, 0);
        // Version 2, addresses and lengths of eight bytes.
        (block[8], block[9], block[10]) = (2, 8, 8);
        BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(20), ulong.MaxValue);
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(28), _position);
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(36), root);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(44), JenkinsHash.Of(block.AsSpan(0, 44)));
        _stream.Position = 0;
        _stream.Write(block);
        _stream.Flush();
    }
}
