using System.Buffers.Binary;

namespace MediaMix.Data;

/// <summary>
/// The types of numbers and texts that are written, as datatype messages of HDF5's file format (The HDF Group, HDF5 File Format
/// Specification 3.0, section IV.A.2.d): little-endian, version 1. Immutable and thread-safe.
/// </summary>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Message">The datatype message.</param>
sealed record Hdf5Type(int Size, byte[] Message)
{
    const byte FixedPoint = 0x10, FloatingPoint = 0x11, Text = 0x13, Reference = 0x17, VariableLength = 0x19;
    const byte Utf8 = 1;

    /// <summary>64-bit IEEE number: sign in bit 63, exponent of 11 bits from bit 52, bias 1023.</summary>
    public static Hdf5Type Double { get; } = new(8, [FloatingPoint, 0x20, 63, 0, 8, 0, 0, 0, 0, 0, 64, 0, 52, 11, 0, 52, 0xff, 0x03, 0, 0]);

    /// <summary>Signed 64-bit integer.</summary>
    public static Hdf5Type Long { get; } = new(8, [FixedPoint, 0x08, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0]);

    /// <summary>Signed 8-bit integer.</summary>
    public static Hdf5Type SignedByte { get; } = new(1, [FixedPoint, 0x08, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0]);

    /// <summary>Texts of any length: elements are places in a heap.</summary>
    public static Hdf5Type String { get; } = new(16, [VariableLength, 0x01, Utf8, 0, 16, 0, 0, 0, FixedPoint, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0]);

    /// <summary>Lists of references to objects of the file: elements are places in a heap.</summary>
    public static Hdf5Type ReferenceList { get; } = new(16, [VariableLength, 0, 0, 0, 16, 0, 0, 0, Reference, 0, 0, 0, 8, 0, 0, 0]);

    /// <summary>Text of a fixed number of bytes, ended by the first zero.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <param name="isUtf8">False for plain ASCII.</param>
    public static Hdf5Type FixedText(int bytes, bool isUtf8)
    {
        var message = new byte[8];
        (message[0], message[1]) = (Text, isUtf8 ? (byte)(Utf8 << 4) : (byte)0);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), bytes);
        return new(bytes, message);
    }
}
