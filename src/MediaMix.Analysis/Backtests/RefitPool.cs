namespace MediaMix.Analysis;

/// <summary>Runs several fits at the same time, each with its share of the threads; which of them are neighbours changes no result.</summary>
static class RefitPool
{
    /// <summary>Runs the work of every item and returns the results in the items' order.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="threads">Threads at the same time; 0 = one per processor.</param>
    /// <param name="work">From an item and its number of threads to a result.</param>
    /// <param name="report">Called with the number of finished items, from any thread.</param>
    /// <param name="token">Stops between items; the work heeds it itself, too.</param>
    public static TResult[] Run<TItem, TResult>(
        IReadOnlyList<TItem> items, int threads, Func<TItem, int, TResult> work, Action<int>? report, CancellationToken token)
    {
        var most = threads > 0 ? threads : Environment.ProcessorCount;
        var together = Math.Clamp(most, 1, items.Count);
        // One at a time from the first on: the last ones, with the most data, must not be left for the end.
        var results = ParallelFits.Run(items.Count, together, i => work(items[items.Count - 1 - i], Math.Max(1, most / together)), report, token);
        Array.Reverse(results);
        return results;
    }
}
