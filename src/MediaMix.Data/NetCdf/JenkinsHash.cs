using System.Buffers.Binary;
using System.Numerics;

namespace MediaMix.Data;

/// <summary>Bob Jenkins' hash <c>lookup3</c> (2006, function <c>hashlittle</c>), the checksum of HDF5's metadata. Stateless.</summary>
static class JenkinsHash
{
    /// <summary>The hash with initial value 0. Allocates nothing.</summary>
    public static uint Of(ReadOnlySpan<byte> key)
    {
        var a = 0xdeadbeef + (uint)key.Length;
        var (b, c) = (a, a);
        while (key.Length > 12)
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(key);
            b += BinaryPrimitives.ReadUInt32LittleEndian(key[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(key[8..]);
            Mix(ref a, ref b, ref c);
            key = key[12..];
        }
        if (key.Length == 0)
            return c;
        // The last block, as if zeros followed.
        Span<byte> last = stackalloc byte[12];
        last.Clear();
        key.CopyTo(last);
        a += BinaryPrimitives.ReadUInt32LittleEndian(last);
        b += BinaryPrimitives.ReadUInt32LittleEndian(last[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(last[8..]);
        return Finish(a, b, c);
    }

    static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Step(ref a, ref c, b, 4);
        Step(ref b, ref a, c, 6);
        Step(ref c, ref b, a, 8);
        Step(ref a, ref c, b, 16);
        Step(ref b, ref a, c, 19);
        Step(ref c, ref b, a, 4);
    }

    /// <summary>x −= y; x ^= rot(y); y += z.</summary>
    static void Step(ref uint x, ref uint y, uint z, int bits)
    {
        x = (x - y) ^ BitOperations.RotateLeft(y, bits);
        y += z;
    }

    static uint Finish(uint a, uint b, uint c)
    {
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }
}
