using MediaMix.Inference;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>
/// Collects the progress of all chains from their threads, measures warm-up and sampling, and shows both on a terminal.
/// </summary>
sealed class ProgressMeter(int chains, TimeProvider clock)
{
    readonly ChainProgress[] _latest = new ChainProgress[chains];
    readonly long[] _started = new long[chains];
    readonly long[] _warm = new long[chains];
    readonly long[] _ended = new long[chains];
    readonly Lock _lock = new();

    /// <summary>Seconds of warm-up of the slowest chain.</summary>
    public double WarmupSeconds => Longest(_started, _warm);

    /// <summary>Seconds of sampling of the slowest chain.</summary>
    public double SamplingSeconds => Longest(_warm, _ended);

    /// <summary>Takes in one report; called from the chains' threads.</summary>
    public void Report(ChainProgress progress)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            // A chain that is gone on with begins later than at its first iteration, and perhaps after its warm-up. Of several
            // passes the last is timed.
            if (_latest[progress.Chain].Total == 0 || _latest[progress.Chain].Pass != progress.Pass)
                (_started[progress.Chain], _warm[progress.Chain]) = (now, now);
            if (progress.IsWarmup)
                _warm[progress.Chain] = now;
            _ended[progress.Chain] = now;
            _latest[progress.Chain] = progress;
        }
    }

    /// <summary>Shows the chains until the work is done.</summary>
    public void Show(IAnsiConsole console, Task work)
    {
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var tasks = Enumerable.Range(0, chains).Select(c => context.AddTask($"chain {c + 1}: waiting")).ToArray();
                while (!work.IsCompleted)
                {
                    Refresh(tasks);
                    Task.WhenAny(work, Task.Delay(100)).Wait();
                }
                Refresh(tasks);
            });
    }

    void Refresh(ProgressTask[] tasks)
    {
        for (var c = 0; c < chains; c++)
        {
            ChainProgress p;
            lock (_lock)
                p = _latest[c];
            if (p.Total == 0)
                continue;
            tasks[c].MaxValue = p.Total;
            tasks[c].Value = p.Iteration;
            tasks[c].Description = Describe(c, p);
        }
    }

    static string Describe(int chain, ChainProgress p)
    {
        var phase = (p.Pass > 0 ? "again, " : "") + (p.IsWarmup ? "warm-up " : "sampling");
        return FormattableString.Invariant(
            $"chain {chain + 1}: {phase} {p.Iteration,5}/{p.Total}, step {p.StepSize:0.000}, {p.Divergences} divergences");
    }

    double Longest(long[] from, long[] to)
    {
        lock (_lock)
            return Enumerable.Range(0, chains).Max(c => clock.GetElapsedTime(from[c], to[c]).TotalSeconds);
    }
}
