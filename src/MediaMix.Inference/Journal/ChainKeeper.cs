namespace MediaMix.Inference;

/// <summary>
/// Keeps one chain in its log and takes it up again. Nothing is kept before its warm-up has ended: a chain killed during
/// warm-up replays it. Without a log nothing is kept at all.
/// </summary>
sealed class ChainKeeper
{
    readonly IChainLog? _log;
    readonly ChainTrace _trace;
    readonly byte[] _header;
    bool _hasHeader;
    bool _hasWarmup;

    public ChainKeeper(IChainLog? log, ChainTrace trace, ILogDensity density, SamplerOptions options)
    {
        (_log, _trace, _header) = (log, trace, ChainRecords.OfHeader(trace.Chain, trace.Dimension, options));
        if (log is null || log.Records.Count == 0)
            return;
        try
        {
            if (!log.Records[0].AsSpan().SequenceEqual(_header))
                throw new InvalidDataException("it is another chain");
            _hasHeader = true;
            if (log.Records.Count == 1)
                return;
            Warmed = ChainRecords.ReadWarmup(log.Records[1], density);
            foreach (var block in log.Records.Skip(2))
                Draws = ChainRecords.ReadDraws(block, trace, Draws);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
        {
            throw new SamplingException(trace.Chain, $"Chain {trace.Chain + 1}: what was kept of it cannot be read ({e.Message}). Start the run anew.");
        }
        _hasWarmup = true;
    }

    /// <summary>What the warm-up left, or null when it has not ended.</summary>
    public WarmedChain? Warmed { get; }

    /// <summary>Number of draws that are kept for good.</summary>
    public int Draws { get; private set; }

    /// <summary>Keeps the chain up to a number of draws, if that is due.</summary>
    public void Offer(WarmedChain warmed, int draws)
    {
        if (_log is not { IsDue: true })
            return;
        if (!_hasHeader)
            _log.Append(_header);
        _hasHeader = true;
        if (!_hasWarmup)
            _log.Append(ChainRecords.OfWarmup(warmed));
        _hasWarmup = true;
        if (draws > Draws)
            _log.Append(ChainRecords.OfDraws(_trace, Draws, draws));
        Draws = draws;
    }
}
