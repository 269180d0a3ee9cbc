namespace MediaMix.Numerics.Tests;

/// <summary>Distances in units in the last place.</summary>
static class Ulp
{
    /// <summary>|actual − exact| in ulp of the exact value.</summary>
    internal static double Distance(double actual, DoubleDouble exact) =>
        Math.Abs(actual - exact.High - exact.Low) / Size(exact.High);

    /// <summary>As above for an exact value that is only known correctly rounded; it may be ½ too small or too large.</summary>
    internal static double Distance(double actual, double rounded) =>
        actual.Equals(rounded) ? 0 : Math.Abs(actual - rounded) / Size(rounded);

    static double Size(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
