namespace MediaMix.Inference;

/// <summary>
/// A chain as records of its log: first which chain it is, then what its warm-up left, then blocks of draws, each saying where it begins.
/// Little-endian, every number in full.
/// </summary>
static class ChainRecords
{
    const int FormatVersion = 1;
    const byte DiagonalKind = 1;
    const byte LowRankKind = 2;

    /// <summary>Which chain of which run this is. A log that begins otherwise is another's.</summary>
    public static byte[] OfHeader(int chain, int dimension, SamplerOptions options)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(FormatVersion);
        writer.Write(chain);
        writer.Write(dimension);
        writer.Write(options.Seed);
        writer.Write(options.Warmup);
        writer.Write(options.Draws);
        writer.Write(options.MaxDepth);
        writer.Write(options.TargetAccept);
        writer.Write((int)options.Starts);
        writer.Write(options.Refinement?.MaxEnergyError ?? 0);
        writer.Write(options.Refinement?.MaxHalvings ?? 0);
        return bytes.ToArray();
    }

    public static byte[] OfWarmup(WarmedChain chain)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteMap(writer, chain.Map);
        writer.Write(chain.StepSize);
        WriteCentring(writer, chain.Centring);
        WriteAll(writer, chain.Position);
        writer.Write(chain.Iterations);
        writer.Write(chain.Gradients);
        return bytes.ToArray();
    }

    /// <summary>Reads what a warm-up left.</summary>
    /// <exception cref="InvalidDataException">The record is not of a chain of this density.</exception>
    public static WarmedChain ReadWarmup(byte[] record, ILogDensity density)
    {
        using var reader = new BinaryReader(new MemoryStream(record));
        return new WarmedChain(
            ReadMap(reader, density.Dimension), reader.ReadDouble(), ReadCentring(reader, density), ReadAll(reader, density.Dimension),
            reader.ReadInt32(), reader.ReadInt64());
    }

    /// <summary>The draws from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
    public static byte[] OfDraws(ChainTrace trace, int from, int to)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(from);
        writer.Write(to);
        for (var draw = from; draw < to; draw++)
        {
            WriteAll(writer, trace.Position(draw));
            writer.Write(trace.LogDensity[draw]);
            WriteTransition(writer, trace.Transitions[draw]);
        }
        return bytes.ToArray();
    }

    /// <summary>Puts a block of draws into its place.</summary>
    /// <param name="record">The block.</param>
    /// <param name="trace">Overwritten from the block's first draw on.</param>
    /// <param name="have">Number of draws already there, at which the block must begin.</param>
    /// <returns>Number of draws now there.</returns>
    /// <exception cref="InvalidDataException">The block does not follow on, or holds more draws than the trace.</exception>
    public static int ReadDraws(byte[] record, ChainTrace trace, int have)
    {
        using var reader = new BinaryReader(new MemoryStream(record));
        var (from, to) = (reader.ReadInt32(), reader.ReadInt32());
        if (from != have || to < from || to > trace.LogDensity.Length)
            throw new InvalidDataException("A block of draws is not where it belongs.");
        for (var draw = from; draw < to; draw++)
        {
            ReadAll(reader, trace.Dimension).CopyTo(trace.Positions, (long)draw * trace.Dimension);
            trace.LogDensity[draw] = reader.ReadDouble();
            trace.Transitions[draw] = ReadTransition(reader);
        }
        return to;
    }

    static void WriteMap(BinaryWriter writer, AffineMap map)
    {
        var (diagonal, lowRank) = map switch
        {
            LowRankMap low => (low.Outer, low),
            DiagonalMap plain => (plain, null),
            _ => throw new NotSupportedException($"A {map.GetType().Name} cannot be kept."),
        };
        writer.Write(lowRank is null ? DiagonalKind : LowRankKind);
        WriteAll(writer, diagonal.Centre);
        WriteAll(writer, diagonal.Scale);
        if (lowRank is null)
            return;
        writer.Write(lowRank.Rank);
        WriteAll(writer, lowRank.Variances);
        for (var k = 0; k < lowRank.Rank; k++)
            WriteAll(writer, lowRank.Direction(k));
    }

    static AffineMap ReadMap(BinaryReader reader, int dimension)
    {
        var kind = reader.ReadByte();
        var (centre, scale) = (ReadAll(reader, dimension), ReadAll(reader, dimension));
        if (kind == DiagonalKind)
            return new DiagonalMap(centre, scale);
        var rank = reader.ReadInt32();
        if (kind != LowRankKind || rank < 0 || rank > dimension)
            throw new InvalidDataException("The metric is not one that this program writes.");
        var variances = ReadAll(reader, rank);
        return new LowRankMap(centre, scale, [.. Enumerable.Range(0, rank).Select(_ => ReadAll(reader, dimension))], variances);
    }

    static void WriteCentring(BinaryWriter writer, CentringMap? centring)
    {
        writer.Write(centring is not null);
        foreach (var row in centring?.Centring ?? [])
            WriteAll(writer, [.. row]);
    }

    static CentringMap? ReadCentring(BinaryReader reader, ILogDensity density)
    {
        if (!reader.ReadBoolean())
            return null;
        if (density is not IHierarchical { Hierarchies: var hierarchies })
            throw new InvalidDataException("The chain has centred hierarchies and the density has none.");
        return new CentringMap(density.Dimension, hierarchies, [.. hierarchies.Select(h => ReadAll(reader, h.Members.Count))]);
    }

    static void WriteTransition(BinaryWriter writer, in TransitionInfo info)
    {
        writer.Write(info.AcceptStatistic);
        writer.Write(info.SymmetricStatistic);
        writer.Write(info.Depth);
        writer.Write(info.Leapfrogs);
        writer.Write(info.IsDivergent);
        writer.Write(info.Energy);
        writer.Write(info.Offset);
    }

    static TransitionInfo ReadTransition(BinaryReader reader) => new(
        reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadDouble(), reader.ReadInt32());

    static void WriteAll(BinaryWriter writer, ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    static double[] ReadAll(BinaryReader reader, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = reader.ReadDouble();
        return values;
    }
}
