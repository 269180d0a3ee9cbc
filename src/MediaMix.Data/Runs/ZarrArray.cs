using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Layout of one array [chain, draw] of a Zarr v2 folder: chunks of one chain and a block of draws.</summary>
/// <param name="Chains">Number of chains.</param>
/// <param name="Draws">Number of draws per chain.</param>
readonly record struct ZarrArray(int Chains, int Draws)
{
    public const string OrderKey = "mediamix_order";

    public const string NameKey = "name";

    public const int BlockLength = 500;

    const int Level = 5;

    /// <summary>Number of blocks of a chain; the last is padded.</summary>
    public int Blocks => (Draws + BlockLength - 1) / BlockLength;

    public static string ChunkName(int chain, int block) => Invariant($"{chain}.{block}");

    public JsonObject Header() => new()
    {
        ["chunks"] = new JsonArray(1, BlockLength),
        ["compressor"] = new JsonObject { ["id"] = "zlib", ["level"] = Level },
        ["dtype"] = "<f8",
        ["fill_value"] = "NaN",
        ["filters"] = null,
        ["order"] = "C",
        ["shape"] = new JsonArray(Chains, Draws),
        ["zarr_format"] = 2,
    };

    public static JsonObject Attributes(string name) => new()
    {
        ["_ARRAY_DIMENSIONS"] = new JsonArray("chain", "draw"),
        [NameKey] = name,
    };

    /// <summary>Writes the blocks of one chain.</summary>
    public void WriteChunks(ReadOnlySpan<double> draws, Func<int, Stream> open)
    {
        var bytes = new byte[BlockLength * sizeof(double)];
        for (var block = 0; block < Blocks; block++)
        {
            var part = draws[(block * BlockLength)..Math.Min(Draws, (block + 1) * BlockLength)];
            for (var i = 0; i < BlockLength; i++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), i < part.Length ? part[i] : double.NaN);
            using var zlib = new ZLibStream(open(block), new ZLibCompressionOptions { CompressionLevel = Level });
            zlib.Write(bytes);
        }
    }

    /// <summary>Reads one block into its place in a chain.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    /// <exception cref="EndOfStreamException">The block is too short.</exception>
    public void ReadChunk(Stream stream, int block, Span<double> draws)
    {
        var bytes = new byte[BlockLength * sizeof(double)];
        using var zlib = new ZLibStream(stream, CompressionMode.Decompress);
        zlib.ReadExactly(bytes);
        var part = draws[(block * BlockLength)..Math.Min(Draws, (block + 1) * BlockLength)];
        for (var i = 0; i < part.Length; i++)
            part[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)));
    }
}
