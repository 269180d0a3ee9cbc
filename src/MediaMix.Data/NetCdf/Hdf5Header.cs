using System.Buffers.Binary;
using System.Text;

namespace MediaMix.Data;

/// <summary>
/// Builds one object header, version 2, of HDF5's file format (section IV.A.1.b): a group with its links, or an array with its type,
/// shape, place and attributes. Not thread-safe.
/// </summary>
sealed class Hdf5Header
{
    const byte DataspaceMessage = 0x01, LinkInfo = 0x02, DatatypeMessage = 0x03, FillValue = 0x05, Link = 0x06, DataLayout = 0x08, GroupInfo = 0x0a, AttributeMessage = 0x0c;
    const int LargestMessage = ushort.MaxValue;

    /// <summary>Address of what does not exist.</summary>
    const ulong Undefined = ulong.MaxValue;

    readonly List<byte> _messages = [];

    /// <summary>The header of a group: links are kept in the header itself.</summary>
    public static Hdf5Header Group()
    {
        var header = new Hdf5Header();
        var info = new byte[18];
        BinaryPrimitives.WriteUInt64LittleEndian(info.AsSpan(2), Undefined);
        BinaryPrimitives.WriteUInt64LittleEndian(info.AsSpan(10), Undefined);
        header.Add(LinkInfo, info);
        header.Add(GroupInfo, [0, 0]);
        return header;
    }

    /// <summary>The header of an array that lies in one piece.</summary>
    /// <param name="type">Type of its elements.</param>
    /// <param name="shape">Length of every dimension.</param>
    /// <param name="address">Where its data begin.</param>
    public static Hdf5Header Array(Hdf5Type type, IReadOnlyList<long> shape, long address)
    {
        var header = new Hdf5Header();
        header.Add(DataspaceMessage, Dataspace(shape));
        header.Add(DatatypeMessage, type.Message);
        // Version 3; space is allocated at once, a fill value is written if one is set, and none is.
        header.Add(FillValue, [3, 0x09]);
        var layout = new byte[18];
        (layout[0], layout[1]) = (3, 1);
        BinaryPrimitives.WriteInt64LittleEndian(layout.AsSpan(2), address);
        BinaryPrimitives.WriteInt64LittleEndian(layout.AsSpan(10), shape.Aggregate((long)type.Size, static (size, n) => checked(size * n)));
        header.Add(DataLayout, layout);
        return header;
    }

    /// <summary>Adds a link of a group.</summary>
    public void AddLink(string name, long address)
    {
        var text = Encoding.UTF8.GetBytes(name);
        // Version 1; the name is UTF-8 and its length has two bytes.
        byte[] message = [1, 0x11, 1, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. new byte[8]];
        BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(message.Length - 8), address);
        Add(Link, message);
    }

    /// <summary>Adds an attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="shape">Length of every dimension; empty = a single element.</param>
    /// <param name="data">Its elements.</param>
    public void AddAttribute(string name, Hdf5Type type, IReadOnlyList<long> shape, ReadOnlySpan<byte> data)
    {
        var (text, space) = (Encoding.UTF8.GetBytes(name), Dataspace(shape));
        var message = new byte[9];
        message[0] = 3;
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(2), (ushort)(text.Length + 1));
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(4), (ushort)type.Message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(6), (ushort)space.Length);
        message[8] = 1;
        Add(AttributeMessage, [.. message, .. text, 0, .. type.Message, .. space, .. data]);
    }

    /// <summary>Adds an attribute that is a text.</summary>
    public void AddAttribute(string name, string value)
    {
        var text = Encoding.UTF8.GetBytes(value.Length == 0 ? " " : value);
        AddAttribute(name, Hdf5Type.FixedText(text.Length, isUtf8: true), [], text);
    }

    /// <summary>Adds an attribute that is a text with its terminating zero, as HDF5's dimension scales want theirs.</summary>
    public void AddScaleAttribute(string name, string value)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes(value), 0];
        AddAttribute(name, Hdf5Type.FixedText(text.Length, isUtf8: false), [], text);
    }

    /// <summary>The finished header with its checksum.</summary>
    public byte[] ToBytes()
    {
        var messages = _messages.ToArray();
        var header = new byte[10 + messages.Length + 4];
        "OHDR"u8.CopyTo(header);
        // Version 2; the size of the messages has four bytes.
        (header[4], header[5]) = (2, 0x02);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(6), messages.Length);
        messages.CopyTo(header.AsSpan(10));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(header.Length - 4), JenkinsHash.Of(header.AsSpan(0, header.Length - 4)));
        return header;
    }

    void Add(byte type, ReadOnlySpan<byte> data)
    {
        if (data.Length > LargestMessage)
            throw new ArgumentException($"A message of {data.Length} bytes does not fit into an HDF5 header.", nameof(data));
        _messages.AddRange([type, (byte)data.Length, (byte)(data.Length >> 8), 0]);
        _messages.AddRange(data);
    }

    /// <summary>Version 2: a scalar without dimensions, else a simple array of fixed size.</summary>
    static byte[] Dataspace(IReadOnlyList<long> shape)
    {
        var message = new byte[4 + 8 * shape.Count];
        (message[0], message[1], message[3]) = (2, (byte)shape.Count, shape.Count == 0 ? (byte)0 : (byte)1);
        for (var i = 0; i < shape.Count; i++)
            BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(4 + 8 * i), shape[i]);
        return message;
    }
}
