namespace MediaMix;

/// <summary>
/// Cuts the geos of a panel into blocks of neighbours and runs work block by block on a fixed number of threads. The blocks depend on
/// the panel and the work alone, never on the threads, so sums that are kept per block and added in block order have the same bits
/// for every degree. Belongs to one chain; the degree that suits is processors over chains that run at the same time.
/// </summary>
/// <remarks>Threads wait between runs by spinning for some ten microseconds, then asleep; they end with <see cref="Dispose"/>.</remarks>
sealed class GeoBlocks : IDisposable
{
    // Some 50 microseconds of vector work: handing a block over takes one or two.
    const double OperationsPerBlock = 1 << 19;

    // Every block has sums of its own, which must be kept and added.
    const int MostBlocks = 16;

    readonly int _geos;
    readonly BlockTeam? _team;

    /// <summary>Cuts and starts the threads.</summary>
    /// <param name="rows">The panel.</param>
    /// <param name="operationsPerCell">Fused multiply-adds per cell of the whole work, roughly; a logarithm or exponential counts as about ten.</param>
    /// <param name="degree">Threads that work at the same time, the caller's included; 1 = a plain loop.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is below one, or the work negative.</exception>
    public GeoBlocks(PanelRows rows, int operationsPerCell, int degree = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(operationsPerCell);
        _geos = rows.Geos;
        Count = (int)Math.Clamp((double)rows.Cells * operationsPerCell / OperationsPerBlock, 1, Math.Min(MostBlocks, _geos));
        var threads = Math.Min(degree, Count);
        _team = threads > 1 ? new BlockTeam(Count, threads - 1) : null;
    }

    /// <summary>Number of blocks, at least one.</summary>
    public int Count { get; }

    /// <summary>The geos of a block, from First to before End.</summary>
    public (int First, int End) Of(int block) => ((int)((long)_geos * block / Count), (int)((long)_geos * (block + 1) / Count));

    /// <summary>
    /// Calls the body once for every block, from one thread at a time for each, and returns when all are done. What is thrown is the
    /// exception of the first block that failed; which blocks behind it ran is then undefined. Not to be called from a body.
    /// </summary>
    /// <param name="body">Called with the 0-based block; keep the delegate, and nothing is allocated.</param>
    /// <exception cref="ObjectDisposedException">The threads have ended.</exception>
    public void Run(Action<int> body)
    {
        if (_team is null)
        {
            for (var block = 0; block < Count; block++)
                body(block);
            return;
        }
        _team.Run(body);
    }

    /// <summary>Ends the threads and waits for them; again has no effect.</summary>
    public void Dispose()
    {
        _team?.Stop();
        _team?.Join();
    }
}
