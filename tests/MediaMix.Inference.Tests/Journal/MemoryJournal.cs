namespace MediaMix.Inference.Tests.Journal;

/// <summary>A journal in memory that dies after a number of records, as a process would.</summary>
sealed class MemoryJournal : IChainJournal
{
    readonly Dictionary<string, List<byte[]>> _logs = [];
    readonly Lock _lock = new();
    int _left;

    /// <summary>Appends allowed before the journal dies.</summary>
    public int Allow
    {
        set => _left = value;
    }

    /// <summary>Transitions between records.</summary>
    public int Interval { get; init; } = 1;

    public Dictionary<string, List<byte[]>> Logs => _logs;

    public IChainLog Open(string name)
    {
        lock (_lock)
        {
            if (!_logs.TryGetValue(name, out var records))
                _logs[name] = records = [];
            return new Log(this, records);
        }
    }

    sealed class Log(MemoryJournal journal, List<byte[]> records) : IChainLog
    {
        int _asked;

        public IReadOnlyList<byte[]> Records { get; } = [.. records];

        public bool IsDue => ++_asked % journal.Interval == 0;

        public void Append(ReadOnlySpan<byte> record)
        {
            if (Interlocked.Decrement(ref journal._left) < 0)
                throw new IOException("Killed.");
            records.Add(record.ToArray());
        }

        public void Dispose()
        {
        }
    }
}
