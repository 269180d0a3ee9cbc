using System.Text;
using MediaMix.Inference;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// The progress of a run on disk, in the folder <c>journal</c> of its partial folder: one log per chain, and the key of the
/// run they belong to. A chain is kept at most once a second, so that a short run never writes here. Thread-safe.
/// </summary>
public sealed class RunJournal : IChainJournal
{
    internal const string FolderName = "journal";

    const string KeyFile = "key";
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    readonly string _folder;
    readonly string _key;
    readonly TimeProvider _clock;
    readonly long _created;
    readonly Lock _lock = new();

    internal RunJournal(string partial, string key, TimeProvider clock)
    {
        (_folder, _key, _clock, _created) = (Path.Combine(partial, FolderName), key, clock, clock.GetTimestamp());
        HasRecords = File.Exists(Path.Combine(_folder, KeyFile));
    }

    /// <summary>True when something is kept, from this process or an earlier one.</summary>
    public bool HasRecords { get; private set; }

    /// <inheritdoc/>
    public IChainLog Open(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"{FaultText.Quote(name)} is not the name of a log.", nameof(name));
        return new ChainLog(this, Path.Combine(_folder, Invariant($"{name}.log")));
    }

    /// <summary>The key that a journal belongs to, or null when nothing is kept.</summary>
    internal static string? KeyOf(string partial)
    {
        var file = Path.Combine(partial, FolderName, KeyFile);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>Makes the folder and names the run, once.</summary>
    void Begin()
    {
        lock (_lock)
        {
            if (HasRecords)
                return;
            Directory.CreateDirectory(_folder);
            var (file, draft) = (Path.Combine(_folder, KeyFile), Path.Combine(_folder, KeyFile + ".draft"));
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(_key));
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, file);
            HasRecords = true;
        }
    }

    sealed class ChainLog : IChainLog
    {
        readonly RunJournal _journal;
        readonly string _path;
        RecordLog? _file;
        long _last;

        public ChainLog(RunJournal journal, string path)
        {
            (_journal, _path, _last) = (journal, path, journal._created);
            if (journal.HasRecords && File.Exists(path))
                _file = RecordLog.Open(path);
        }

        public IReadOnlyList<byte[]> Records => _file?.Records ?? [];

        public bool IsDue => _journal._clock.GetElapsedTime(_last) >= Interval;

        public void Append(ReadOnlySpan<byte> record)
        {
            _journal.Begin();
            _file ??= RecordLog.Open(_path);
            _file.Append(record);
            _last = _journal._clock.GetTimestamp();
        }

        public void Dispose() => _file?.Dispose();
    }
}
