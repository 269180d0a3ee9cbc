using System.Buffers.Binary;
using System.Text;

namespace MediaMix.Data.Tests;

/// <summary>
/// Reads the little of HDF5 that netCDF files of this program hold, straight from the bytes as the HDF5 File Format Specification 3.0 lays
/// them out, and fails on anything else.
/// </summary>
sealed class Hdf5Reader(byte[] file)
{
    public sealed record Node(Dictionary<string, long> Links, Dictionary<string, byte[]> Attributes, long[] Shape, byte Class, int Size, long Address);

    public Node Root => Read(Address(36));

    /// <summary>Length that the superblock states.</summary>
    public long End => Address(28);

    public Node Open(string path) => path.Split('/').Aggregate(Root, (node, name) => Read(node.Links[name]));

    public double[] Doubles(Node node) => [.. Enumerable.Range(0, Count(node)).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(file.AsSpan((int)node.Address + 8 * i)))];

    public long[] Longs(Node node) => [.. Enumerable.Range(0, Count(node)).Select(i => Address((int)node.Address + 8 * i))];

    public string[] Strings(Node node) => [.. Enumerable.Range(0, Count(node)).Select(i => Encoding.UTF8.GetString(Heap(file.AsSpan((int)node.Address + 16 * i, 16))))];

    /// <summary>Names of the scales of an array within its group.</summary>
    public string[] Dimensions(Node group, Node array) =>
    [
        .. array.Attributes["DIMENSION_LIST"].Chunk(16).Select(place =>
        {
            var address = BinaryPrimitives.ReadInt64LittleEndian(Heap(place));
            return group.Links.Single(link => link.Value == address).Key;
        }),
    ];

    public void CheckSuperblock()
    {
        Assert.Equal([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 2, 8, 8, 0], file[..12]);
        Assert.Equal(0, Address(12));
        Assert.Equal(-1, Address(20));
        Assert.Equal(JenkinsHash.Of(file.AsSpan(0, 44)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(44)));
    }

    static int Count(Node node) => (int)node.Shape.Aggregate(1L, static (size, n) => size * n);

    long Address(int at) => BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));

    Node Read(long address)
    {
        var at = (int)address;
        Assert.Equal(0, at % 8);
        Assert.Equal("OHDR", Encoding.ASCII.GetString(file, at, 4));
        Assert.Equal((2, 2), (file[at + 4], file[at + 5]));
        var size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 6));
        Assert.Equal(JenkinsHash.Of(file.AsSpan(at, 10 + size)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 10 + size)));
        var node = new Node([], [], [], 0, 0, 0);
        for (var i = at + 10; i < at + 10 + size;)
        {
            var (type, length) = (file[i], BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(i + 1)));
            node = Message(node, type, file.AsSpan(i + 4, length));
            i += 4 + length;
        }
        return node;
    }

    static Node Message(Node node, byte type, ReadOnlySpan<byte> m)
    {
        switch (type)
        {
            case 0x01:
                return node with { Shape = Shape(m) };
            case 0x03:
                return node with { Class = (byte)(m[0] & 15), Size = BinaryPrimitives.ReadInt32LittleEndian(m[4..]) };
            case 0x06:
                var name = BinaryPrimitives.ReadUInt16LittleEndian(m[3..]);
                node.Links.Add(Encoding.UTF8.GetString(m.Slice(5, name)), BinaryPrimitives.ReadInt64LittleEndian(m[(5 + name)..]));
                return node;
            case 0x08:
                Assert.Equal((3, 1), (m[0], m[1]));
                Assert.Equal(node.Size * Count(node), BinaryPrimitives.ReadInt64LittleEndian(m[10..]));
                return node with { Address = BinaryPrimitives.ReadInt64LittleEndian(m[2..]) };
            case 0x0c:
                var sizes = (Name: BinaryPrimitives.ReadUInt16LittleEndian(m[2..]), Type: BinaryPrimitives.ReadUInt16LittleEndian(m[4..]), Space: BinaryPrimitives.ReadUInt16LittleEndian(m[6..]));
                node.Attributes.Add(Encoding.UTF8.GetString(m.Slice(9, sizes.Name - 1)), m[(9 + sizes.Name + sizes.Type + sizes.Space)..].ToArray());
                return node;
            default:
                Assert.Contains(type, (byte[])[0x02, 0x05, 0x0a]);
                return node;
        }
    }

    static long[] Shape(ReadOnlySpan<byte> m)
    {
        var shape = new long[m[1]];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = BinaryPrimitives.ReadInt64LittleEndian(m[(4 + 8 * i)..]);
        return shape;
    }

    byte[] Heap(ReadOnlySpan<byte> place)
    {
        var (address, index) = ((int)BinaryPrimitives.ReadInt64LittleEndian(place[4..]), BinaryPrimitives.ReadInt32LittleEndian(place[12..]));
        Assert.Equal("GCOL", Encoding.ASCII.GetString(file, address, 4));
        for (var i = address + 16; ;)
        {
            var (own, size) = (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(i)), (int)Address(i + 8));
            if (own == index)
                return file[(i + 16)..(i + 16 + size)];
            Assert.NotEqual(0, own);
            i += 16 + (size + 7) / 8 * 8;
        }
    }
}
