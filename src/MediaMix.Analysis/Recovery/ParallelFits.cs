using System.Runtime.ExceptionServices;

namespace MediaMix.Analysis;

/// <summary>Runs independent fits at the same time, each on one thread, and keeps their results in order.</summary>
static class ParallelFits
{
    /// <summary>Runs all fits.</summary>
    /// <param name="count">Number of fits.</param>
    /// <param name="threads">Fits at the same time; 0 = one per processor.</param>
    /// <param name="fit">Runs one of them; what it returns depends on its number alone.</param>
    /// <param name="completed">Told how many are done, from their threads; null = nobody.</param>
    /// <param name="token">Stops running fits between transitions and begins no other.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static T[] Run<T>(int count, int threads, Func<int, T> fit, Action<int>? completed, CancellationToken token)
    {
        var results = new T[count];
        var done = 0;
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, (i, state) =>
            {
                try
                {
                    token.ThrowIfCancellationRequested();
                    results[i] = fit(i);
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested)
                {
                    // One exception for the caller, below, in place of one per thread.
                    state.Stop();
                    return;
                }
                completed?.Invoke(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        token.ThrowIfCancellationRequested();
        return results;
    }
}
