namespace MediaMix.Numerics;

/// <summary>Lengths and arrays rounded up to whole vectors of eight doubles.</summary>
/// <remarks>Every kernel accepts any length; it is fastest, and has no tail to treat, on whole vectors.</remarks>
public static class Padding
{
    /// <summary>Doubles per logical vector, on every processor.</summary>
    public const int Lanes = 8;

    /// <summary>The smallest multiple of 8 that is ≥ <paramref name="length"/>.</summary>
    /// <param name="length">0 … 2147483640.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or larger than that.</exception>
    public static int RoundUp(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, int.MaxValue - (Lanes - 1));
        return (length + (Lanes - 1)) & ~(Lanes - 1);
    }

    /// <summary>A new array of zeros, of <see cref="RoundUp"/>(<paramref name="length"/>) elements.</summary>
    /// <param name="length">As for <see cref="RoundUp"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="RoundUp"/>.</exception>
    public static double[] Allocate(int length) => new double[RoundUp(length)];
}
