using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MediaMix.Inference;

/// <summary>
/// How work is run: on how many threads, and until when. One value is handed down from whoever starts the work to every loop in it.
/// It never changes a result: work is cut into pieces by what it is made of, not by the threads that do it. Immutable.
/// </summary>
/// <param name="Threads">Threads that work at the same time, the caller's included; 0 (default) = one per processor.</param>
/// <param name="Token">Ends the work early.</param>
public readonly record struct Execution(int Threads = 0, CancellationToken Token = default)
{
    /// <summary>Threads that work at the same time, at least 1.</summary>
    public int Degree => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>The same with the caller's thread alone: for what is itself one of several pieces.</summary>
    public Execution Alone => this with { Threads = 1 };

    /// <summary>The same for one of several pieces that run at the same time: an equal share of the threads, at least 1.</summary>
    /// <param name="pieces">Pieces, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one.</exception>
    public Execution Share(int pieces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        return this with { Threads = Math.Max(1, Degree / pieces) };
    }

    /// <summary>Calls the body once for every number below the count, in any order, and returns when all are done.</summary>
    /// <param name="count">Number of pieces, ≥ 0.</param>
    /// <param name="body">Does one piece; called from several threads at the same time.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; pieces that had not begun were left out.</exception>
    /// <remarks>What the body throws comes out as it was thrown; of several, one.</remarks>
    public void For(int count, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Degree == 1)
        {
            for (var i = 0; i < count; i++)
            {
                Token.ThrowIfCancellationRequested();
                body(i);
            }
            return;
        }
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Degree, CancellationToken = Token }, body);
        }
        catch (AggregateException failures)
        {
            Token.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>As <see cref="For(int, Action{int})"/>, with a workspace that no two pieces use at the same time.</summary>
    /// <param name="count">Number of pieces, ≥ 0.</param>
    /// <param name="workspace">Makes a workspace; called at most once per thread.</param>
    /// <param name="body">Does one piece; what an earlier piece left in the workspace must not change its result.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void For<TWorkspace>(int count, Func<TWorkspace> workspace, Action<int, TWorkspace> body)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(body);
        // Threads of a pool come and go; workspaces, which may be large, are passed on.
        var idle = new ConcurrentBag<TWorkspace>();
        For(count, i =>
        {
            var work = idle.TryTake(out var used) ? used : workspace();
            body(i, work);
            idle.Add(work);
        });
    }
}
