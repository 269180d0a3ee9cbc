namespace MediaMix.Tests;

/// <summary>Derivatives by central differences with Richardson's correction.</summary>
static class Differences
{
    public static double Central(Func<double, double> f, double x, double step) =>
        (8 * (f(x + step) - f(x - step)) - (f(x + 2 * step) - f(x - 2 * step))) / (12 * step);

    /// <summary>A copy with one entry replaced.</summary>
    public static double[] With(double[] values, int index, double value)
    {
        var copy = (double[])values.Clone();
        copy[index] = value;
        return copy;
    }
}
