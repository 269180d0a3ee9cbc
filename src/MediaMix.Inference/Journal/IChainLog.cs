namespace MediaMix.Inference;

/// <summary>The append-only log of one chain. Used by one thread at a time.</summary>
public interface IChainLog : IDisposable
{
    /// <summary>The records kept so far, oldest first, each exactly as it was appended; a torn last one is not among them.</summary>
    IReadOnlyList<byte[]> Records { get; }

    /// <summary>True when enough is at stake to append a record; asked after every transition, so it must be fast.</summary>
    bool IsDue { get; }

    /// <summary>Keeps a record: when this returns, it survives the death of the process.</summary>
    /// <param name="record">Any bytes.</param>
    void Append(ReadOnlySpan<byte> record);
}
