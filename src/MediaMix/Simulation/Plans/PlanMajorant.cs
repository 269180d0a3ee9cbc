namespace MediaMix;

/// <summary>
/// The concave upper bound of one channel's effect in one draw, for plans between two limits. Immutable and thread-safe.
/// </summary>
public sealed class PlanMajorant
{
    internal PlanMajorant(Chords?[] chords) => Chords = chords;

    /// <summary>Per series; null where the effect is concave itself.</summary>
    internal Chords?[] Chords { get; }

    /// <summary>True where the effect is concave itself, and so its own bound.</summary>
    public bool IsExact => Array.TrueForAll(Chords, static chords => chords is null);
}

/// <summary>
/// The smallest concave function above an S-shaped curve on an interval, row by row: a straight line from the lower end that touches
/// the curve at a tangent point, and the curve itself from there. Of a curve that counts negatively, which is convex where the
/// curve is concave, the line between both ends, or where that is no bound the value at the lower end.
/// </summary>
sealed class Chords
{
    /// <summary>Halvings: the tangent point is then known to the last digits.</summary>
    const int Halvings = 50;

    const double Shortest = 1e-9;

    readonly double[] _from;
    readonly double[] _to;
    readonly double[] _value;
    readonly double[] _slope;

    Chords(double[] from, double[] to, double[] value, double[] slope) => (_from, _to, _value, _slope) = (from, to, value, slope);

    /// <summary>Finds the lines.</summary>
    /// <param name="saturation">Convex up to some exposure, concave from there.</param>
    /// <param name="state">Its parameters.</param>
    /// <param name="low">Least exposure per row.</param>
    /// <param name="high">Largest exposure per row.</param>
    /// <param name="isNegative">True where the curve counts negatively.</param>
    public static Chords Of(Saturation saturation, TransformDraw state, double[] low, double[] high, bool isNegative)
    {
        var curve = new SaturationCurveAt(saturation, state.Saturation, low.Length);
        var atLow = (double[])curve.At(low).Clone();
        var touch = (double[])high.Clone();
        if (!isNegative)
            Touch(curve, low, atLow, touch);
        var atTouch = curve.At(touch);
        var slope = new double[low.Length];
        for (var row = 0; row < slope.Length; row++)
        {
            // A line of no length has no slope but rounding errors.
            if (touch[row] - low[row] <= Shortest * high[row])
                touch[row] = low[row];
            else if (!isNegative || state.IsConcave)
                slope[row] = (atTouch[row] - atLow[row]) / (touch[row] - low[row]);
        }
        return new Chords(low, touch, atLow, slope);
    }

    /// <summary>Replaces slopes up to the tangent points, and returns by how much the bound is above the effect.</summary>
    /// <param name="seen">Exposure per row.</param>
    /// <param name="response">The curve there.</param>
    /// <param name="weight">What a unit of the curve counts, per row.</param>
    /// <param name="slope">In: weight × slope of the curve; out: that of the bound.</param>
    public double Raise(double[] seen, double[] response, ReadOnlySpan<double> weight, double[] slope)
    {
        var sum = 0.0;
        for (var row = 0; row < weight.Length; row++)
        {
            // The upper end belongs to the line: what the curve does beyond it is no slope of the bound.
            if (weight[row] == 0 || !(_to[row] > _from[row]) || !(seen[row] <= _to[row]))
                continue;
            // Outside the limits by a rounding error the line goes on.
            sum += weight[row] * (_value[row] + _slope[row] * (seen[row] - _from[row]) - response[row]);
            slope[row] = weight[row] * _slope[row];
        }
        return sum;
    }

    /// <summary>
    /// Bisects for the point where the line from the lower end touches: before it the curve at a point is steeper than the line to
    /// that point, behind it flatter. Where it is steeper up to the upper end, that is the point.
    /// </summary>
    static void Touch(SaturationCurveAt curve, double[] low, double[] atLow, double[] touch)
    {
        var (left, right, middle) = ((double[])low.Clone(), (double[])touch.Clone(), new double[low.Length]);
        for (var i = 0; i < Halvings; i++)
        {
            for (var row = 0; row < middle.Length; row++)
                middle[row] = 0.5 * (left[row] + right[row]);
            var (value, steep) = curve.WithSlopeAt(middle);
            for (var row = 0; row < middle.Length; row++)
            {
                var isBefore = steep[row] * (middle[row] - low[row]) > value[row] - atLow[row];
                (isBefore ? left : right)[row] = middle[row];
            }
        }
        right.CopyTo(touch, 0);
    }
}
