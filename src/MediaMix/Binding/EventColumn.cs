using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The design column of an event: 1 in its rows. A bump is 1 − d/(lead + 1) in the d-th row before them and decayᵈ in the d-th
/// row after them, the impulse with geometric memory of Box and Tiao (1975).
/// </summary>
static class EventColumn
{
    /// <summary>First and last row of an event, counted from the first row of the axis; they may lie outside it. Null when a label is not one of this axis.</summary>
    public static (int First, int Last)? Rows(EventSpec spec, TimeAxis axis)
    {
        if (!axis.TryLocate(spec.Start, out var first))
            return null;
        if (spec.End is null)
            return (first, spec.Shape == EventShape.Step ? int.MaxValue : first);
        return axis.TryLocate(spec.End, out var last) ? (first, last) : null;
    }

    /// <summary>The column over the rows of a window, padded.</summary>
    /// <param name="spec">An event whose dates are those of the window's axis.</param>
    /// <param name="window">The fitted rows.</param>
    public static double[] Of(EventSpec spec, TimeAxis window)
    {
        var (first, last) = Rows(spec, window) ?? throw new ArgumentException($"The event {spec.Name} has no place on this axis.", nameof(spec));
        var column = Padding.Allocate(window.Count);
        for (var t = 0; t < window.Count; t++)
        {
            column[t] = t < first ? Before(spec, first - t)
                : t <= last ? 1
                : After(spec, t - last);
        }
        return column;
    }

    static double Before(EventSpec spec, int rows) =>
        spec.Shape == EventShape.Bump ? Math.Max(0, 1 - rows / (spec.Lead + 1.0)) : 0;

    static double After(EventSpec spec, int rows) =>
        spec.Shape == EventShape.Bump ? Math.Pow(spec.Decay, rows) : 0;
}
