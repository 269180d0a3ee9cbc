namespace MediaMix;

/// <summary>A saturation with its parameters at many points at a time. Owns its buffers, which the next call overwrites.</summary>
/// <param name="saturation">The curve.</param>
/// <param name="parameters">Its parameters.</param>
/// <param name="rows">Number of points.</param>
sealed class SaturationCurveAt(Saturation saturation, double[] parameters, int rows)
{
    readonly double[] _value = new double[rows];
    readonly double[] _tape = new double[rows];
    readonly double[] _ones = [.. Enumerable.Repeat(1.0, rows)];
    readonly double[] _slope = new double[rows];
    readonly double[] _ignored = new double[parameters.Length];

    /// <summary>The response at some exposures.</summary>
    public double[] At(double[] points)
    {
        saturation.Forward(parameters, points, _value, _tape);
        return _value;
    }

    /// <summary>The response at some exposures, and its slope there.</summary>
    public (double[] Value, double[] Slope) WithSlopeAt(double[] points)
    {
        At(points);
        saturation.Pullback(parameters, points, _value, _tape, _ones, _slope, _ignored);
        return (_value, _slope);
    }
}
