namespace MediaMix;

/// <summary>An open interval of the real line; either end may be infinite.</summary>
/// <param name="Lower">Lower end, −∞ when there is none.</param>
/// <param name="Upper">Upper end, +∞ when there is none.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>All real numbers.</summary>
    public static Interval Real => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The positive numbers.</summary>
    public static Interval Positive => new(0, double.PositiveInfinity);

    /// <summary>Numbers between 0 and 1.</summary>
    public static Interval Unit => new(0, 1);

    /// <summary>True when every number of this interval lies in <paramref name="other"/>.</summary>
    /// <param name="other">The larger interval.</param>
    public bool IsWithin(Interval other) => Lower >= other.Lower && Upper <= other.Upper;

    /// <summary>True when <paramref name="value"/> lies strictly inside.</summary>
    /// <param name="value">Any number.</param>
    public bool Contains(double value) => value > Lower && value < Upper;
}
