using BenchmarkDotNet.Attributes;
using MediaMix.Numerics;

namespace MediaMix.Benchmarks;

/// <summary>Saturation curves and their derivatives over one series; times per element.</summary>
public class SaturationBenchmarks
{
    const int Length = 160;
    readonly double[] _x = Series.Positive(Length, 1);
    readonly double[] _adjoint = Series.Positive(Length, 2);
    readonly double[] _response = new double[Length];
    readonly double[] _logRatio = new double[Length];
    readonly double[] _xAdjoint = new double[Length];

    [GlobalSetup]
    public void Prepare() => HillKernel.Forward(_x, 0.5, 1.7, _response, _logRatio);

    [Benchmark(OperationsPerInvoke = Length)]
    public void HillForward() => HillKernel.Forward(_x, 0.5, 1.7, _response, _logRatio);

    [Benchmark(OperationsPerInvoke = Length)]
    public HillAdjoint HillBackwardParameters() => HillKernel.Backward(_x, 1.7, _response, _logRatio, _adjoint, []);

    [Benchmark(OperationsPerInvoke = Length)]
    public HillAdjoint HillBackwardAll() => HillKernel.Backward(_x, 1.7, _response, _logRatio, _adjoint, _xAdjoint);

    [Benchmark(OperationsPerInvoke = Length)]
    public void LogisticForward() => LogisticSaturationKernel.Forward(_x, 0.7, _response);

    [Benchmark(OperationsPerInvoke = Length)]
    public double LogisticBackwardAll() => LogisticSaturationKernel.Backward(_x, 0.7, _response, _adjoint, _xAdjoint);
}
