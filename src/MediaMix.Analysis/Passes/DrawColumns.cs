namespace MediaMix.Analysis;

/// <summary>
/// Puts draws that come cell after cell into a store that is laid out draw after draw, a batch at a time: a store of a single number in
/// every row would wait for memory each time, and that was most of the time of a large panel. Owned by one thread; several may fill other columns of one store.
/// </summary>
/// <param name="store">[cell][kept draw].</param>
sealed class DrawColumns(double[][] store)
{
    /// <summary>Two cache lines of every row at a time.</summary>
    const int Batch = 16;

    readonly double[] _batch = new double[Batch * store.Length];
    int _first;
    int _count;

    /// <summary>Takes in one draw.</summary>
    /// <param name="kept">0-based kept draw.</param>
    /// <param name="cells">One number per cell of the store.</param>
    public void Add(int kept, ReadOnlySpan<double> cells)
    {
        if (_count == Batch || (_count > 0 && kept != _first + _count))
            Flush();
        if (_count == 0)
            _first = kept;
        cells.CopyTo(_batch.AsSpan(_count * store.Length, store.Length));
        _count++;
    }

    /// <summary>Stores what is left; to be called after the last draw.</summary>
    public void Flush()
    {
        for (var cell = 0; cell < store.Length; cell++)
        {
            var row = store[cell].AsSpan(_first, _count);
            for (var k = 0; k < row.Length; k++)
                row[k] = _batch[k * store.Length + cell];
        }
        _count = 0;
    }
}
