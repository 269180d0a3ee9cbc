using BenchmarkDotNet.Attributes;
using MediaMix.Numerics;

namespace MediaMix.Benchmarks;

/// <summary>Functions of one number and random numbers; times per call, each call waiting for the last.</summary>
public class ScalarBenchmarks
{
    double _x = 0.3;
    Rng _rng = Rng.Create(1, 2, 3, 4);

    [Benchmark(Baseline = true)]
    public double MathExp() => _x = Math.Exp(-_x);

    [Benchmark]
    public double Exp() => _x = ScalarMath.Exp(-_x);

    [Benchmark]
    public double Log() => _x = ScalarMath.Log(3 + _x);

    [Benchmark]
    public ulong RandomBits() => _rng.NextUInt64();

    [Benchmark]
    public double Normal() => _rng.NextNormal();
}
