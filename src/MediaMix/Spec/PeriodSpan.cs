namespace MediaMix;

/// <summary>A stretch of time, both ends included.</summary>
/// <param name="From">First day as an ISO date, or first period where periods are numbered.</param>
/// <param name="To">Last day or period.</param>
public sealed record PeriodSpan(string From, string To)
{
    /// <summary>Text form, <c>from..to</c>.</summary>
    public override string ToString() => $"{From}..{To}";

    /// <summary>The rows of a window that lie in the span; null when a label is not one of the window's axis, or no row lies inside.</summary>
    /// <param name="window">The fitted rows.</param>
    public Range? RowsIn(TimeAxis window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (!window.TryLocate(From, out var first) || !window.TryLocate(To, out var last))
            return null;
        (first, last) = (Math.Max(first, 0), Math.Min(last, window.Count - 1));
        return first <= last ? first..(last + 1) : null;
    }
}
