using System.Runtime.ExceptionServices;

namespace MediaMix;

/// <summary>
/// Threads that share the blocks of one run after the other with the thread that calls. Blocks are handed out by a counter; a run is
/// over when as many are done as there are, so a thread that wakes too late finds nothing and holds up nobody.
/// </summary>
sealed class BlockTeam
{
    // Some ten microseconds: the time between two runs of one evaluation.
    const int Spins = 400;

    readonly int _blocks;
    readonly Thread[] _threads;
    readonly object _gate = new();
    Action<int>? _body;
    ExceptionDispatchInfo? _failure;
    int _failedBlock;
    int _run;
    int _next;
    int _done;
    int _asleep;
    int _isStopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="blocks">Blocks of every run.</param>
    /// <param name="helpers">Threads besides the one that calls.</param>
    public BlockTeam(int blocks, int helpers)
    {
        _blocks = _next = blocks;
        _threads = new Thread[helpers];
        for (var i = 0; i < helpers; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = "MediaMix geos" };
            _threads[i].Start();
        }
    }

    /// <summary>Calls the body for every block and returns when all are done; throws what the first failed block threw.</summary>
    public void Run(Action<int> body)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isStopped) != 0, typeof(GeoBlocks));
        (_body, _failure, _failedBlock) = (body, null, int.MaxValue);
        Volatile.Write(ref _done, 0);
        // From here on a thread may take a block: it sees all that was written before.
        Interlocked.Exchange(ref _next, 0);
        Interlocked.Increment(ref _run);
        WakeSleepers();
        TakeBlocks();
        for (var spin = 0; spin < Spins && !IsDone(); spin++)
            Thread.SpinWait(1);
        if (!IsDone())
            SleepUntilDone();
        _body = null;
        _failure?.Throw();
    }

    /// <summary>Tells the threads to end.</summary>
    public void Stop()
    {
        Interlocked.Exchange(ref _isStopped, 1);
        WakeSleepers();
    }

    /// <summary>Waits for the threads to end.</summary>
    public void Join()
    {
        foreach (var thread in _threads)
            thread.Join();
    }

    bool IsDone() => Volatile.Read(ref _done) == _blocks;

    bool IsCalled(int seen) => Volatile.Read(ref _run) != seen || Volatile.Read(ref _isStopped) != 0;

    void Work()
    {
        var seen = 0;
        while (Volatile.Read(ref _isStopped) == 0)
        {
            for (var spin = 0; spin < Spins && !IsCalled(seen); spin++)
                Thread.SpinWait(1);
            if (!IsCalled(seen))
                SleepUntilCalled(seen);
            seen = Volatile.Read(ref _run);
            TakeBlocks();
        }
    }

    void TakeBlocks()
    {
        while (Interlocked.Increment(ref _next) - 1 is var block && block < _blocks)
        {
            try
            {
                _body!(block);
            }
            catch (Exception e)
            {
                Record(block, e);
            }
            if (Interlocked.Increment(ref _done) == _blocks)
                WakeSleepers();
        }
    }

    void Record(int block, Exception e)
    {
        lock (_gate)
        {
            if (block < _failedBlock)
                (_failedBlock, _failure) = (block, ExceptionDispatchInfo.Capture(e));
        }
    }

    // A sleeper counts itself before it looks once more, and whoever has news writes it before he counts sleepers: none is missed.
    void SleepUntilCalled(int seen)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _asleep);
            while (!IsCalled(seen))
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _asleep);
        }
    }

    void SleepUntilDone()
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _asleep);
            while (!IsDone())
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _asleep);
        }
    }

    void WakeSleepers()
    {
        if (Volatile.Read(ref _asleep) == 0)
            return;
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
