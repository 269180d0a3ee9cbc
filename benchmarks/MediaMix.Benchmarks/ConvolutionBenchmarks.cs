using BenchmarkDotNet.Attributes;
using MediaMix.Numerics;

namespace MediaMix.Benchmarks;

/// <summary>Adstock convolution of one channel, 160 periods, and its adjoints; times per call.</summary>
public class ConvolutionBenchmarks
{
    const int Length = 160;
    double[] _exposure = [];
    double[] _weights = [];
    double[] _exposureAdjoint = [];
    double[] _weightAdjoint = [];
    readonly double[] _output = new double[Length];
    readonly double[] _adjoint = Series.Positive(Length, 2);

    [Params(8, 13)]
    public int Lags { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _exposure = Series.Positive(Length + Lags - 1, 1);
        // Small, so that accumulating adjoints over millions of calls stays finite.
        _weights = [.. Series.Positive(Lags, 3).Select(w => 1e-9 * w)];
        _exposureAdjoint = new double[_exposure.Length];
        _weightAdjoint = new double[Lags];
    }

    [Benchmark]
    public void Forward() => Convolution.Forward(_exposure, _weights, _output);

    [Benchmark]
    public void WeightAdjoint() => Convolution.WeightAdjoint(_exposure, _adjoint, _weightAdjoint);

    [Benchmark]
    public void ExposureAdjoint() => Convolution.ExposureAdjoint(_weights, _adjoint, _exposureAdjoint);
}
