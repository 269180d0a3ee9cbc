using BenchmarkDotNet.Attributes;
using MediaMix.Inference;
using MediaMix.Testing;

namespace MediaMix.Benchmarks;

/// <summary>
/// One gradient of a whole model: every parameter in its own coordinate, and as it is sampled by default. The reference models need
/// MEDIAMIX_REFERENCE and are left out without it.
/// </summary>
public class GradientBenchmarks
{
    ILogDensity _raw = null!;
    ILogDensity _collapsed = null!;
    double[] _rawPosition = [];
    double[] _collapsedPosition = [];
    double[] _gradient = [];

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models =>
        Environment.GetEnvironmentVariable("MEDIAMIX_REFERENCE") is { Length: > 0 } ? ["demo", "google2017", "pymc_default"] : ["demo"];

    [GlobalSetup]
    public void Prepare()
    {
        var (spec, panel) = Model switch
        {
            "google2017" => ReferenceModels.Google2017(),
            "pymc_default" => ReferenceModels.PymcDefault(),
            _ => (DemoWorld.AnalystModel, DemoWorld.Create(42).Panel),
        };
        var model = BoundModel.Bind(spec, panel);
        _raw = model.CreateDensity();
        _collapsed = model.CreateSamplingDensity();
        (_rawPosition, _collapsedPosition) = (Position(_raw), Position(_collapsed));
        _gradient = new double[_raw.Dimension];
        if (!double.IsFinite(Raw()) || !double.IsFinite(Collapsed()))
            throw new InvalidOperationException($"The density of {Model} is not finite where it is to be timed.");
    }

    [Benchmark(Baseline = true)]
    public double Raw() => _raw.Evaluate(_rawPosition, _gradient);

    [Benchmark]
    public double Collapsed() => _collapsed.Evaluate(_collapsedPosition, _gradient.AsSpan(0, _collapsedPosition.Length));

    // Around the middle of every support, no two alike.
    static double[] Position(ILogDensity density) => [.. Enumerable.Range(0, density.Dimension).Select(static i => 0.1 * (i % 7 - 3))];
}
