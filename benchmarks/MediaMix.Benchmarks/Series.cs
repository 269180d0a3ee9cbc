using MediaMix.Numerics;

namespace MediaMix.Benchmarks;

/// <summary>Positive numbers of the order of one, the same in every run.</summary>
static class Series
{
    internal static double[] Positive(int length, int purpose)
    {
        var rng = Rng.Create(2025, 0, 0, purpose);
        var x = new double[length];
        foreach (ref var value in x.AsSpan())
            value = 0.01 + 5 * rng.NextDouble();
        return x;
    }
}
