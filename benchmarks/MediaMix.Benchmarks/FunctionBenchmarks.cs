using BenchmarkDotNet.Attributes;
using MediaMix.Numerics;

namespace MediaMix.Benchmarks;

/// <summary>Elementary functions over one series; times per element. <c>MathExp</c> is the loop they replace.</summary>
public class FunctionBenchmarks
{
    const int Length = 160;
    readonly double[] _x = Series.Positive(Length, 1);
    readonly double[] _y = new double[Length];

    [Benchmark(Baseline = true, OperationsPerInvoke = Length)]
    public void MathExp()
    {
        for (var i = 0; i < _x.Length; i++)
            _y[i] = Math.Exp(_x[i]);
    }

    [Benchmark(OperationsPerInvoke = Length)]
    public void Exp() => Kernels.Exp(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public void Expm1() => Kernels.Expm1(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public void Log() => Kernels.Log(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public void Log1p() => Kernels.Log1p(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public void Tanh() => Kernels.Tanh(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public void Logistic() => Kernels.Logistic(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public double Dot() => Kernels.Dot(_x, _y);

    [Benchmark(OperationsPerInvoke = Length)]
    public void Axpy() => Kernels.Axpy(1e-12, _x, _y);
}
