namespace MediaMix;

/// <summary>
/// The concave upper bound of what several channels bring together in one draw, for plans between two limits, where their effects
/// multiply. exp(Σ parts) is the geometric mean of the e^(part/w) with weights w that add up to one, and a geometric mean of
/// concave functions is concave: so each e^(part/w) is replaced by the smallest concave function above it. Immutable and thread-safe.
/// </summary>
public sealed class JointMajorant
{
    internal JointMajorant(LogChords?[] channels) => Channels = channels;

    /// <summary>Per channel of the list; null where the exponential of its part is concave itself.</summary>
    internal LogChords?[] Channels { get; }

    /// <summary>True where the effect is concave itself, and so its own bound.</summary>
    public bool IsExact => Array.TrueForAll(Channels, static chords => chords is null);
}

/// <summary>
/// The smallest concave function above e^(response/c) on an interval, row by row, as the response that it would be that of: a straight
/// line from the lower end that touches the exponential at a tangent point, and the response itself from there.
/// </summary>
sealed class LogChords
{
    /// <summary>Halvings: the tangent point is then known to the last digits.</summary>
    const int Halvings = 50;

    const double Shortest = 1e-9;

    readonly double _c;
    readonly double[] _from;
    readonly double[] _to;
    readonly double[] _value;
    readonly double[] _slope;

    LogChords(double c, double[] from, double[] to, double[] value, double[] slope) => (_c, _from, _to, _value, _slope) = (c, from, to, value, slope);

    /// <summary>Finds the lines.</summary>
    /// <param name="saturation">A curve whose exponential is convex up to some exposure, concave from there.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="c">What divides the response, > 0.</param>
    /// <param name="low">Least exposure per row.</param>
    /// <param name="high">Largest exposure per row.</param>
    public static LogChords Of(Saturation saturation, double[] parameters, double c, double[] low, double[] high)
    {
        var curve = new SaturationCurveAt(saturation, parameters, low.Length);
        var atLow = (double[])curve.At(low).Clone();
        var (left, right, middle) = ((double[])low.Clone(), (double[])high.Clone(), new double[low.Length]);
        for (var i = 0; i < Halvings; i++)
        {
            for (var row = 0; row < middle.Length; row++)
                middle[row] = 0.5 * (left[row] + right[row]);
            var (value, steep) = curve.WithSlopeAt(middle);
            for (var row = 0; row < middle.Length; row++)
            {
                // Over the value at the lower end: e^y − 1 is how far the curve has risen, and e^y·h'/c its slope.
                var rise = Math.Exp((value[row] - atLow[row]) / c);
                var isBefore = rise * steep[row] / c * (middle[row] - low[row]) > rise - 1;
                (isBefore ? left : right)[row] = middle[row];
            }
        }
        var atTouch = curve.At(right);
        var slope = new double[low.Length];
        for (var row = 0; row < slope.Length; row++)
        {
            // A line of no length has no slope but rounding errors.
            if (right[row] - low[row] <= Shortest * high[row])
                right[row] = low[row];
            else
                slope[row] = Math.Exp((atTouch[row] - atLow[row]) / c) / (right[row] - low[row]) - 1 / (right[row] - low[row]);
        }
        return new LogChords(c, low, right, atLow, slope);
    }

    /// <summary>Puts the response of the bound in the place of the curve's on the lines.</summary>
    public void Lift(ReadOnlySpan<double> seen, Span<double> response)
    {
        for (var row = 0; row < response.Length; row++)
        {
            if (IsOnLine(row, seen[row]))
                response[row] = _value[row] + _c * Numerics.ScalarMath.Log(Rise(row, seen[row]));
        }
    }

    /// <summary>Puts weight × slope of the bound in the place of the curve's on the lines.</summary>
    public void Tilt(ReadOnlySpan<double> seen, ReadOnlySpan<double> weight, Span<double> slope)
    {
        for (var row = 0; row < slope.Length; row++)
        {
            if (IsOnLine(row, seen[row]))
                slope[row] = weight[row] * _c * _slope[row] / Rise(row, seen[row]);
        }
    }

    /// <summary>The upper end belongs to the line: what the curve does beyond it is no slope of the bound.</summary>
    bool IsOnLine(int row, double seen) => _to[row] > _from[row] && seen <= _to[row];

    /// <summary>Outside the limits by a rounding error the line goes on, but never to where it has no log.</summary>
    double Rise(int row, double seen) => Math.Max(1 + _slope[row] * (seen - _from[row]), double.Epsilon);
}
